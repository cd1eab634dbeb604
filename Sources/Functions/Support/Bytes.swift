/// Searches in UTF-8, where a whole text can only match at the start of a character's code.
enum Bytes {
  /// Where a part begins; nil where it does not occur.
  ///
  /// An empty part begins at the start.
  ///
  /// - Complexity: O(n × m), for cells of a table.
  static func position(of part: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    if part.isEmpty { return start }
    guard text.count >= part.count, start <= text.count - part.count else { return nil }
    for place in start...(text.count - part.count) where text[place] == part[0] {
      var offset = 1
      while offset < part.count, text[place + offset] == part[offset] { offset += 1 }
      if offset == part.count { return place }
    }
    return nil
  }

  /// Whether a text has a shape in which `%` stands for any text and `_` for any one character.
  ///
  /// After a mismatch the last `%` takes one more byte, so that nothing is tried twice from further
  /// back.
  ///
  /// - Complexity: O(n × m).
  static func hasShape(_ shape: [UInt8], _ text: [UInt8]) -> Bool {
    var (place, next) = (0, 0)
    var retry: (place: Int, next: Int)?
    while place < text.count {
      if next < shape.count, shape[next] == UInt8(ascii: "%") {
        retry = (place, next + 1)
        next += 1
      } else if next < shape.count, shape[next] == UInt8(ascii: "_") {
        // The rest of a character's code goes with its first byte.
        repeat { place += 1 } while place < text.count && text[place] & 0xC0 == 0x80
        next += 1
      } else if next < shape.count, shape[next] == text[place] {
        (place, next) = (place + 1, next + 1)
      } else if let last = retry {
        retry = (last.place + 1, last.next)
        (place, next) = (last.place + 1, last.next)
      } else {
        return false
      }
    }
    return shape[next...].allSatisfy { $0 == UInt8(ascii: "%") }
  }

  /// The text with every occurrence of a part replaced; an empty part occurs nowhere.
  static func replacing(_ text: String, _ part: String, with other: String) -> String {
    let (bytes, old, new) = (Array(text.utf8), Array(part.utf8), Array(other.utf8))
    guard !old.isEmpty else { return text }
    var result: [UInt8] = []
    var start = 0
    while let place = position(of: old, in: bytes, from: start) {
      result += bytes[start..<place]
      result += new
      start = place + old.count
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }

  /// The parts of a text between separators; an empty separator separates nothing.
  static func parts(_ text: String, separator: String) -> [String] {
    let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
    guard !mark.isEmpty else { return [text] }
    var result: [String] = []
    var start = 0
    while let place = position(of: mark, in: bytes, from: start) {
      result.append(String(decoding: bytes[start..<place], as: UTF8.self))
      start = place + mark.count
    }
    return result + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
