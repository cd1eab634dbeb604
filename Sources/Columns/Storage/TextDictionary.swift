/// The distinct texts of a column, as one block of UTF-8 with offsets.
///
/// Columns hold codes into it, so that comparing, grouping and copying text touch four bytes a row.
/// Codes are numbered in the order in which texts were first added.
package final class TextDictionary: Sendable {
  /// The texts, end to end.
  package let bytes: [UInt8]
  /// Where each text begins; one more than there are texts.
  package let offsets: [Int]

  /// Creates a dictionary from its block and offsets.
  package init(bytes: [UInt8], offsets: [Int]) {
    precondition(offsets.first == 0 && offsets.last == bytes.count, "offsets must cover the bytes")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// Creates a dictionary of the texts given, which must differ from each other.
  package convenience init(_ texts: some Sequence<String>) {
    var bytes: [UInt8] = []
    var offsets = [0]
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      offsets.append(bytes.count)
    }
    self.init(bytes: bytes, offsets: offsets)
  }

  /// The number of distinct texts.
  package var count: Int { offsets.count - 1 }

  /// The text of a code; bytes that are not UTF-8 become U+FFFD.
  package func text(_ code: UInt32) -> String {
    String(decoding: utf8(code), as: UTF8.self)
  }

  /// The bytes of a code's text.
  package func utf8(_ code: UInt32) -> ArraySlice<UInt8> {
    bytes[offsets[Int(code)]..<offsets[Int(code) + 1]]
  }
}
