import Columns
import Plan

extension Function {
  /// The civil year in which a period begins.
  static let year = ofPeriod(
    "year",
    .integer,
    summary: "The civil year in which a period begins, as a number.",
    examples: [Example("year(30 Sep 2023) = 2023", "yes")]
  ) { (column) throws(KernelFailure) in
    try PeriodKernel.wholes(column, of: "year") { CivilDate(dayNumber: $0.start).year }
  }

  /// The month in which a period begins.
  static let month = ofPeriod(
    "month",
    .integer,
    summary: "The month in which a period begins, as a number; January is 1.",
    examples: [Example("month(30 Sep 2023)", "9")]
  ) { (column) throws(KernelFailure) in
    try PeriodKernel.wholes(column, of: "month") { CivilDate(dayNumber: $0.start).month }
  }

  /// The day of the month on which a period begins.
  static let day = ofPeriod(
    "day",
    .integer,
    summary: "The day of the month on which a period begins, as a number.",
    examples: [Example("day(30 Sep 2023)", "30")]
  ) { (column) throws(KernelFailure) in
    try PeriodKernel.wholes(column, of: "day") { CivilDate(dayNumber: $0.start).day }
  }

  /// The first day of a period.
  static let start = ofPeriod(
    "start",
    .period,
    summary: "The first day of a period.",
    examples: [Example("start(2023/24)", "1 Apr 2023")]
  ) { (column) throws(KernelFailure) in
    try PeriodKernel.periods(column, of: "start") { .day(CivilDate(dayNumber: $0.start)) }
  }

  /// The last day of a period.
  static let end = ofPeriod(
    "end",
    .period,
    summary: "The last day of a period.",
    examples: [Example("end(2023/24)", "31 Mar 2024")]
  ) { (column) throws(KernelFailure) in
    try PeriodKernel.periods(column, of: "end") { .day(CivilDate(dayNumber: $0.end)) }
  }
}
