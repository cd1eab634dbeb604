import Columns
import Diagnostics
import Plan

/// Counts what a join matched and what it did not, so that no row goes missing or doubles unsaid.
struct JoinTally {
  private static let mostExamples = 3
  /// The rows that are looked at for examples: a million rows may lack the same two keys.
  private static let mostTries = 1000

  private let join: Join
  private let span: SourceSpan
  private var isUsed: [Bool] = []
  private var leftRows = 0
  private var unmatchedRows = 0
  private var pairs = 0
  private var repeatedKeys = 0
  private var examples: [String] = []
  private var tries = 0

  init(_ join: Join, span: SourceSpan) {
    self.join = join
    self.span = span
  }

  /// Prepares for a right side with so many distinct keys.
  mutating func start(keyCount: Int) {
    isUsed = [Bool](repeating: false, count: keyCount)
  }

  /// Counts a batch of the left.
  mutating func add(_ matches: [Int32], _ keys: [Column], _ table: JoinTable) {
    leftRows += matches.count
    let isUnique = table.hasOneRowAKey
    for row in matches.indices {
      let key = matches[row]
      if key < 0 {
        unmatchedRows += 1
        if examples.count < Self.mostExamples, tries < Self.mostTries { addExample(keys, row) }
        continue
      }
      let count = isUnique ? 1 : table.rowCount(ofKey: key)
      pairs += count
      if !isUsed[Int(key)] {
        isUsed[Int(key)] = true
        if count > 1 { repeatedKeys += 1 }
      }
    }
  }

  /// The rows of the right that matched nothing, in their order.
  func unusedRows(_ table: JoinTable) -> [Int32] {
    let keys = table.keyOfRow
    return keys.indices.filter { keys[$0] < 0 || !isUsed[Int(keys[$0])] }
      .map { Int32(truncatingIfNeeded: $0) }
  }

  /// What a reader should know.
  func notes(unused: Int) -> [Diagnostic] {
    if case .without = join.kind { return [] }
    var notes: [Diagnostic] = []
    if unmatchedRows > 0 {
      let among = examples.isEmpty ? "" : ", such as \(Wording.list(examples))"
      let rows = "\(Wording.grouped(unmatchedRows)) of \(Wording.count(leftRows, "row"))"
      let verb = unmatchedRows == 1 ? "was" : "were"
      let left = if case .onlyMatching = join.kind { " and \(verb) left out" } else { "" }
      notes.append(
        note(
          "rows-without-match",
          "\(rows) found no match in `\(join.rightName)`\(left)\(among)"
        )
      )
    }
    if unused > 0 {
      let verb = unused == 1 ? "was" : "were"
      notes.append(
        note(
          "rows-unused",
          "\(Wording.count(unused, "row")) of `\(join.rightName)` \(verb) matched by nothing"
        )
      )
    }
    if repeatedKeys > 0 { notes.append(note("keys-repeated", repetition)) }
    return notes
  }

  private var repetition: String {
    let matched = leftRows - unmatchedRows
    let kept = if case .onlyMatching = join.kind { 0 } else { unmatchedRows }
    let verb = repeatedKeys == 1 ? "matches" : "match"
    return
      "\(Wording.count(repeatedKeys, "key")) of `\(join.rightName)` \(verb) more than one row: "
      + "\(Wording.count(matched + kept, "row")) became \(Wording.grouped(pairs + kept))"
  }

  private func note(_ id: String, _ message: String) -> Diagnostic {
    Diagnostic(.note, id: id, message, at: span)
  }

  private mutating func addExample(_ keys: [Column], _ row: Int) {
    tries += 1
    // A missing key cannot match and is no example of a name spelt differently.
    guard keys.allSatisfy({ $0.validity.isPresent(row) }) else { return }
    let texts = zip(keys, join.leftKeys).map { CellText($0, type: $1.type).text(row) }
    let example = "`\(texts.joined(separator: ", "))`"
    if !examples.contains(example) { examples.append(example) }
  }
}
