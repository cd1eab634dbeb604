package import Columns

/// Comma-separated values after RFC 4180: a header of names, LF line ends, full precision.
///
///     service,variance
///     Home to School Transport,10036
///     "Placements, external",c
package struct CSVFormat: OutputFormat {
  package static let name = "csv"

  /// How a missing cell is written.
  package var missing: DelimitedText.Missing

  /// Creates the format.
  package init(missing: DelimitedText.Missing = .code) {
    self.missing = missing
  }

  package init(screen: Screen) { self.init() }

  package func write(_ table: Table, to stream: inout some TextOutputStream) {
    DelimitedText(delimiter: UInt8(ascii: ","), missing: missing).write(
      table.withFlagColumns,
      to: &stream
    )
  }
}
