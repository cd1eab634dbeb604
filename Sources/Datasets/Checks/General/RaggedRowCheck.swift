/// Rows of another length than the header: what stands in them may stand in the wrong column.
struct RaggedRowCheck: GeneralCheck {
  let looksFor = "rows with more or fewer cells than the header, text after a quote, blank lines"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    let columns = raw.columns.count
    add(.fail, "short-rows", raw.short, raw, "fewer than \(columns) cells", &report) {
      "give each row as many cells as the header has; leave those without a value blank"
    }
    add(.fail, "long-rows", raw.long, raw, "more than \(columns) cells", &report) {
      "put quotes round cells that hold a comma"
    }
    add(.warning, "text-after-quote", raw.mixed, raw, "text after a closing quote", &report) {
      "put quotes round the whole cell, and double those that are part of the text"
    }
    guard raw.blankLines > 0 else { return }
    report.add(
      .warning,
      "blank-lines",
      in: raw,
      "the file has \(Findings.count(raw.blankLines, "blank line")), which \(raw.blankLines == 1 ? "is" : "are") passed over",
      fix: "delete blank lines; a second table after them belongs in a file of its own"
    )
  }

  private func add(
    _ severity: CheckFinding.Severity,
    _ id: String,
    _ places: Places,
    _ raw: RawTable,
    _ what: String,
    _ report: inout CheckReport,
    fix: () -> String
  ) {
    guard let first = places.first.first else { return }
    let rows = places.count == 1 ? "1 row has" : "\(Findings.count(places.count, "row")) have"
    report.add(
      severity,
      id,
      in: raw,
      line: raw.line(ofRow: first.row),
      "\(rows) \(what): \(places.listed(raw.lines))",
      fix: fix()
    )
  }
}
