/// A bar from nought for each figure, in rows.
struct BarChart: ChartKind {
  static let name = "bar"
  static let summary = "how large each is: a bar a row, from nought, with its figure"
  static let needs = ChartNeeds.periodsOrGroups

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    [try RowBuilder(data).panel(isDots: false)]
  }
}
