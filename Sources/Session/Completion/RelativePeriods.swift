extension Session {
  /// The words for periods that are counted from the data, with what they mean.
  static let relativePeriods = [
    ("latest", "the last period"), ("previous", "the one before the latest"),
    ("earliest", "the first period"), ("same period last year", "a year before the latest"),
    ("last 4 quarters", "up to the end of the latest"),
    ("year to date", "from the start of the latest's year"),
  ].map { Candidate(text: $0.0, kind: "period", detail: $0.1) }
}
