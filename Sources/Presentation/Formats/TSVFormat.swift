package import Columns

/// Tab-separated values; a text that holds a tab, a quote or a line end is quoted as in CSV.
package struct TSVFormat: OutputFormat {
  package static let name = "tsv"

  /// How a missing cell is written.
  package var missing: DelimitedText.Missing

  /// Creates the format.
  package init(missing: DelimitedText.Missing = .code) {
    self.missing = missing
  }

  package init(screen: Screen) { self.init() }

  package func write(_ table: Table, to stream: inout some TextOutputStream) {
    DelimitedText(delimiter: UInt8(ascii: "\t"), missing: missing).write(
      table.withFlagColumns,
      to: &stream
    )
  }
}
