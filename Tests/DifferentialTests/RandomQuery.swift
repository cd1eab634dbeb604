import TestSupport

/// A made-up question in Scrutineer's language and in SQL.
///
/// Each step puts the SQL so far into brackets, so that both have the same shape.
struct RandomQuery {
  private(set) var text = ""
  private var body = ""
  private var columns: [RandomColumn] = []
  private var maker: ExpressionMaker
  private var made = 0
  private var isJoined = false

  /// The question in SQL; teams whose head is not known take no part.
  var sql: String {
    "WITH headed AS (SELECT * FROM teams WHERE head IS NOT NULL) " + body
  }

  private static let placements: [RandomColumn] = [
    RandomColumn(name: "id", type: .whole), RandomColumn(name: "area", type: .text),
    RandomColumn(name: "team", type: .text), RandomColumn(name: "weeks", type: .whole),
    RandomColumn(name: "cost", type: .decimal), RandomColumn(name: "rate", type: .decimal),
    RandomColumn(name: "open", type: .condition), RandomColumn(name: "note", type: .text),
  ]

  init(seed: UInt64) {
    maker = ExpressionMaker(random: SeededGenerator(seed: seed))
    columns = Self.placements
    let names = columns.map(\.name).joined(separator: ", ")
    text = "from placements | show \(names)"
    body = "SELECT \(names) FROM placements"
    for _ in 0..<maker.random.whole(1...5) { addStep() }
  }

  private var names: String { columns.map(\.name).joined(separator: ", ") }

  private mutating func newName() -> String {
    made += 1
    return "c\(made)"
  }

  private mutating func addStep() {
    switch maker.random.whole(0...10) {
    case 0...1: addCondition()
    case 2...3: addColumn()
    case 4: select()
    case 5: summarise()
    case 6: takeFirst()
    case 7: distinct()
    case 8: window()
    case 9: join()
    default: combine()
    }
  }

  private mutating func addCondition() {
    let test = maker.make(.condition, over: columns, depth: 3)
    text += "\n| where \(test.text)"
    body = "SELECT * FROM (\(body)) WHERE \(test.sql)"
  }

  private mutating func addColumn() {
    let type = maker.random.one(of: RandomType.allCases)
    let value = maker.make(type, over: columns, depth: 3)
    let name = newName()
    text += "\n| add \(value.text) as \(name)"
    body = "SELECT *, \(value.sql) AS \(name) FROM (\(body))"
    let reasons = columns.reduce(into: Set()) { $0.formUnion($1.reasons) }
    columns.append(RandomColumn(name: name, type: type, reasons: reasons))
  }

  private mutating func select() {
    let kept = columns.filter { _ in maker.random.isOne(in: 70) }
    if !kept.isEmpty { columns = kept }
    text += "\n| show \(names)"
    body = "SELECT \(names) FROM (\(body))"
  }

  private mutating func summarise() {
    let groups = columns.filter { $0.makesGroups && maker.random.isOne(in: 25) }
    var made: [(RandomColumn, text: String, sql: String)] = []
    for _ in 0..<maker.random.whole(1...4) {
      let column = maker.random.one(of: columns)
      let isNumber = column.type == .whole || column.type == .decimal
      let (word, function, type): (String, String, RandomType) =
        isNumber
        ? maker.random.one(of: [
          ("total", "sum", column.type), ("average", "avg", .decimal),
          ("minimum", "min", column.type), ("maximum", "max", column.type),
          ("count", "count", .whole), ("distinct_count", "count", .whole),
        ])
        : column.type == .text
          ? maker.random.one(of: [
            ("count", "count", .whole), ("distinct_count", "count", .whole),
            ("minimum", "min", .text), ("maximum", "max", .text),
          ])
          : maker.random.one(of: [("any", "max", .condition), ("all", "min", .condition)])
      let name = newName()
      let distinct = word == "distinct_count" ? "DISTINCT " : ""
      made.append(
        (
          RandomColumn(name: name, type: type, reasons: [.noData]),
          "\(word)(\(column.name)) as \(name)",
          "\(function)(\(distinct)\(column.name)) AS \(name)"
        )
      )
    }
    let keys = groups.map(\.name).joined(separator: ", ")
    text += "\n| summarise \(made.map(\.text).joined(separator: ", "))"
    if !groups.isEmpty { text += " by \(keys)" }
    let items = groups.map(\.name) + made.map(\.sql)
    body = "SELECT \(items.joined(separator: ", ")) FROM (\(body))"
    if !groups.isEmpty { body += " GROUP BY \(keys)" }
    columns = groups + made.map(\.0)
  }

  /// The first rows of an order by all columns: rows that tie are then the same.
  ///
  /// Sums of decimals are not sorted by: SQLite's differ in the last bits.
  private mutating func takeFirst() {
    guard columns.allSatisfy({ $0.type != .decimal || ["cost", "rate"].contains($0.name) }) else {
      return
    }
    var (keys, terms): ([String], [String]) = ([], [])
    for column in columns.shuffled(using: &maker.random) {
      let isDown = maker.random.isOne(in: 40)
      keys.append(column.name + (isDown ? " descending" : ""))
      let collation = column.type == .text ? " COLLATE alphabetical" : ""
      terms.append(column.name + collation + (isDown ? " DESC" : "") + " NULLS LAST")
    }
    let (skipped, taken) = (maker.random.whole(0...20), maker.random.whole(1...60))
    text += "\n| sort by \(keys.joined(separator: ", ")) | skip \(skipped) | first \(taken)"
    body =
      "SELECT * FROM (\(body)) ORDER BY \(terms.joined(separator: ", "))"
      + " LIMIT \(taken) OFFSET \(skipped)"
  }

  private mutating func distinct() {
    let exact = columns.filter(\.makesGroups)
    guard !exact.isEmpty else { return }
    columns = exact.filter { _ in maker.random.isOne(in: 40) }
    if columns.isEmpty { columns = Array(exact.prefix(2)) }
    text += "\n| distinct \(names)"
    body = "SELECT DISTINCT \(names) FROM (\(body))"
  }

  private mutating func window() {
    let groups = columns.filter { $0.makesGroups && maker.random.isOne(in: 25) }
    let keys = groups.map(\.name).joined(separator: ", ")
    let (by, partition) =
      groups.isEmpty ? ("", "") : ("by \(keys)", "PARTITION BY \(keys)")
    let name = newName()
    let wholes = columns.filter { $0.type == .whole }
    guard !wholes.isEmpty else { return }
    let (value, order) = (maker.random.one(of: wholes).name, maker.random.one(of: wholes).name)
    switch maker.random.whole(0...3) {
    case 0:
      // A row without a value has no rank.
      text += "\n| add rank() over (\(by) sort by \(order) descending) as \(name)"
      body =
        "SELECT *, CASE WHEN \(order) IS NOT NULL THEN "
        + "rank() OVER (\(partition) ORDER BY \(order) DESC NULLS LAST) END AS \(name) FROM (\(body))"
    case 1:
      text += "\n| add dense_rank() over (\(by) sort by \(order)) as \(name)"
      body =
        "SELECT *, CASE WHEN \(order) IS NOT NULL THEN "
        + "dense_rank() OVER (\(partition) ORDER BY \(order) NULLS LAST) END AS \(name) FROM (\(body))"
    case 2:
      text += "\n| add total(\(value)) over (\(by)) as \(name)"
      body = "SELECT *, sum(\(value)) OVER (\(partition)) AS \(name) FROM (\(body))"
    default:
      text += "\n| add maximum(\(value)) over (\(by)) - count() over () as \(name)"
      body =
        "SELECT *, max(\(value)) OVER (\(partition)) - count(*) OVER () AS \(name) FROM (\(body))"
    }
    let reasons = columns.reduce(into: Set([RandomColumn.Reason.noData])) {
      $0.formUnion($1.reasons)
    }
    columns.append(RandomColumn(name: name, type: .whole, reasons: reasons))
  }

  private mutating func join() {
    guard !isJoined, columns.contains(where: { $0.name == "team" }) else { return }
    isJoined = true
    let source = "from teams | where head is not missing | show team, name, head"
    switch maker.random.whole(0...2) {
    case 0:
      text += "\n| join only matching (\(source)) on team"
      body = "SELECT q.*, t.name, t.head FROM (\(body)) q JOIN headed t ON q.team = t.team"
    case 1:
      text += "\n| join (\(source)) on team"
      body = "SELECT q.*, t.name, t.head FROM (\(body)) q LEFT JOIN headed t ON q.team = t.team"
    default:
      text += "\n| join without (\(source)) on team"
      body =
        "SELECT * FROM (\(body)) q WHERE NOT EXISTS "
        + "(SELECT 1 FROM headed t WHERE t.team = q.team)"
      return
    }
    columns += [
      RandomColumn(name: "name", type: .text, reasons: [.noMatch]),
      RandomColumn(name: "head", type: .whole, reasons: [.noMatch]),
    ]
  }

  /// The rows so far with, without or beside those of them that meet a condition.
  private mutating func combine() {
    let test = maker.make(.condition, over: columns, depth: 2)
    let (query, wanted) = (text, "(\(text)\n| where \(test.text))")
    let part = "SELECT * FROM (\(body)) WHERE \(test.sql)"
    let isExact = columns.allSatisfy(\.makesGroups)
    switch isExact ? maker.random.whole(0...2) : 0 {
    case 1:
      text = "\(query)\n| keep rows in \(wanted)"
      body = "SELECT * FROM (\(body)) INTERSECT \(part)"
    case 2:
      text = "\(query)\n| keep rows not in \(wanted)"
      body = "SELECT * FROM (\(body)) EXCEPT \(part)"
    default:
      text = "\(query)\n| append \(wanted)"
      body = "SELECT * FROM (\(body)) UNION ALL \(part)"
    }
  }
}
