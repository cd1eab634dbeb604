import Columns

/// Every column needs a name of its own.
struct HeaderCheck: GeneralCheck {
  let looksFor = "columns without a name, with the name of another, or with spaces round it"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    var numbers: [String: [Int]] = [:]
    var names: [String] = []
    for (index, cell) in raw.header.enumerated() {
      let name = cell.trimmingSpaces()
      let number = index + 1
      if name.isEmpty {
        let isBlank = raw.columns[index].present == 0
        report.add(
          isBlank ? .warning : .fail,
          "empty-header",
          in: raw,
          column: raw.columns[index].name,
          line: raw.headerLine,
          "column \(number) has no name" + (isBlank ? " and no values" : ""),
          fix: isBlank ? "delete the column" : "give it a name in the first line"
        )
        continue
      }
      if numbers[name] == nil { names.append(name) }
      numbers[name, default: []].append(number)
      guard name != cell else { continue }
      report.add(
        .warning,
        "header-spaces",
        in: raw,
        column: name,
        line: raw.headerLine,
        "the name of column \(number), `\(cell)`, has spaces or a line end round it",
        fix: "take them away"
      )
    }
    for name in names {
      guard let places = numbers[name], places.count > 1 else { continue }
      let shown = places.prefix(Places.shown).map(String.init)
      report.add(
        .fail,
        "duplicate-header",
        in: raw,
        column: name,
        line: raw.headerLine,
        "\(places.count) columns are called `\(name)`: columns "
          + Places.joined(shown, more: places.count - shown.count),
        fix: "give each column a name of its own"
      )
    }
  }
}
