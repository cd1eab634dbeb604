import Glibc

/// What is typed, read in large pieces, with the terminal's own answers taken out of it.
final class TerminalInput {
  private var bytes: [UInt8] = []
  private var next = 0
  /// The largest piece that is read at once.
  private static let piece = 1 << 16
  /// Told whether the background is light, once the terminal has answered.
  var background: ((Bool) -> Void)?

  /// Whether something has been read and not yet been taken.
  var hasMore: Bool { next < bytes.count }

  /// Whether something can be taken without waiting longer than a time.
  func isReady(microseconds: Int32) -> Bool {
    if hasMore { return true }
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, max(microseconds / 1_000, 0)) > 0
  }

  /// Forgets what was typed ahead.
  func discard() {
    bytes.removeAll(keepingCapacity: true)
    next = 0
  }

  /// The next byte; nil at the end of the input.
  func take() -> UInt8? {
    while !hasMore {
      guard fill() else { return nil }
    }
    defer { next += 1 }
    return bytes[next]
  }

  /// Reads a piece; false at the end of the input.
  @discardableResult
  func fill() -> Bool {
    if !hasMore { discard() }
    var chunk = [UInt8](repeating: 0, count: Self.piece)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(STDIN_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        bytes += chunk[..<count]
        if background != nil { takeAnswer() }
        return true
      }
      if count == 0 || errno != EINTR { return false }
    }
  }

  /// Everything up to an ending, which is taken too; nil where the input ends or a wait is given up.
  ///
  /// About ten times a second it is asked whether to wait on.
  func take(upTo ending: [UInt8], goesOn: () -> Bool) -> [UInt8]? {
    var searched = next
    while true {
      let start = max(searched - ending.count, next)
      if let found = bytes[start...].firstRange(of: ending) {
        defer { next = found.upperBound }
        return Array(bytes[next..<found.lowerBound])
      }
      searched = bytes.count
      while !isReadyForMore() { guard goesOn() else { return nil } }
      let isKept = hasMore
      guard fill() else { return nil }
      if !isKept { searched = 0 }
    }
  }

  private func isReadyForMore() -> Bool {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 100) != 0
  }

  /// Takes the answer to the question for the background out of what was typed.
  private func takeAnswer() {
    guard let start = bytes[next...].firstRange(of: Array("\u{1B}]11;".utf8)) else { return }
    var end = bytes[start.upperBound...].firstIndex { $0 == 0x07 || $0 == 0x1B }
    // The answer comes in one piece but for the slowest lines.
    if end == nil, isReady(microseconds: 50_000), fill() {
      end = bytes[start.upperBound...].firstIndex { $0 == 0x07 || $0 == 0x1B }
    }
    guard let end else { return }
    let answer = String(decoding: bytes[start.upperBound..<end], as: UTF8.self)
    let isLong = bytes[end] == 0x1B && end + 1 < bytes.count && bytes[end + 1] == 0x5C
    bytes.removeSubrange(start.lowerBound...(isLong ? end + 1 : end))
    if let isLight = EditorColours.isLight(answer: answer) { background?(isLight) }
    background = nil
  }
}
