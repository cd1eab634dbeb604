import Columns
import Diagnostics
import Plan

/// Which rows each total is the total of.
///
/// Rows belong together where they share the values of the grouping columns; where nothing is said,
/// those of the period columns. A total that is alone in its group is the total of the rows that share
/// all but the last of those values, and so on outward: of two directorates and one `All`, the total
/// of `All` is that of every row. Where several totals share their rows there are several readings.
struct TotalScopes {
  /// A total and its parts, as rows.
  struct Scope {
    let total: Int
    let parts: [Int]
    /// What the rows were assumed by, where nothing said it.
    var guess: Guess?
  }

  /// On what grounds rows are assumed to belong to a total.
  enum Guess {
    /// The total shares a label with them.
    case label
    /// The total shares a label with no row, so that it is taken to be of all.
    case rest
    /// They stand above it.
    case place
  }

  /// One way to tell which rows belong together.
  struct Reading {
    /// The totals in the order of their rows; those without any part are left out.
    let scopes: [Scope]
    /// What was assumed, where nothing was said; nil where there is no doubt.
    let assumption: String?

    fileprivate init(_ scopes: [Scope], _ assumption: String?) {
      self.scopes = scopes.filter { !$0.parts.isEmpty }
      self.assumption = self.scopes.contains { $0.guess != nil } ? assumption : nil
    }

    /// What was assumed, as a note.
    func note(at span: SourceSpan) -> Diagnostic? {
      assumption.map {
        Diagnostic(
          .note,
          id: "totals-assumed",
          $0 + ", and one without such rows to be of all",
          at: span,
          help: ["to say which rows belong together: `check adds up … by COLUMN`"]
        )
      }
    }
  }

  /// The ways to read the rows, the likeliest first; at least one.
  private(set) var readings: [Reading] = []

  private let batch: Batch
  private let schema: Schema
  private let roles: RowRoles
  /// The columns that rows which belong together share for certain.
  private let base: [Int]
  /// The most pairs of a total and a part for which all rows above each total are tried.
  private static let mostPairs = 1_000_000

  init(_ batch: Batch, _ schema: Schema, _ sums: Check.Sums, _ roles: RowRoles) {
    self.batch = batch
    self.schema = schema
    self.roles = roles
    let periods = Self.periods(batch, schema, sums, roles)
    base = sums.groups.isEmpty ? periods : sums.groups
    let known = grouped(base, outwardTo: sums.groups.isEmpty ? base.count : 0)
    // Totals that share their rows are of different levels or sections, which must be guessed.
    var sharing: [Int: [Int]] = [:]
    for (index, scope) in known.enumerated() {
      if let first = scope.parts.first { sharing[first, default: []].append(index) }
    }
    let sets = sharing.keys.sorted().flatMap { first -> [[Int]] in
      let sizes = Dictionary(grouping: sharing[first] ?? []) { known[$0].parts.count }
      return sizes.keys.sorted().compactMap { sizes[$0] }
    }
    let doubtful = sets.filter { $0.count > 1 }
    guard !doubtful.isEmpty else {
      readings = [Reading(known, nil)]
      return
    }
    for column in sums.labels where !base.contains(column) {
      labelled(column, known, doubtful).map { readings.append($0) }
    }
    readings.append(placed(known, doubtful, isRunning: false))
    let pairs = doubtful.reduce(0) { $0 + $1.count * known[$1[0]].parts.count }
    if pairs <= Self.mostPairs { readings.append(placed(known, doubtful, isRunning: true)) }
  }

  /// The columns of periods that vary, where some total has parts of its own period.
  private static func periods(
    _ batch: Batch,
    _ schema: Schema,
    _ sums: Check.Sums,
    _ roles: RowRoles
  ) -> [Int] {
    guard sums.groups.isEmpty else { return [] }
    return sums.labels.filter { column in
      guard schema.fields[column].type == .period else { return false }
      let groups = Self.groups(of: batch, [column], schema)
      let parts = Set(roles.parts.map { groups[$0] })
      return Set(groups).count > 1 && roles.totals.contains { parts.contains(groups[$0]) }
    }
  }

  /// The rows that share a total's values of the columns, or of fewer of them down to a depth.
  private func grouped(_ columns: [Int], outwardTo least: Int) -> [Scope] {
    var scopes = roles.totals.map { Scope(total: $0, parts: []) }
    var open = Array(roles.totals.indices)
    for depth in stride(from: columns.count, through: least, by: -1) where !open.isEmpty {
      let groups = Self.groups(of: batch, Array(columns.prefix(depth)), schema)
      var parts: [Int32: [Int]] = [:]
      for row in roles.parts { parts[groups[row], default: []].append(row) }
      for index in open {
        let total = roles.totals[index]
        scopes[index] = Scope(total: total, parts: parts[groups[total]] ?? [])
      }
      open.removeAll { !scopes[$0].parts.isEmpty }
    }
    return scopes
  }

  private static func groups(of batch: Batch, _ columns: [Int], _ schema: Schema) -> [Int32] {
    var groups = RowGroups(columns.map { schema.fields[$0].type })
    return groups.assign(columns.map { batch.columns[$0] }, rows: batch.count)
  }

  /// Each total in doubt with the rows that share its label; nil where no total has any of its own,
  /// two of one set have the same label, or all rows do.
  private func labelled(_ column: Int, _ known: [Scope], _ doubtful: [[Int]]) -> Reading? {
    let groups = Self.groups(of: batch, [column], schema)
    var scopes = known
    var hasOwn = false
    for set in doubtful {
      let parts = known[set[0]].parts
      let labels = set.map { groups[known[$0].total] }
      let own = Dictionary(grouping: parts) { groups[$0] }
      guard Set(labels).count == set.count, own.count > 1 else { return nil }
      for (index, label) in zip(set, labels) {
        let found = own[label]
        hasOwn = hasOwn || found != nil
        let guess: Guess = found == nil ? .rest : .label
        scopes[index] = Scope(total: known[index].total, parts: found ?? parts, guess: guess)
      }
    }
    let names = (base + [column]).map { "`\(schema.fields[$0].name)`" }.joined(separator: " and ")
    return hasOwn
      ? Reading(scopes, "each total is taken to be of the rows with its \(names)") : nil
  }

  /// Each total in doubt with the rows above it: since the total before it, or all of them.
  private func placed(_ known: [Scope], _ doubtful: [[Int]], isRunning: Bool) -> Reading {
    var scopes = known
    for set in doubtful {
      let parts = known[set[0]].parts
      var (first, next) = (0, 0)
      for index in set {
        let total = known[index].total
        if !isRunning { first = next }
        while next < parts.count, parts[next] < total { next += 1 }
        let above = Array(parts[first..<next])
        scopes[index] = Scope(total: total, parts: above.isEmpty ? parts : above, guess: .place)
      }
    }
    return Reading(
      scopes,
      isRunning
        ? "each total is taken to be of all rows above it"
        : "each total is taken to be of the rows since the total before it"
    )
  }
}

/// What rows are called.
struct RowNames {
  private let column: Column?
  private let type: DataType

  /// Names rows by the column that tells the most of them apart; the first of several that do.
  init(_ columns: [Column], fields: [Field], _ roles: RowRoles) {
    var best: (index: Int, count: Int)?
    for index in columns.indices {
      var groups = RowGroups([fields[index].type])
      _ = groups.assign([columns[index]], rows: columns[index].count)
      if groups.count > best?.count ?? 1 { best = (index, groups.count) }
    }
    column = best.map { columns[$0.index] }
    type = best.map { fields[$0.index].type } ?? .text
  }

  /// The name of a row: `` `Unavailable routes` ``, or `row 8`.
  func name(_ row: Int) -> String {
    guard let column, column.validity.isPresent(row) else { return "row \(row + 1)" }
    return "`\(CellText(column, type: type).text(row))`"
  }
}
