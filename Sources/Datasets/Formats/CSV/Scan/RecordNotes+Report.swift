import Columns

extension RecordNotes {
  /// Reports what is odd about the records of a file.
  func report(_ layout: CSVLayout, _ description: ResourceDescription, _ findings: inout Findings) {
    let columns = layout.columns
    let names = layout.header.names
    let missing = description.fields.filter { !$0.isOptional }.map(\.name)
      .filter { !names.contains($0) }
    if !missing.isEmpty {
      findings.advise(
        "column-not-found",
        "\(findings.file) has no column "
          + Places.joined(
            missing.prefix(Places.shown).map { "`\($0)`" },
            more: max(missing.count - Places.shown, 0)
          )
          + ", which its metadata describes"
      )
    }
    if short.count > 0 {
      findings.note(
        "short-rows",
        "\(findings.file) has \(Findings.count(short.count, "row")) with fewer than "
          + "\(columns) cells: \(short.listed(lines)); the cells at the end are blank"
      )
    }
    if long.count > 0 {
      findings.advise(
        "long-rows",
        "\(findings.file) has \(Findings.count(long.count, "row")) with more than "
          + "\(columns) cells, and what is beyond the header is not read: "
          + long.listed(lines),
        help: ["a comma in a cell without quotes round it cuts the cell in two"]
      )
    }
    if mixed.count > 0 {
      findings.note(
        "text-after-quote",
        "\(findings.file) has \(Findings.count(mixed.count, "row")) with text after a closing "
          + "quote, which is kept: \(mixed.listed(lines))"
      )
    }
    if blankLines > 0 {
      findings.note(
        "blank-lines",
        "\(Findings.count(blankLines, "blank line")) of \(findings.file) "
          + "\(blankLines == 1 ? "is" : "are") passed over"
      )
    }
  }
}
