/// The output formats, by name.
package enum Formats {
  /// Every format, in the order of their names.
  package static let all: [any OutputFormat.Type] = [
    CSVFormat.self,
    JSONFormat.self,
    JSONLinesFormat.self,
    MarkdownFormat.self,
    TableFormat.self,
    TSVFormat.self,
  ]

  /// The names, in order.
  package static var names: [String] { all.map { $0.name } }

  /// The format with a name, set up for the place where the text is shown; nil for other words.
  package static func named(
    _ name: String,
    screen: Screen,
    cells: CellOptions = CellOptions()
  ) -> (any OutputFormat)? {
    all.first { $0.name == name }?.init(screen: screen, cells: cells)
  }
}
