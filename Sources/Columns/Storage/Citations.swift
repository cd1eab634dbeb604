/// The sources of an answer's rows, numbered from 1 in the order in which they first appear.
///
/// Rows that come from the same places share a number.
package struct Citations: Sendable {
  /// The number of each row's sources; 0 where a row has none.
  package let numbers: [Int32]
  /// What each number stands for; the first text is empty and stands for none. A text for each
  /// document or file, with ``separator`` between.
  package let texts: TextDictionary

  /// The byte between the texts of one number: the unit separator of ASCII.
  package static let separator: UInt8 = 0x1F

  /// Creates citations.
  package init(numbers: [Int32], texts: TextDictionary) {
    self.numbers = numbers
    self.texts = texts
  }

  /// What a number stands for: a text for each document or file.
  package func sources(_ number: Int) -> [String] {
    guard number > 0, number < texts.count else { return [] }
    return texts.utf8(UInt32(clamping: number)).split(separator: Self.separator)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a row comes from; empty where nothing is known.
  package func sources(ofRow row: Int) -> [String] {
    row < numbers.count ? sources(Int(numbers[row])) : []
  }
}
