/// A line of small bars, one for each point.
enum Sparkline {
  private static let bars = Array("▁▂▃▄▅▆▇█")
  /// The most points that are drawn: the latest ones.
  static let mostPoints = 24

  /// The bars of points in order, the lowest point lowest; points that are all equal stand halfway.
  static func text(_ points: ArraySlice<Double>) -> String {
    let shown = points.suffix(mostPoints)
    guard let low = shown.min(), let high = shown.max() else { return "" }
    return String(
      shown.map { point in
        guard high > low else { return bars[3] }
        let share = (point - low) / (high - low)
        return bars[min(max(Int((share * 7).rounded()), 0), 7)]
      }
    )
  }
}
