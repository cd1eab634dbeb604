package import Columns

/// Tab-separated values; a text that holds a tab, a quote or a line end is quoted as in CSV.
package struct TSVFormat: OutputFormat {
  package static let name = "tsv"

  private let cells: CellOptions

  package init(screen: Screen, cells: CellOptions) { self.cells = cells }

  package func write(_ table: Table, to stream: inout some AnswerStream) {
    DelimitedText(delimiter: UInt8(ascii: "\t"), cells: cells).write(
      table,
      to: &stream
    )
  }
}
