package import Columns
import Glibc
import Session
import Synchronization

/// The statements of this and earlier sessions, in a file with one a line.
///
/// Each statement is added to the file when it is begun and again when it has ended, so that a lost
/// terminal loses nothing and sessions side by side keep each other's.
package struct History: Sendable {
  /// The most statements that can be brought back.
  package static let limit = 1_000
  /// A longer statement is kept for this session only.
  private static let longest = 1 << 20

  private let file: HistoryFile?
  /// The statements, oldest first, each once.
  package private(set) var entries: [String] = []
  /// What was run in this session, for where there is no file.
  private var session: [HistoryEntry] = []
  /// Why the file cannot be kept, in words; nil while it can.
  package private(set) var problem: String?

  /// Creates the history of a file; nil keeps it in memory only.
  package init(path: String?) {
    guard let path else {
      file = nil
      return
    }
    let file = HistoryFile(path: path)
    self.file = file
    do throws(SystemFailure) {
      try Descriptor.makeFolders(for: path)
      let (found, unreadable) = try file.entries()
      entries = Self.newest(found.map(\.statement))
      if unreadable > 0 {
        let lines = unreadable == 1 ? "1 line" : "\(unreadable) lines"
        damage =
          "\(path): \(lines) could not be read and \(unreadable == 1 ? "was" : "were") left there"
      }
      if !found.isEmpty || unreadable > 0 {
        try file.endLastLine()
        try file.shorten()
      }
    } catch {
      problem = "\(path): \(error.words)"
    }
  }

  /// What is wrong with the file though it can be kept, in words.
  package private(set) var damage: String?

  /// The file that the XDG base directory specification gives: `$XDG_STATE_HOME/scrutineer/history`.
  package static func path(variable: (String) -> String?) -> String? {
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/scrutineer/history"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/scrutineer/history"
  }

  /// Adds a statement as the newest.
  package mutating func add(_ statement: String) { add(HistoryEntry(statement)) }

  /// Adds a statement as the newest, with what came of it.
  package mutating func add(_ entry: HistoryEntry) {
    let statement = entry.statement
    guard !statement.isEmpty else { return }
    if entries.last != statement {
      entries.removeAll { $0 == statement }
      entries.append(statement)
      if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    }
    if session.last?.outcome == .begun, session.last?.statement == statement {
      session.removeLast()
    }
    session.append(entry)
    guard let file, problem == nil else { return }
    guard statement.utf8.count <= Self.longest else {
      damage = "a statement of more than 1 MB is kept for this session only"
      return
    }
    do throws(SystemFailure) {
      try file.add(entry)
    } catch {
      problem = "\(file.path): \(error.words)"
    }
  }

  /// Takes what there is to say about the file.
  package mutating func takeDamage() -> String? {
    defer { damage = nil }
    return damage
  }

  private static func newest(_ statements: [String]) -> [String] {
    var seen: Set<String> = []
    let newestFirst = statements.reversed().filter { seen.insert($0).inserted }
    return newestFirst.prefix(limit).reversed()
  }

  // MARK: - As a dataset

  /// Everything that was run, in this session and others, oldest first.
  package var table: Table { table(untilNow: false) }

  /// - Parameter untilNow: whether the question that is being answered is left out.
  private func table(untilNow: Bool) -> Table {
    let found = file.flatMap { try? $0.entries().entries } ?? []
    var entries = found.isEmpty ? session : found
    if untilNow, entries.last?.outcome == .begun { entries.removeLast() }
    return Self.table(entries)
  }

  /// The same for queries: worked out when the first one asks, and no more until something is added.
  var dataset: ProvidedDataset {
    let kept = KeptTable()
    let history = self
    return ProvidedDataset(title: "What was asked at the prompt") {
      kept.table.withLock { table in
        if let table { return table }
        let made = history.table(untilNow: true)
        table = made
        return made
      }
    }
  }

  private final class KeptTable: Sendable {
    let table = Mutex<Table?>(nil)
  }

  private static func table(_ entries: [HistoryEntry]) -> Table {
    var when = ColumnBuilder(type: .text)
    var statement = ColumnBuilder(type: .text)
    let seconds = DataType.number(NumberType(.decimal(scale: 3), unit: .plain))
    var duration = ColumnBuilder(type: seconds)
    var outcome = ColumnBuilder(type: .text)
    var rows = ColumnBuilder(type: .integer)
    for entry in entries {
      when.append(entry.time.map { .text(Clock.words(seconds: $0)) } ?? .missing(.blank))
      statement.append(.text(entry.statement))
      duration.append(number(entry.milliseconds, scale: 3))
      outcome.append(entry.outcome.map { .text($0.rawValue) } ?? .missing(.blank))
      rows.append(number(entry.rows, scale: 0))
    }
    var time = Field("duration", seconds)
    time.metadata.title = "duration in seconds"
    let schema = Schema([
      Field("when", .text), Field("statement", .text), time, Field("outcome", .text),
      Field("rows", .integer),
    ])
    let columns = [when, statement, duration, outcome, rows].map { $0.build() }
    return Table(schema: schema, batches: [Batch(columns, count: entries.count)])
  }

  private static func number(_ value: Int?, scale: Int) -> Value {
    value.map { .decimal(ExactDecimal(mantissa: Int64($0), scale: scale)) } ?? .missing(.blank)
  }
}
