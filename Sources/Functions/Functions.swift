package import Plan

/// All functions, operators and aggregates of the language, found by name.
///
/// Each is a value with its typing rule, its kernel and its page of the manual, one family a folder.
/// A kernel turns columns of one batch into a column; it knows nothing of queries, plans or files,
/// keeps nothing between batches, and never traps: what has no answer is missing with its reason, or
/// fails with a sentence. Text is compared and sorted by its Unicode scalars.
package enum FunctionCatalogue {
  /// The functions that are called by name, in alphabetical order.
  package static let functions: [Function] = [
    .absolute, .academicYear, .acos, .asPercent, .asin, .atan, .byar, .calendarYear, .ceiling,
    .coalesce,
    .concat, .consistent, .cos, .day, .days, .degrees, .end, .exp, .financialYear, .flag, .floor,
    .impliedTotal, .left, .length, .log, .lower, .maximumOf, .middle, .minimumOf, .month, .months,
    .number, .pad, .part, .partOf, .percentChange, .period, .periodKind, .pi, .position, .possible,
    .quarter, .radians, .rate, .reason, .replace, .right, .round, .roundingInterval, .sign, .sin,
    .splitPart, .squareRoot, .start, .tan, .text, .trim, .trimEnd, .trimStart, .unit, .upper,
    .weeks, .wilson, .year, .yearGone, .years,
  ]

  /// The operators, in alphabetical order of what they are called.
  package static let operators: [Function] = [
    .and, .between, .contains, .divide, .endsWith, .isAtLeast, .isAtMost, .isEqual, .isEstimated,
    .isFlagged, .isForecast, .isIn, .isLess, .isMissing, .isMore, .isNotEqual, .isProvisional,
    .isRevised, .isSuppressed, .isUnreliable, .like, .matches, .minus, .modulo, .negate, .not, .or,
    .overlaps, .plus, .power, .startsWith, .times, .within,
  ]

  /// The aggregates, in alphabetical order.
  package static let aggregates: [AggregateFunction] = [
    .addsUp, .all, .any, .average, .commonTotal, .correlation, .count, .distinctCount, .first,
    .last, .list, .maximum,
    .median, .minimum, .percentile, .slope, .standardDeviation, .total, .weightedAverage,
  ]

  /// The functions over the rows around each row, in alphabetical order; every aggregate is one too.
  package static let windows: [WindowFunction] = [
    .denseRank, .next, .previous, .rank, .rowNumber,
  ]

  /// The window function of a name, without regard to case.
  package static func window(named name: String) -> WindowFunction? {
    windows.first { $0.name == name.lowercased() }
  }

  /// Whether a regular expression, as `matches` reads it, matches anywhere in a text; nil where the
  /// pattern cannot be read.
  package static func matcher(_ pattern: String) -> ((String) -> Bool)? {
    guard let pattern = try? Pattern(pattern) else { return nil }
    return { pattern.matches($0) ?? false }
  }

  /// The function of a name or another accepted spelling, without regard to case.
  package static func function(named name: String) -> Function? {
    functionsByName[name.lowercased()]
  }

  /// The operator of a symbol or a phrase: `+`, `is missing`.
  package static func `operator`(named name: String) -> Function? {
    operatorsByName[name.lowercased()]
  }

  /// The aggregate of a name or another accepted spelling, without regard to case.
  package static func aggregate(named name: String) -> AggregateFunction? {
    aggregatesByName[name.lowercased()]
  }

  private static let functionsByName = index(functions.map { ($0, [$0.name] + $0.aliases) })
  private static let operatorsByName = index(operators.map { ($0, [$0.name] + $0.aliases) })
  private static let aggregatesByName = index(aggregates.map { ($0, [$0.name] + $0.aliases) })

  private static func index<Member>(_ members: [(Member, names: [String])]) -> [String: Member] {
    var result: [String: Member] = [:]
    for (member, names) in members {
      for name in names { result[name.lowercased()] = member }
    }
    return result
  }
}
