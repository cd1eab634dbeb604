import Columns

/// Why a file cannot be read as a table.
enum CSVFault: Error {
  case empty
  case longRecord(line: Int)
  case noHeaderLine(Int)
  case manyColumns(Int, line: Int)
  case unterminatedQuote(column: Int, line: Int)
  case longQuote(column: Int, line: Int)
}

extension DataError {
  /// Words a fault, with the place where it is.
  init(_ fault: CSVFault, file: String) {
    switch fault {
    case .empty:
      self.init(
        id: "empty-file",
        "\(file) is empty",
        help: ["the first line of a table names its columns"]
      )
    case .noHeaderLine(let line):
      self.init(
        id: "no-header-line",
        "\(file) has no line \(line), which should name the columns",
        help: ["lines are counted from 1, empty ones too"]
      )
    case .longRecord(let line):
      self.init(
        id: "record-too-long",
        "\(file), line \(line): the record is longer than 256 MiB",
        help: ["check how the file ends its lines"]
      )
    case .manyColumns(let count, let line):
      self.init(
        id: "too-many-columns",
        "\(file), line \(line): \(NumberText.grouped(String(count))) columns; "
          + "at most \(NumberText.grouped(String(CSVHeader.limit))) are read",
        help: ["check how the file separates its cells and ends its lines"]
      )
    case .longQuote(let column, let line):
      self.init(
        id: "unterminated-quote",
        "\(file), line \(line), column \(column): a quote opens here and is not closed within 256 MiB",
        help: ["close the cell with a second quote, or double a quote that is part of the text"]
      )
    case .unterminatedQuote(let column, let line):
      self.init(
        id: "unterminated-quote",
        "\(file), line \(line), column \(column): a quote opens here and is never closed",
        help: ["close the cell with a second quote, or double a quote that is part of the text"]
      )
    }
  }
}
