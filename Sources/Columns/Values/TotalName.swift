/// Names of rows that are totals of others: `Total`, `Grand Total`, `All teams`, `Sub-total`.
package enum TotalName {
  private static let whole: Set<String> = [
    "total", "totals", "grand total", "sub total", "subtotal", "sub-total", "subtotals", "all",
    "overall",
  ]

  /// Words after `all` that make no total of it: the rest of a list, and names such as `All Age`.
  private static let exceptions: Set<Substring> = ["other", "others", "age", "round", "through"]

  /// Whether a row of the name adds up others: it says so, or is `All` of several things.
  package static func matches(_ text: String) -> Bool {
    if saysTotal(text) { return true }
    guard text.utf8.count < 60 else { return false }
    let words = text.lowercased().split(separator: " ")
    // More words are a sentence.
    guard words.first == "all", (2...5).contains(words.count) else { return false }
    return !exceptions.contains(words[1])
      && words.dropFirst().contains {
        $0.hasSuffix("s") || ["children", "people", "staff"].contains($0)
      }
  }

  /// Whether the name has the word, or is `All` or `Overall`.
  package static func saysTotal(_ text: String) -> Bool {
    guard text.utf8.count < 60 else { return false }
    let words = text.lowercased().split(separator: " ")
    guard let first = words.first, let last = words.last else { return false }
    return whole.contains(words.joined(separator: " "))
      || words.count > 1
        && [first, last].contains { $0 == "total" || $0 == "subtotal" || $0 == "sub-total" }
  }
}
