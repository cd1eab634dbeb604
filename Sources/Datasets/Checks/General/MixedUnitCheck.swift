import Columns

/// Pounds beside percentages in one column cannot be added or compared.
struct MixedUnitCheck: GeneralCheck {
  let looksFor = "columns that mix `£`, `%` and bare numbers"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.columns where column.isNumeric {
      var counts: [(mark: Unit.Quantity?, count: Int)] = []
      var marks: [Unit.Quantity?] = []
      for code in column.raw.codes {
        let kind = column.kinds[Int(code)]
        guard kind == .number || kind == .wide else {
          marks.append(nil)
          continue
        }
        let mark = column.number(code).mark.quantity
        marks.append(mark)
        if let index = counts.firstIndex(where: { $0.mark == mark }) {
          counts[index].count += column.raw.counts[Int(code)]
        } else {
          counts.append((mark, column.raw.counts[Int(code)]))
        }
      }
      guard counts.count > 1, let most = counts.max(by: { $0.count < $1.count }) else { continue }
      // `£500` and `500` in a column headed `£` are alike.
      if let unit = HeaderUnit.unit(in: column.name),
        counts.allSatisfy({ $0.mark == nil || $0.mark == unit.quantity })
      {
        continue
      }
      let words = counts.map { entry in
        "\(Findings.count(entry.count, "number")) with \(Self.words(entry.mark))"
      }
      let places = column.raw.places(
        of: column.raw.codes.map { code in
          column.kinds[Int(code)] == .number && marks[Int(code)] != most.mark
        }
      )
      report.add(
        .warning,
        "mixed-units",
        in: data.raw,
        column: column.name,
        at: places,
        { _ in "`\(column.name)` has \(Places.joined(words))" },
        fix: "keep each unit in a column of its own, or add a column `unit`"
      )
    }
  }

  private static func words(_ mark: Unit.Quantity?) -> String {
    mark.map { "`\(Unit($0).heading)`" } ?? "no mark"
  }
}
