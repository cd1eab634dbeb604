import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Keeps the rows that another source has too, or has not.
package struct Keep: Step {
  package static let keyword = "keep"
  package static let grammar = #"Keep = "keep" "rows" [ "not" ] "in" Source ."#
  package static let summary =
    "Keeps one of each row that another source of the same columns has too, or has not."
  package static let question =
    "Which measures are there for England as well as for us?"
  package static let details = [
    "A row is kept where the other source has a row equal to it in every column; with "
      + "`not`, where it has none. Both must have the same columns, in any order.",
    "Equal rows come once. Missing cells are equal where their reason is.",
    "To match on some of the columns only write `join only matching` or `join without`.",
  ]
  package static let seeAlso = ["join", "append", "distinct"]
  package static let examples = [
    Example(
      """
      let ours = from indicators | where area = "Worcestershire" | distinct measure
      from indicators
      where area = "England"
      distinct measure
      keep rows in ours
      """
    ),
    Example(
      "from range 1 to 5 | keep rows in (from range 4 to 9)",
      """
      value
      ─────
          4
          5
      """
    ),
  ]

  let isNegated: Bool
  let source: SourceSyntax

  package static func parse(_ parser: inout Parser) -> Keep {
    parser.require(keyword: "rows")
    let isNegated = parser.take(keyword: "not")
    parser.require(keyword: "in")
    return Keep(isNegated: isNegated, source: parser.source())
  }

  /// The rows of the left whose groups have the sides asked for.
  ///
  /// Both sources are put one after another with the side each row is from; the rows are grouped by
  /// all columns, and a group is kept by the sides it has. So missing cells are equal to missing
  /// cells of the same reason, and each row comes once.
  package func sentence(_ telling: Telling) -> String {
    "keeps the rows that are \(isNegated ? "not " : "")among those of \(telling.words(source))"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let (other, _) = analyser.plan(source),
      let schema = analyser.shared(input.schema, other.schema, at: span),
      let minimum = FunctionCatalogue.aggregate(named: "minimum"),
      let maximum = FunctionCatalogue.aggregate(named: "maximum"),
      let equal = FunctionCatalogue.operator(named: "=")
    else { return nil }
    let sided = Schema(schema.fields + [Field("side", .integer)])
    let inputs = [(input, Int64(0)), (other, Int64(1))].map { plan, side in
      plan.aligned(to: sided, adding: side, at: span)
    }
    let both = Plan(.append(inputs), schema: sided, span: span)
    let width = schema.fields.count
    let keys = schema.fields.enumerated().map { Expression.column($0, $1.type, at: span) }
    let side = Expression.column(width, .integer, at: span)
    let calls = [minimum, maximum].map {
      AggregateCall($0, [side], type: .integer, span: span)
    }
    let grouped = Plan(
      .aggregate(both, keys: keys, calls: calls),
      schema: Schema(schema.fields + [Field("least", .integer), Field("most", .integer)]),
      span: span
    )
    func test(_ column: Int, _ side: Int64) -> Expression {
      let value = Expression.integer(side, at: span)
      let column = Expression.column(column, .integer, at: span)
      return Expression(.call(equal, [column, value]), type: .boolean, span: span)
    }
    // Rows of the left have side 0 as their least; those of both have side 1 as their greatest.
    let left = Plan(.filter(grouped, test(width, 0)), schema: grouped.schema, span: span)
    let matching = test(width + 1, isNegated ? 0 : 1)
    let kept = Plan(.filter(left, matching), schema: grouped.schema, span: span)
    return kept.selecting(Array(0..<width), at: span)
  }
}

extension Analyser {
  /// The columns of two sources that have the same ones, with types that hold both.
  fileprivate mutating func shared(_ left: Schema, _ right: Schema, at span: SourceSpan) -> Schema?
  {
    let lacking = Set(left.names).symmetricDifference(right.names).sorted()
    guard lacking.isEmpty else {
      report(.unsharedColumns(lacking), at: span)
      return nil
    }
    var fields: [Field] = []
    for field in left.fields {
      guard let match = right.fields.first(where: { $0.name == field.name }),
        let type = field.type.unified(with: match.type)
      else {
        let other = right.fields.first { $0.name == field.name }?.type ?? .unknown
        report(.unlikeColumns(field.name, field.type.words, other.words), at: span)
        return nil
      }
      var shared = field
      shared.type = type
      fields.append(shared)
    }
    return Schema(fields)
  }
}

extension Plan {
  /// The plan with the columns of a schema, by name, the last of which is a number that says which
  /// side the rows are of.
  fileprivate func aligned(to target: Schema, adding side: Int64, at span: SourceSpan) -> Plan {
    let expressions = target.fields.dropLast().compactMap { field -> Expression? in
      guard let index = schema.fields.firstIndex(where: { $0.name == field.name }) else {
        return nil
      }
      let column = Expression.column(index, of: schema.fields[index], at: span)
      return Conversion.converted(column, to: field.type)
    }
    let tag = Expression.integer(side, at: span)
    return Plan(.project(self, expressions + [tag]), schema: target, span: span)
  }
}

extension Expression {
  /// A whole number.
  fileprivate static func integer(_ value: Int64, at span: SourceSpan) -> Expression {
    let number = ExactDecimal(mantissa: value, scale: 0)
    return Expression(.literal(.decimal(number)), type: .integer, span: span)
  }
}
