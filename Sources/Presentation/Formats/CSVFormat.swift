package import Columns

/// Comma-separated values after RFC 4180: a header of names, LF line ends, full precision.
///
///     service,variance
///     Home to School Transport,10036
///     "Placements, external",c
package struct CSVFormat: OutputFormat {
  package static let name = "csv"

  private let cells: CellOptions

  package init(screen: Screen, cells: CellOptions) { self.cells = cells }

  package func write(_ table: Table, to stream: inout some AnswerStream) {
    DelimitedText(delimiter: UInt8(ascii: ","), cells: cells).write(
      table,
      to: &stream
    )
  }
}
