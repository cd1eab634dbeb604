import Columns

/// Why an Arrow file cannot be read.
enum ArrowFault {
  /// What it says of itself does not fit its bytes.
  static func damaged(_ name: String) -> DataError {
    DataError(
      id: "damaged-arrow-file",
      "`\(name)` is not a whole Arrow file: what it says of itself does not fit its bytes",
      help: ["write it anew with the program that made it"]
    )
  }

  /// It ends before its end.
  static func truncated(_ name: String) -> DataError {
    DataError(
      id: "damaged-arrow-file",
      "`\(name)` is not a whole Arrow file: its end is missing",
      help: ["copy it again, or write it anew with the program that made it"]
    )
  }

  /// It is something else.
  static func other(_ name: String, _ what: String, help: String) -> DataError {
    DataError(id: "not-an-arrow-file", "`\(name)` is \(what)", help: [help])
  }

  /// Its cells are packed in a way that is not published.
  static func compressed(_ name: String) -> DataError {
    DataError(
      id: "compressed-arrow-file",
      "the columns of `\(name)` are compressed by a method that is not read",
      help: [
        "LZ4 and Zstandard are read; else write it without compression: `pyarrow.feather.write_feather(table, path, "
          + "compression=\"uncompressed\")`, `write_ipc_file(data, path, compression = \"uncompressed\")`"
      ]
    )
  }

  /// A dictionary is replaced in the middle, which the format of files does not allow, or missing.
  static func dictionary(_ name: String, _ column: String) -> DataError {
    DataError(
      id: "damaged-arrow-file",
      "`\(name)` is not a whole Arrow file: column `\(column)` refers to texts that it does not hold",
      help: ["write it anew with the program that made it"]
    )
  }
}
