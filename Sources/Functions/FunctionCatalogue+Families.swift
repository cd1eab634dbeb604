extension FunctionCatalogue {
  /// A group of functions that are looked for together.
  package struct Family: Sendable {
    /// What the group is called in lists.
    package let title: String
    /// The names of its members, in the order in which they are listed.
    package let names: [String]

    init(_ title: String, _ names: String...) {
      self.title = title
      self.names = names
    }
  }

  /// The groups of functions that make one value of values of the same row.
  package static let functionFamilies: [Family] = [
    Family(
      "Numbers",
      "absolute",
      "ceiling",
      "exp",
      "floor",
      "log",
      "maximum_of",
      "minimum_of",
      "number",
      "percent_change",
      "round",
      "sign",
      "square_root"
    ),
    Family(
      "Text",
      "concat",
      "left",
      "length",
      "lower",
      "pad",
      "part",
      "position",
      "replace",
      "right",
      "split_part",
      "text",
      "trim",
      "trim_end",
      "trim_start",
      "upper"
    ),
    Family(
      "Periods",
      "academic_year",
      "calendar_year",
      "day",
      "days",
      "end",
      "financial_year",
      "month",
      "months",
      "period",
      "period_kind",
      "quarter",
      "start",
      "weeks",
      "year",
      "year_gone",
      "years"
    ),
    Family(
      "Angles",
      "acos",
      "asin",
      "atan",
      "cos",
      "degrees",
      "pi",
      "radians",
      "sin",
      "tan"
    ),
    Family("Missing values and flags", "coalesce", "flag", "reason"),
    Family(
      "Printed precision",
      "consistent",
      "implied_total",
      "middle",
      "part_of",
      "possible",
      "rounding"
    ),
    Family("Chance", "byar", "wilson"),
    Family("Units", "as_percent", "rate", "unit"),
  ]

  /// The groups of functions that make one value of many rows.
  package static let aggregateFamilies: [Family] = [
    Family("Printed precision", "adds_up", "common_total"),
    Family("Totals and averages", "average", "median", "total", "weighted_average"),
    Family("Counts and lists", "all", "any", "count", "distinct_count", "list"),
    Family(
      "Ends and spread",
      "correlation",
      "first",
      "last",
      "maximum",
      "minimum",
      "percentile",
      "slope",
      "standard_deviation"
    ),
  ]

  /// The groups of functions over the rows around each row.
  package static let windowFamilies: [Family] = [
    Family("Places in an order", "dense_rank", "next", "previous", "rank", "row_number")
  ]

  /// The groups of operators.
  package static let operatorFamilies: [Family] = [
    Family("Arithmetic", "+", "-", "*", "/", "^", "mod", "negate"),
    Family("Comparisons", "=", "<>", "<", "<=", ">", ">=", "between", "in"),
    Family("Tests of text", "contains", "ends with", "like", "matches", "starts with"),
    Family("Intervals and periods", "overlaps", "within"),
    Family("Conditions", "and", "or", "not", "is missing", "is suppressed"),
    Family(
      "Flags",
      "is estimated",
      "is flagged",
      "is forecast",
      "is provisional",
      "is revised",
      "is unreliable"
    ),
  ]
}
