/// The formats that files are read in; a new one is one line here.
enum Formats {
  static let all: [any DatasetFormat] = [
    CSVFormat()
  ]

  /// The format of a file by its ending; a file with an ending that no format has is read as CSV,
  /// because exports carry all kinds of names.
  static func format(of path: String) -> any DatasetFormat {
    let ending = Path.ending(Compression.inner(path))
    return all.first { $0.endings.contains(ending) } ?? CSVFormat()
  }

  /// Whether a file's ending is that of a table.
  static func isTable(_ path: String) -> Bool {
    let ending = Path.ending(Compression.inner(path))
    return all.contains { $0.endings.contains(ending) }
  }
}
