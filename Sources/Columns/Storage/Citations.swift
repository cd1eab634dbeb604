import Synchronization

/// The sources of an answer's rows, numbered from 1 in the order in which they are asked for.
///
/// Rows that come from the same places share a number. Nothing is worked out for a row that nobody asks
/// about, so that the first rows of a long answer are cited at once.
package final class Citations: Sendable {
  private struct State {
    var wording: any SourceWording
    /// The number of each row; -1 until it is asked for.
    var numbers: [Int32]
    /// The texts by number; the first is empty and stands for no source.
    var texts = TextDictionaryBuilder()
    /// The numbers of keys: they repeat where a row was copied and where a window covers its group.
    var known: [Int64: Int32] = [:]
    /// Kept, so that its room is used again.
    var bytes: [UInt8] = []

    mutating func number(ofRow row: Int) -> Int32 {
      if numbers[row] >= 0 { return numbers[row] }
      let key = wording.key(ofRow: row)
      if let key, let number = known[key] {
        numbers[row] = number
        return number
      }
      var text: [UInt8] = []
      swap(&text, &bytes)
      text.removeAll(keepingCapacity: true)
      if key != nil { wording.write(sourcesOfRow: row, to: &text) }
      let number = Int32(clamping: texts.code(for: text.span))
      swap(&text, &bytes)
      if let key { known[key] = number }
      numbers[row] = number
      return number
    }
  }

  /// The byte between the texts of one number: the unit separator of ASCII.
  package static let separator: UInt8 = 0x1F

  /// The number of rows.
  package let rowCount: Int
  private let state: Mutex<State>

  /// Creates citations of so many rows.
  package init(rowCount: Int, _ wording: any SourceWording) {
    self.rowCount = rowCount
    var state = State(wording: wording, numbers: [Int32](repeating: -1, count: rowCount))
    _ = state.texts.code(for: "")
    self.state = Mutex(state)
  }

  /// The number of a row's sources; 0 where it has none.
  package func number(ofRow row: Int) -> Int {
    row < rowCount ? state.withLock { Int($0.number(ofRow: row)) } : 0
  }

  /// The numbers of all rows, and the texts that they stand for: one for each document or file, with
  /// ``separator`` between.
  package var all: (numbers: [Int32], texts: TextDictionary) {
    state.withLock { state in
      for row in 0..<rowCount { _ = state.number(ofRow: row) }
      return (state.numbers, state.texts.build())
    }
  }

  /// What a number stands for: a text for each document or file.
  package func sources(_ number: Int) -> [String] {
    state.withLock { state in
      guard number > 0, number < state.texts.count else { return [] }
      return state.texts.utf8(UInt32(clamping: number)).split(separator: Self.separator)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// What a row comes from; empty where nothing is known.
  package func sources(ofRow row: Int) -> [String] { sources(number(ofRow: row)) }
}

/// Words the sources of rows.
package protocol SourceWording: Sendable {
  /// A number that rows of the same sources have in common where that is known without looking; nil
  /// for a row without any.
  func key(ofRow row: Int) -> Int64?
  /// Writes a text for each document or file, with ``Citations/separator`` between.
  mutating func write(sourcesOfRow row: Int, to bytes: inout [UInt8])
}
