import Columns
import Diagnostics
import Plan

/// Counts what a part of a join's left side matched and what it did not, so that no row goes missing
/// or doubles unsaid.
struct JoinTally: Sendable {
  private static let mostExamples = 3
  /// The rows that are looked at for examples: a million rows may lack the same two keys.
  private static let mostTries = 1000

  private let join: Join
  private let span: SourceSpan
  private var leftRows = 0
  private var unmatchedRows = 0
  private var pairs = 0
  /// Keys without a match, and how many rows had been looked at when each was met.
  private var examples: [(text: String, tries: Int)] = []
  private var tries = 0
  /// The first period of each key of the left.
  private var periods: [Int: Period] = [:]

  init(_ join: Join, span: SourceSpan) {
    self.join = join
    self.span = span
  }

  /// Counts a batch of the left; returns how many rows matched nothing.
  mutating func add(_ matches: [Int32], _ keys: [Column], _ table: JoinTable) -> Int {
    for (place, key) in keys.enumerated() where periods[place] == nil {
      periods[place] = key.firstPeriod
    }
    var unmatched = 0
    for match in matches { unmatched += match < 0 ? 1 : 0 }
    leftRows += matches.count
    unmatchedRows += unmatched
    if table.hasOneRowAKey {
      pairs += matches.count - unmatched
    } else {
      for match in matches where match >= 0 { pairs += table.rowCount(ofKey: match) }
    }
    guard unmatched > 0, examples.count < Self.mostExamples else { return unmatched }
    for row in matches.indices where matches[row] < 0 {
      guard examples.count < Self.mostExamples, tries < Self.mostTries else { break }
      addExample(keys, row)
    }
    return unmatched
  }

  /// Counts what the part that comes next has counted.
  mutating func add(_ next: JoinTally) {
    leftRows += next.leftRows
    unmatchedRows += next.unmatchedRows
    pairs += next.pairs
    periods.merge(next.periods) { first, _ in first }
    for (text, tries) in next.examples
    where examples.count < Self.mostExamples && self.tries + tries <= Self.mostTries {
      add(text, tries: self.tries + tries)
    }
    tries += next.tries
  }

  /// What a reader should know, given the keys of the right that are used and the rows that are not.
  func notes(_ used: UsedKeys, unused: Int, _ table: JoinTable) -> [Diagnostic] {
    if case .without = join.kind { return [] }
    var notes: [Diagnostic] = []
    if unmatchedRows > 0 {
      let among =
        examples.isEmpty ? "" : ", such as \(Wording.list(examples.map(\.text)))"
      let rows = "\(Wording.grouped(unmatchedRows)) of \(Wording.count(leftRows, "row"))"
      let verb = unmatchedRows == 1 ? "was" : "were"
      let left = if case .onlyMatching = join.kind { " and \(verb) left out" } else { "" }
      notes.append(
        note(
          "rows-without-match",
          "\(rows) found no match in `\(join.rightName)`\(left)\(among)",
          help: unmatchedRows == leftRows ? unlikePeriods(table) : []
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
    let repeated = repeatedKeys(used, table)
    if repeated > 0 { notes.append(note("keys-repeated", repetition(of: repeated))) }
    return notes
  }

  private func repeatedKeys(_ used: UsedKeys, _ table: JoinTable) -> Int {
    guard !table.hasOneRowAKey else { return 0 }
    return (0..<Int32(truncatingIfNeeded: table.index.count)).count {
      used[$0] && table.rowCount(ofKey: $0) > 1
    }
  }

  private func repetition(of repeatedKeys: Int) -> String {
    let matched = leftRows - unmatchedRows
    let kept = if case .onlyMatching = join.kind { 0 } else { unmatchedRows }
    let verb = repeatedKeys == 1 ? "matches" : "match"
    return
      "\(Wording.count(repeatedKeys, "key")) of `\(join.rightName)` \(verb) more than one row: "
      + "\(Wording.count(matched + kept, "row")) became \(Wording.grouped(pairs + kept))"
  }

  private func note(_ id: String, _ message: String, help: [String] = []) -> Diagnostic {
    Diagnostic(.note, id: id, message, at: span, help: help)
  }

  /// Why nothing matched, where the periods of both sides cannot.
  private func unlikePeriods(_ table: JoinTable) -> [String] {
    for (place, key) in table.keys.enumerated() {
      guard let left = periods[place], let right = key.firstPeriod else { continue }
      let help = UnlikePeriods.help(left, right, of: join.rightName)
      if !help.isEmpty { return help }
    }
    return []
  }

  private mutating func addExample(_ keys: [Column], _ row: Int) {
    tries += 1
    // A missing key cannot match and is no example of a name spelt differently.
    guard keys.allSatisfy({ $0.validity.isPresent(row) }) else { return }
    let texts = zip(keys, join.leftKeys).map { CellText($0, type: $1.type).text(row) }
    let example = "`\(texts.joined(separator: ", "))`"
    add(example, tries: tries)
  }

  private mutating func add(_ example: String, tries: Int) {
    if !examples.contains(where: { $0.text == example }) { examples.append((example, tries)) }
  }
}
