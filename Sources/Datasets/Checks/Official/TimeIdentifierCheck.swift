import Diagnostics

/// What kind of year or part of one each row is about.
struct TimeIdentifierCheck: OfficialCheck {
  let looksFor = "values of `time_identifier` that are not known, or that do not go together"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let column = data.column("time_identifier") else { return }
    report.add(
      .fail,
      "time-identifier",
      in: data.raw,
      column: column.name,
      at: column.raw.blankPlaces,
      { "`time_identifier` is blank in \($0)" },
      fix: "write one in every row, such as `Academic year`"
    )
    for code in column.raw.codes {
      let text = column.raw.text(code)
      guard !TimeIdentifiers.all.contains(text) else { continue }
      let same = TimeIdentifiers.all.filter { $0.lowercased() == text.lowercased() }
      let close = same + Spelling.candidates(for: text, among: TimeIdentifiers.all)
      report.add(
        .fail,
        "time-identifier",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0 == text },
        { "`time_identifier` is not one that is known in \($0)" },
        fix: close.first.map { "write `\($0)`" }
          ?? "write `Academic year`, `Financial year`, `Calendar year` or another that the DfE lists"
      )
    }
    let known = column.raw.texts.filter(TimeIdentifiers.all.contains)
    guard let first = known.first,
      let group = TimeIdentifiers.groups.first(where: { $0.contains(first) })
    else { return }
    let others = Set(known).subtracting(group)
    report.add(
      .fail,
      "time-identifier-mix",
      in: data.raw,
      column: column.name,
      at: column.raw.places(where: others.contains),
      { "`time_identifier` does not go with `\(first)` in one file, in \($0)" },
      fix: "put different kinds of year into files of their own"
    )
  }
}
