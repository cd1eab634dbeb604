import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Puts the columns of another source beside these where keys are equal.
package struct JoinStep: Step {
  package static let keyword = "join"
  package static let grammar = #"""
    JoinStep = "join" [ "only" "matching" | "keep" "all" | "without" ] Source "on" Match { "," Match } .
    Match = Name [ "=" Name ] .
    """#
  package static let summary =
    "Puts the columns of another source beside these where keys are equal, and says what found no match."
  package static let question =
    "How does each of our figures compare with England's for the same measure and period?"
  package static let details = [
    "Every row on the left stays, also where it finds no match: the columns beside it are "
      + "then missing as `no match`. Notes say how many rows found none, on both sides, and "
      + "name some.",
    "`only matching` leaves out rows without a match, `keep all` also keeps rows of the "
      + "other source that nothing matched, `without` keeps just the rows that have no match.",
    "A row that matches several gives several, and a note says so. A missing key matches "
      + "nothing.",
    "A column of a name that is there already gets the other source's name after its own: "
      + "`percent_england`. Keys of one name are not repeated.",
    "Text matches letter for letter, periods by their dates, numbers by value in like units.",
  ]
  package static let seeAlso = ["append", "keep", "in"]
  package static let examples = [
    Example(
      """
      let england = from attainment | where area = "England"
      from attainment
      where area = "Worcestershire" and percent is not missing
      join england on measure, period
      show measure, period, percent, percent_england
      first 2
      """
    ),
    Example(
      "from dsg | show block, budget | join without (from dsg | where variance > 0) on block",
      """
      block         budget
                      £000
      ───────────  ───────
      Schools      129,735
      Early Years   36,265
      Central        3,333
      """
    ),
  ]

  let kind: Join.Kind
  let source: SourceSyntax
  let matches: [(left: NameSyntax, right: NameSyntax)]

  package static func parse(_ parser: inout Parser) -> JoinStep {
    let kind = parseKind(&parser)
    let source = parser.source()
    parser.require(keyword: "on")
    let matches = parser.list(of: "keys") { parser in
      let left = parser.column()
      return (left: left, right: parser.take(.equal) ? parser.column() : left)
    }
    return JoinStep(kind: kind, source: source, matches: matches)
  }

  private static func parseKind(_ parser: inout Parser) -> Join.Kind {
    // A source may be called `only`, `keep` or `without`.
    if parser.take(phrase: "only", "matching") { return .onlyMatching }
    if parser.take(phrase: "keep", "all") { return .keepAll }
    if parser.followingWord == "on" { return .keepLeft }
    return parser.take(keyword: "without") ? .without : .keepLeft
  }

  package func sentence(_ telling: Telling) -> String {
    "looks up \(telling.words(source)) by "
      + Telling.list(matches.map { telling.name($0.left) }) + ", and "
      + told
  }

  private var told: String {
    switch kind {
    case .keepLeft: "keeps rows that are not found there"
    case .onlyMatching: "keeps only the rows that are found there"
    case .keepAll: "keeps every row of both"
    case .without: "keeps only the rows that are not found there"
    }
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let (right, name) = analyser.plan(source) else { return nil }
    var leftKeys: [Expression] = []
    var rightKeys: [Expression] = []
    var shared: [Int?] = []
    var keyColumns: Set<Int> = []
    for match in matches {
      guard let left = analyser.column(match.left, in: input.schema),
        let other = analyser.column(match.right, in: right.schema)
      else { return nil }
      let names = match.left.span.joined(match.right.span)
      let (field, match) = (input.schema.fields[left], right.schema.fields[other])
      guard let type = field.type.unified(with: match.type) else {
        analyser.report(
          .unlikeKeys(field.name, field.type.words, match.name, match.type.words),
          at: names
        )
        return nil
      }
      leftKeys.append(Conversion.converted(.column(left, field.type, at: span), to: type))
      rightKeys.append(Conversion.converted(.column(other, match.type, at: span), to: type))
      shared.append(field.type == match.type ? left : nil)
      keyColumns.insert(other)
    }
    let added = right.schema.fields.indices.filter { !keyColumns.contains($0) }
    let fields = Self.fields(input.schema, right.schema, added, name)
    let join = Join(
      kind,
      leftKeys: leftKeys,
      rightKeys: rightKeys,
      rightColumns: added,
      sharedKeys: shared,
      rightName: name
    )
    let schema = kind == .without ? input.schema : Schema(fields)
    return Plan(.join(input, right, join), schema: schema, span: span)
  }

  /// The columns of both sides; a name that the left has already gets the right's name after it.
  private static func fields(
    _ left: Schema,
    _ right: Schema,
    _ added: [Int],
    _ name: String
  )
    -> [Field]
  {
    var fields = left.fields
    var taken = Set(left.names)
    let suffix = Schema.snakeCase(name)
    for index in added {
      var field = right.fields[index]
      if taken.contains(field.name) { field.name += "_" + suffix }
      var number = 2
      let base = field.name
      while taken.contains(field.name) {
        field.name = "\(base)_\(number)"
        number += 1
      }
      taken.insert(field.name)
      fields.append(field)
    }
    return fields
  }
}
