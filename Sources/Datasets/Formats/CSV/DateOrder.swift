/// Dates of three numbers, such as `01/02/2023`, whose order of day and month is not written.
enum DateOrder {
  /// The first two numbers of such a date; nil for other texts.
  static func numbers(_ text: String) -> (Int, Int)? {
    guard (8...10).contains(text.utf8.count) else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2,
      let first = Int(Substring(parts[0])), let second = Int(Substring(parts[1])),
      Int(Substring(parts[2])) != nil
    else { return nil }
    return (first, second)
  }
}
