extension Int {
  /// The whole part of a number of cells or marks; what is no number is 0, and what no picture has room
  /// for is 1,000,000.
  init(clamped value: Double) {
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -1_000_000), 1_000_000))
  }
}
