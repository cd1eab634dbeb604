/// The values of `time_identifier`, in the groups that may stand in one file.
///
/// After `data-raw/acceptable_values.R` of the DfE's eesyscreener, f0e47ba.
enum TimeIdentifiers {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weeks = (1...52).map { "Week \($0)" }
  private static let terms = ["Spring term", "Autumn term", "Summer term"]
  private static let quarters = (1...4).map { "Financial year Q\($0)" }
  private static let halves = ["Part 1 (April to September)", "Part 2 (October to March)"]

  /// The groups.
  static let groups: [[String]] = [
    ["Autumn and spring term"], ["Calendar year"], ["Financial year"], ["Academic year"],
    ["Tax year"], ["Reporting year"], terms, weeks, months, quarters, halves,
  ]

  /// Every value.
  static let all = groups.flatMap { $0 }

  /// Those whose years have four digits, `2022`; the others have six, `202223`.
  static let ofFourDigits = Set(["Calendar year", "Reporting year"] + weeks + months)
}
