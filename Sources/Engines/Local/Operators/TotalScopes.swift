import Columns
import Diagnostics
import Plan

/// Which rows each total is the total of.
///
/// Rows belong together where they share the values of the grouping columns. A total that is alone in
/// its group is the total of the rows that share all but the last of those values, and so on outward:
/// of two directorates and one `All`, the total of `All` is that of every row.
struct TotalScopes {
  /// A total and its parts, as rows.
  struct Scope {
    let total: Int
    let parts: [Int]
  }

  /// The totals in the order of their rows; those without any part are left out.
  private(set) var all: [Scope] = []
  /// What was assumed, where nothing was said; nil where there is no doubt.
  private var assumption: String?

  init(_ batch: Batch, _ schema: Schema, _ sums: Check.Sums, _ roles: RowRoles) {
    if !sums.groups.isEmpty {
      all = Self.grouped(batch, schema, sums.groups, roles)
    } else if roles.totals.count <= 1 {
      all = roles.totals.map { Scope(total: $0, parts: roles.parts) }
    } else if let column = Self.telling(batch, schema, sums.labels, roles) {
      all = Self.grouped(batch, schema, [column], roles)
      assumption = "each total is taken to be of the rows with its `\(schema.fields[column].name)`"
    } else {
      all = Self.above(roles)
      assumption = "each total is taken to be of the rows since the total before it"
    }
    all.removeAll { $0.parts.isEmpty }
    if all.isEmpty { assumption = nil }
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

  private static func grouped(
    _ batch: Batch,
    _ schema: Schema,
    _ columns: [Int],
    _ roles: RowRoles
  ) -> [Scope] {
    var scopes = [Scope](repeating: Scope(total: 0, parts: []), count: roles.totals.count)
    var open = Array(roles.totals.indices)
    for depth in stride(from: columns.count, through: 0, by: -1) where !open.isEmpty {
      let keys = columns.prefix(depth)
      let groups = groups(of: batch, keys.map { $0 }, schema)
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

  /// The first column in which some total has parts of its own, and no two totals have the same.
  private static func telling(
    _ batch: Batch,
    _ schema: Schema,
    _ columns: [Int],
    _ roles: RowRoles
  ) -> Int? {
    columns.first { column in
      let groups = groups(of: batch, [column], schema)
      let totals = roles.totals.map { groups[$0] }
      let parts = Set(roles.parts.map { groups[$0] })
      return Set(totals).count == totals.count && totals.contains { parts.contains($0) }
        && parts.count > 1
    }
  }

  private static func above(_ roles: RowRoles) -> [Scope] {
    var first = 0
    return roles.totals.map { total in
      let start = first
      while first < roles.parts.count, roles.parts[first] < total { first += 1 }
      let since = Array(roles.parts[start..<first])
      return Scope(total: total, parts: since.isEmpty ? roles.parts : since)
    }
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
