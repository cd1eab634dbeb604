/// Lines and correlations through two points; the engine finds it where it counts them.
enum FewPoints: Advice {
  static let id = "two-points"
  static let reason =
    "Two points always lie on a line: a slope or a correlation of two says nothing that their "
    + "difference does not, and is no trend."
  static let fix = "Give the change between the two, or take more periods."
  static let examples = (
    provoking: """
    from attainment
    summarise slope(percent, year(period)) as each_year by area, measure
    """,
    heeding: """
    from attainment
    add percent - previous(percent) over (by measure, area sort by period) as change
    """
  )
}
