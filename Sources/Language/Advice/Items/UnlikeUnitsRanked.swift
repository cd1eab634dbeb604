/// Figures of unlike units ranked or sorted together; the engine finds it where it sorts.
enum UnlikeUnitsRanked: Advice {
  static let id = "unlike-units-ranked"
  static let reason =
    "£148m is neither more nor less than 117,900 children: rows in unlike units stand one unit after "
    + "another."
  static let fix = "Choose the rows of one unit first, or sort by the unit before the figure."
  static let examples = (
    provoking: "from indicators | top 5 by value",
    heeding: "from indicators | where unit = \"%\" | top 5 by value"
  )
}
