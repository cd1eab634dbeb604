/// Rows for examples of what the bundled catalogue has none of.
enum Samples {
  /// A percentage whose whole shrinks from one year to the next.
  static let attendance = """
    from table [(period = 2021/22, attended = 120, invited = 200), (period = 2022/23, attended = 120, invited = 150)]
    add as_percent(attended / invited) as percent

    """

  /// Shares of plans that were on time, one of few plans.
  static let places = """
    from table [(place = "North", on_time = 9, plans = 12), (place = "South", on_time = 41, plans = 80)]
    add as_percent(on_time / plans) as percent

    """

  /// A month's figures with those of the same month the year before.
  static let months = """
    from table [(period = Sep 2022, absent = 31), (period = Jun 2023, absent = 18), (period = Sep 2023, absent = 33)]

    """
}
