/// Lines in the making, as bytes: nothing is allocated for a cell or a line.
struct LineBuilder {
  private let usesColour: Bool
  private var bytes: [UInt8] = []
  /// Spaces that are written only once something follows them on their line.
  private var spaces = 0

  init(_ screen: Screen) {
    usesColour = screen.usesColour
  }

  mutating func addSpaces(_ count: Int) { spaces += max(count, 0) }

  /// Adds text, in an ANSI style where colour is used.
  mutating func add(_ text: String, style: String? = nil) { add(text, times: 1, style: style) }

  /// Adds text so many times over.
  mutating func add(_ text: String, times: Int, style: String? = nil) {
    guard !text.isEmpty, times > 0 else { return }
    bytes.append(contentsOf: repeatElement(0x20, count: spaces))
    spaces = 0
    let style = usesColour ? style : nil
    if let style { bytes.append(contentsOf: "\u{1B}[\(style)m".utf8) }
    for _ in 0..<times { bytes.append(contentsOf: text.utf8) }
    if style != nil { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
  }

  mutating func endLine() {
    spaces = 0
    bytes.append(0x0A)
  }

  /// Hands the lines to a stream once they are many; returns whether it wants more.
  mutating func handOn(to stream: inout some AnswerStream) -> Bool {
    guard bytes.count > 1 << 16 else { return true }
    flush(to: &stream)
    return !stream.isStopped
  }

  /// Hands the lines to a stream and starts afresh.
  mutating func flush(to stream: inout some AnswerStream) {
    stream.write(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }
}
