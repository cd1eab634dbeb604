import Arrow
import Columns

/// Where the rows of an Arrow file come from: of one that was made of another file, that file and its
/// lines.
enum ArrowLines {
  static let fileKey = "scrutineer.source"
  static let countedKey = "scrutineer.source-counted"
  static let linesKey = "scrutineer.source-lines"
  static let publicationKey = "scrutineer.source-publication"

  /// The source of a file's rows.
  static func source(
    of file: ArrowFile,
    name: String,
    _ description: ResourceDescription
  ) -> TableSource {
    guard let origin = file.metadata[fileKey],
      let lines = file.metadata[linesKey].flatMap(LineMap.init(code:))
    else {
      return TableSource(
        file: name,
        counted: "row",
        line: { $0 + 1 },
        publication: description.publication
      )
    }
    let publication = file.metadata[publicationKey]
    return TableSource(
      file: origin,
      counted: file.metadata[countedKey] ?? "line",
      line: { lines.line(ofRow: $0) },
      publication: { publication ?? description.publication() }
    )
  }

  /// What a file keeps of where so many rows come from.
  static func metadata(of source: TableSource, rows: Int) -> [(key: String, value: String)] {
    var lines = LineMap()
    for row in 0..<rows { lines.add(row: row, line: source.line(row)) }
    var entries = [
      (fileKey, source.file), (countedKey, source.counted), (linesKey, lines.code),
    ]
    if let publication = source.publication() { entries.append((publicationKey, publication)) }
    return entries
  }
}

extension LineMap {
  /// The map as text: the row and the line of the first row of each stretch.
  var code: String { breaks.map { "\($0.row) \($0.line)" }.joined(separator: "\n") }

  /// The map of such a text.
  init?(code: String) {
    self.init()
    var last = -1
    for line in code.split(separator: "\n") {
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 2, numbers[0] > last, numbers[1] > 0, numbers[1] < 1 << 40 else {
        return nil
      }
      add(row: numbers[0], line: numbers[1])
      last = numbers[0]
    }
  }
}
