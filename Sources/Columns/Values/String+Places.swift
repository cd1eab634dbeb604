extension String {
  /// Where a word of ASCII first stands.
  ///
  /// Swift's own search by characters takes a tenth of a millisecond the first time.
  package func firstPlace(of word: String) -> Range<Index>? {
    let (text, wanted) = (utf8, word.utf8)
    var start = text.startIndex
    while start != text.endIndex {
      if text[start...].starts(with: wanted) {
        return start..<text.index(start, offsetBy: wanted.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
