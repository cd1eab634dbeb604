/// A half-open range of byte offsets in one source text.
package struct SourceSpan: Hashable, Sendable {
  /// Which text of the session this is; 0 where there is only one.
  package let file: UInt32
  private let lower: UInt32
  private let upper: UInt32

  /// The first byte.
  package var start: Int { Int(lower) }
  /// One past the last byte.
  package var end: Int { Int(upper) }
  /// The number of bytes covered.
  package var length: Int { end - start }

  /// Creates a span.
  ///
  /// Offsets beyond 4 GiB, which no query text reaches, are held at that limit.
  package init(file: UInt32 = 0, start: Int, end: Int) {
    self.file = file
    lower = UInt32(clamping: start)
    upper = UInt32(clamping: max(start, end))
  }

  /// An empty span at the start of the text, for things no one wrote.
  package static let none = SourceSpan(start: 0, end: 0)

  /// The smallest span that covers this one and another of the same text.
  package func joined(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  /// An empty span just after this one.
  package var after: SourceSpan { SourceSpan(file: file, start: end, end: end) }
}
