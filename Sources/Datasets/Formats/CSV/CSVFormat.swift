import Columns

/// Text files with separated cells: CSV, and the same with semicolons, tabs or vertical bars.
struct CSVFormat: DatasetFormat {
  let endings = ["csv", "tsv", "tab", "psv"]

  func read(
    _ bytes: Span<UInt8>,
    file: String,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset {
    var findings = Findings(
      file: file,
      name: description.settings.name,
      clauses: description.settings.clauses
    )
    switch try DecodedText(bytes, declared: description.encoding, findings: &findings) {
    case .unchanged(let offset):
      return try CSVReader.read(bytes, from: offset, description, &findings)
    case .converted(let converted):
      return try CSVReader.read(converted.span, from: 0, description, &findings)
    }
  }
}
