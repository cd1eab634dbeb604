/// Labels of periods that can be read in two ways, or not at all.
struct PeriodLabelCheck: GeneralCheck {
  let looksFor =
    "two years in one label, a quarter without a year, a label that contradicts its dates, days that "
    + "do not exist"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.columns where column.isPeriods {
      var faults: [PeriodLabel.Fault?] = []
      for code in column.raw.codes { faults.append(PeriodLabel.fault(in: column.raw.text(code))) }
      guard faults.contains(where: { $0 != nil }) else { continue }
      add(.impossibleDay, faults, column, data, &report)
      add(.twoYears, faults, column, data, &report)
      add(.quarterWithoutYear, faults, column, data, &report)
      for code in column.raw.codes {
        guard case .contradiction(let label, let dates)? = faults[Int(code)] else { continue }
        report.add(
          .fail,
          "label-contradicts-dates",
          in: data.raw,
          column: column.name,
          at: column.raw.places(of: faults.indices.map { $0 == Int(code) }),
          { "`\(label)` stands for \(dates) in \($0)" },
          fix: "find out which is right, and write one of them"
        )
      }
    }
  }

  private func add(
    _ fault: PeriodLabel.Fault,
    _ faults: [PeriodLabel.Fault?],
    _ column: CheckedColumn,
    _ data: CheckedData,
    _ report: inout CheckReport
  ) {
    let places = column.raw.places(of: faults.map { $0 == fault })
    switch fault {
    case .impossibleDay:
      report.add(
        .fail,
        "impossible-date",
        in: data.raw,
        column: column.name,
        at: places,
        { "`\(column.name)` names a day that does not exist in \($0)" },
        fix: "write days as `2023-09-30`; with the month first they are other days"
      )
    case .twoYears:
      report.add(
        .warning,
        "two-years",
        in: data.raw,
        column: column.name,
        at: places,
        { "`\(column.name)` names more than one year in \($0)" },
        fix: "write one year, `2022/23`, or a range with its months, `Apr 2022 to Mar 2024`"
      )
    case .quarterWithoutYear:
      report.add(
        .warning,
        "quarter-without-year",
        in: data.raw,
        column: column.name,
        at: places,
        { "`\(column.name)` names a part of a year and no year in \($0)" },
        fix: "write the year too: `Q2 2023/24`"
      )
    case .contradiction: break
    }
  }
}
