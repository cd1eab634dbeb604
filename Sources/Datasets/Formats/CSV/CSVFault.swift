import Columns

/// Why a file cannot be read as a table.
enum CSVFault: Error {
  case empty
  case longRecord(line: Int)
  case noHeaderLine(Int)
  case manyColumns(Int, line: Int)
  case unterminatedQuote(offset: Int, line: Int)
}

extension DataError {
  /// Words a fault, with the place where it is.
  init(_ fault: CSVFault, _ bytes: Span<UInt8>, file: String) {
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
        "\(file), line \(line): the record is longer than 1 GiB"
      )
    case .manyColumns(let count, let line):
      self.init(
        id: "too-many-columns",
        "\(file), line \(line): \(NumberText.grouped(String(count))) columns; "
          + "at most \(NumberText.grouped(String(CSVHeader.limit))) are read",
        help: ["check how the file separates its cells and ends its lines"]
      )
    case .unterminatedQuote(let offset, let line):
      var start = offset
      while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
      self.init(
        id: "unterminated-quote",
        "\(file), line \(line), column \(offset - start + 1): a quote opens here and is never closed",
        help: ["close the cell with a second quote, or double a quote that is part of the text"]
      )
    }
  }
}
