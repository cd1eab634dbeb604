/// The sources of an answer's rows, numbered from 1 in the order in which they first appear.
///
/// Rows that come from the same places share a number.
package struct Citations: Sendable {
  /// The number of each row's sources; 0 where a row has none.
  package let numbers: [Int32]
  /// What each number stands for: one text for each document or file.
  package let sources: [[String]]

  /// Creates citations.
  package init(numbers: [Int32], sources: [[String]]) {
    self.numbers = numbers
    self.sources = sources
  }

  /// What a row comes from; empty where nothing is known.
  package func sources(ofRow row: Int) -> [String] {
    let number = row < numbers.count ? Int(numbers[row]) : 0
    return number > 0 && number <= sources.count ? sources[number - 1] : []
  }
}
