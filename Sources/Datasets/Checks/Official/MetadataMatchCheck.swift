/// Data and metadata speak of the same columns.
struct MetadataMatchCheck: OfficialCheck {
  let looksFor = "columns of the metadata that the data lacks, and the other way round"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries {
      for (name, what) in [(entry.name, "col_name"), (entry.groupColumn, "filter_grouping_column")]
      where !name.isEmpty && data.column(name) == nil {
        report.add(
          .fail,
          "metadata-not-in-data",
          in: metadata.raw,
          column: name,
          line: entry.line,
          "`\(what)` names `\(name)`, which is no column of the data",
          fix: "write the name as the first line of the data has it"
        )
      }
    }
    let described = Set(metadata.entries.flatMap { [$0.name, $0.groupColumn] })
    for column in data.columns where !described.contains(column.name) {
      if Geography.observationalUnits.contains(column.name) { continue }
      // A column that says the same in every row tells readers nothing.
      let levels = column.raw.codes.count + (column.raw.blanks > 0 ? 1 : 0)
      guard levels > 1 else { continue }
      report.add(
        .warning,
        "data-not-in-metadata",
        in: data.raw,
        column: column.name,
        line: data.raw.headerLine,
        "`\(column.name)` is neither described by the metadata nor a column of places or times",
        fix: "add a row for it to the metadata, or leave it out of the data"
      )
    }
  }
}
