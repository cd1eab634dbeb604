import TestSupport

/// An expression that means the same in Scrutineer's language and in SQL.
struct RandomExpression {
  let text: String
  let sql: String
}

/// What the cells of a made-up query's column are.
enum RandomType: CaseIterable {
  case whole
  case text
  case condition
  /// Only shown and summed: SQLite's binary arithmetic is not fit for comparing.
  case decimal
}

/// A column of a made-up query.
struct RandomColumn {
  /// Why cells of a column can be missing.
  enum Reason {
    case blank
    case noData
    case noMatch
  }

  let name: String
  let type: RandomType
  /// The reasons for which cells may be missing.
  ///
  /// Missing cells of two reasons make two groups, and only one in SQL; so groups are made of columns
  /// whose cells are all missing for the same reason.
  var reasons: Set<Reason> = [.blank]

  var makesGroups: Bool { type != .decimal && reasons.count < 2 }
}

/// Makes expressions over columns.
struct ExpressionMaker {
  var random: SeededGenerator

  mutating func make(
    _ type: RandomType,
    over columns: [RandomColumn],
    depth: Int
  ) -> RandomExpression {
    let fitting = columns.filter { $0.type == type }
    if !fitting.isEmpty, depth <= 0 || random.isOne(in: 30) {
      let name = random.one(of: fitting).name
      return RandomExpression(text: name, sql: name)
    }
    switch type {
    case .whole: return whole(columns, depth - 1)
    case .text: return text(columns, depth - 1)
    case .condition: return condition(columns, depth - 1)
    case .decimal:
      let (number, factor) = (make(.whole, over: columns, depth: 0), random.whole(1...99))
      return RandomExpression(
        text: "(\(number.text) * \(decimal(factor, places: 2)))",
        sql: "(\(number.sql) * \(decimal(factor, places: 2)))"
      )
    }
  }

  private mutating func whole(_ columns: [RandomColumn], _ depth: Int) -> RandomExpression {
    guard depth >= 0 else {
      let number = "\(random.whole(0...12))"
      return RandomExpression(text: number, sql: number)
    }
    let a = make(.whole, over: columns, depth: depth)
    switch random.whole(0...9) {
    case 0...2:
      let b = make(.whole, over: columns, depth: depth)
      let sign = random.one(of: ["+", "-"])
      return RandomExpression(
        text: "(\(a.text) \(sign) \(b.text))",
        sql: "(\(a.sql) \(sign) \(b.sql))"
      )
    case 3: return RandomExpression(text: "(-\(a.text))", sql: "(- \(a.sql))")
    case 4: return RandomExpression(text: "absolute(\(a.text))", sql: "abs(\(a.sql))")
    case 5:
      let divisor = random.whole(2...9)
      return RandomExpression(
        text: "(\(a.text) mod \(divisor))",
        sql: "(((\(a.sql) % \(divisor)) + \(divisor)) % \(divisor))"
      )
    case 6:
      let b = make(.whole, over: columns, depth: depth)
      return RandomExpression(
        text: "coalesce(\(a.text), \(b.text))",
        sql: "coalesce(\(a.sql), \(b.sql))"
      )
    case 7:
      let b = make(.whole, over: columns, depth: depth)
      return RandomExpression(
        text: "maximum_of(\(a.text), \(b.text))",
        sql: "max(\(a.sql), \(b.sql))"
      )
    case 8:
      let text = make(.text, over: columns, depth: depth)
      return RandomExpression(text: "length(\(text.text))", sql: "length(\(text.sql))")
    default:
      let b = make(.whole, over: columns, depth: depth)
      return choice(columns, depth, a, b)
    }
  }

  /// A choice whose condition is missing is missing: SQL would take the other branch.
  private mutating func choice(
    _ columns: [RandomColumn],
    _ depth: Int,
    _ a: RandomExpression,
    _ b: RandomExpression
  ) -> RandomExpression {
    let test = make(.condition, over: columns, depth: depth)
    return RandomExpression(
      text: "(if \(test.text) then \(a.text) else \(b.text))",
      sql: "CASE WHEN \(test.sql) THEN \(a.sql) WHEN NOT \(test.sql) THEN \(b.sql) END"
    )
  }

  private mutating func text(_ columns: [RandomColumn], _ depth: Int) -> RandomExpression {
    guard depth >= 0 else {
      let text = random.one(of: ["a", "Worcester", "o", "e ", "É"])
      return RandomExpression(text: "\"\(text)\"", sql: "'\(text)'")
    }
    let a = make(.text, over: columns, depth: depth)
    let count = random.whole(1...6)
    switch random.whole(0...5) {
    case 0:
      return RandomExpression(
        text: "left(\(a.text), \(count))",
        sql: "substr(\(a.sql), 1, \(count))"
      )
    case 1:
      return RandomExpression(text: "part(\(a.text), \(count))", sql: "substr(\(a.sql), \(count))")
    case 2:
      let b = make(.text, over: columns, depth: depth)
      return RandomExpression(text: "concat(\(a.text), \(b.text))", sql: "(\(a.sql) || \(b.sql))")
    case 3:
      return RandomExpression(
        text: "replace(\(a.text), \"e\", \"é\")",
        sql: "replace(\(a.sql), 'e', 'é')"
      )
    case 4:
      let b = make(.text, over: columns, depth: depth)
      return RandomExpression(
        text: "coalesce(\(a.text), \(b.text))",
        sql: "coalesce(\(a.sql), \(b.sql))"
      )
    default:
      let b = make(.text, over: columns, depth: depth)
      return choice(columns, depth, a, b)
    }
  }

  private mutating func condition(_ columns: [RandomColumn], _ depth: Int) -> RandomExpression {
    switch depth < 0 ? 0 : random.whole(0...8) {
    case 0...1:
      let type = random.one(of: [RandomType.whole, .whole, .text])
      let a = make(type, over: columns, depth: depth)
      let b = make(type, over: columns, depth: depth)
      let sign = random.one(of: ["=", "<>", "<", "<=", ">", ">="])
      return RandomExpression(
        text: "(\(a.text) \(sign) \(b.text))",
        sql: "(\(a.sql) \(sign) \(b.sql))"
      )
    case 2:
      let type = random.one(of: [RandomType.whole, .text])
      let a = make(type, over: columns, depth: depth)
      let low = make(type, over: columns, depth: depth)
      let high = make(type, over: columns, depth: depth)
      let not = random.one(of: ["", "not "])
      return RandomExpression(
        text: "(\(a.text) \(not)between \(low.text) and \(high.text))",
        sql: "(\(a.sql) \(not)BETWEEN \(low.sql) AND \(high.sql))"
      )
    case 3:
      let a = make(random.one(of: [.whole, .text, .condition]), over: columns, depth: depth)
      return RandomExpression(text: "(\(a.text) is missing)", sql: "(\(a.sql) IS NULL)")
    case 4:
      let a = make(.text, over: columns, depth: depth)
      let part = random.one(of: ["o", "WOR", " ", "e"])
      return RandomExpression(
        text: "(\(a.text) contains \"\(part)\")",
        sql: "(\(a.sql) LIKE '%\(part)%')"
      )
    case 5:
      let a = make(.condition, over: columns, depth: depth)
      return RandomExpression(text: "(not \(a.text))", sql: "(NOT \(a.sql))")
    case 6:
      let type = random.one(of: [RandomType.whole, .text])
      let a = make(type, over: columns, depth: depth)
      let list = (0..<random.whole(1...4)).map { _ in make(type, over: columns, depth: depth - 1) }
      let not = random.one(of: ["", "not "])
      return RandomExpression(
        text: "(\(a.text) \(not)in (\(list.map(\.text).joined(separator: ", "))))",
        sql: "(\(a.sql) \(not)IN (\(list.map(\.sql).joined(separator: ", "))))"
      )
    default:
      let a = make(.condition, over: columns, depth: depth)
      let b = make(.condition, over: columns, depth: depth)
      let word = random.one(of: ["and", "or"])
      return RandomExpression(
        text: "(\(a.text) \(word) \(b.text))",
        sql: "(\(a.sql) \(word) \(b.sql))"
      )
    }
  }
}
