import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Sets figures side by side: places, periods or columns.
package struct Compare: Step {
  /// What a figure is compared with.
  enum Comparator: Sendable {
    /// A place, a period or a column.
    case value(ExpressionSyntax)
    /// The average of the places that a table lists beside the first.
    case neighbours(SourceSyntax, SourceSpan)
  }

  package static let keyword = "compare"
  package static let grammar = #"""
    Compare = "compare" Expression "with" Comparator { "," Comparator } [ "of" Name ]
              [ "by" Columns ] [ Polarity ] .
    Comparator = "neighbours" "in" Source | Expression .
    """#
  package static let summary =
    "Sets figures side by side with their gap: two places, two periods, or two columns."
  package static let question = "How do we compare with England and with places like us?"
  package static let details = [
    "Text names places: `compare \"Worcestershire\" with \"England\"`. Each row of the first place gets "
      + "the comparator's figure of the same period, or of its latest period before, which then "
      + "stands beside it; the gap, in percentage points for percentages; and whether that is `better` "
      + "or `worse` by the direction that the measure declares.",
    "Periods compare rows: `compare 2022/23 with 2021/22`. Names compare columns: `compare projection "
      + "with budget`.",
    "Where the measure declares what it is out of, `n` is that of the first place. A note names the "
      + "documents or files that the figures come from; with `cite` each row says so itself.",
    "`of` names the column of figures where there is more than one. `by` names what tells rows apart; "
      + "without it the column of measures does, and for periods that of areas too.",
    "`neighbours in \"file.csv\"` is the plain average of the places that the file lists in the "
      + "row of the first place, by name or by number, as DfE's statistical neighbours are listed. "
      + "Neighbour lists change: the note says which list and which places, and `neighbours_places` of "
      + "how many of them each average is made.",
  ]
  package static let seeAlso = ["change", "rank"]
  package static let examples = [
    Example(
      "from indicators | where measure contains \"20 weeks\" | compare \"Worcestershire\" with \"England\""
    ),
    Example("from attainment | compare 2022/23 with 2021/22 by measure, area | first 3"),
    Example(
      "from budget_monitoring | where not is_total | show service, projection, budget | compare projection with budget lower is better | first 3"
    ),
  ]

  let subject: ExpressionSyntax
  let comparators: [Comparator]
  let value: NameSyntax?
  let groups: [ItemSyntax]
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> Compare {
    let subject = parser.expression()
    parser.require(keyword: "with")
    let comparators = parser.list(of: "comparators", comparator)
    let value = parser.take(keyword: "of") ? parser.column() : nil
    return Compare(
      subject: subject,
      comparators: comparators,
      value: value,
      groups: parser.take(keyword: "by") ? parser.columns() : [],
      polarity: parser.polarityIfPresent()
    )
  }

  private static func comparator(_ parser: inout Parser) -> Comparator {
    let start = parser.nextSpan
    if parser.take(phrase: "neighbours", "in") { return .neighbours(parser.source(), start) }
    return .value(parser.expression())
  }

  package func sentence(_ telling: Telling) -> String {
    "sets \(telling.words(subject)) beside " + Telling.list(comparators.map { told($0, telling) })
      + (groups.isEmpty ? "" : telling.each(groups)) + ", with the gap between them"
      + telling.words(polarity)
  }

  private func told(_ comparator: Comparator, _ telling: Telling) -> String {
    switch comparator {
    case .value(let value): telling.words(value)
    case .neighbours(let source, _):
      "the plain average of the places that \(telling.words(source)) lists"
    }
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    if let columns = columns(of: input) {
      return lower(columns: columns, input, &analyser, at: span)
    }
    let scope = Scope(Schema([]), place: "`compare`")
    guard let first = analyser.expression(subject, in: scope) else { return nil }
    switch first.literal {
    case .text(let place)?:
      return PlaceComparison(self, place).lower(input, &analyser, at: span)
    case .period(let period)?:
      return PeriodComparison(self, period).lower(input, &analyser, at: span)
    case .decimal?:
      // A year on its own is a number; beside a column of periods it is the calendar year.
      guard let period = analyser.periodLiteral(subject, place: "`compare`") else { return nil }
      return PeriodComparison(self, period).lower(input, &analyser, at: span)
    default:
      analyser.report(.notComparable(analyser.spelling(subject.span)), at: subject.span)
      return nil
    }
  }

  /// The columns compared, where the first thing named is one.
  private func columns(of input: Plan) -> [NameSyntax]? {
    guard case .name(let name) = subject.kind, input.schema.lookup(name) != .unknown else {
      return nil
    }
    var names = [NameSyntax(name, subject.span)]
    for comparator in comparators {
      guard case .value(let syntax) = comparator, case .name(let name) = syntax.kind else {
        return nil
      }
      names.append(NameSyntax(name, syntax.span))
    }
    return names
  }

  private func lower(
    columns names: [NameSyntax],
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let places = names.compactMap { analyser.column($0, in: input.schema) }
    guard places.count == names.count, let first = places.first else { return nil }
    let field = input.schema.fields[first]
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    guard keys.count >= groups.count else { return nil }
    func output(_ index: Int) -> OutputColumn {
      let field = input.schema.fields[index]
      return OutputColumn(
        field: field,
        expression: .column(index, field.type, at: span),
        span: span
      )
    }
    let kept =
      groups.isEmpty
      ? input.schema.fields.indices.filter { !places.contains($0) }.map(output) : keys
    var outputs = kept + [output(first)]
    var polarityColumn: Expression?
    if polarity == nil, let name = field.metadata.polarityColumn,
      case .found(let index) = input.schema.lookup(name)
    {
      polarityColumn = output(index).expression
    }
    for (place, name) in zip(places.dropFirst(), names.dropFirst()) {
      outputs.append(output(place))
      let suffix = places.count > 2 ? "_" + Schema.snakeCase(name.text) : ""
      guard
        let gap = gap(
          output(first).expression,
          output(place).expression,
          polarity: polarity.map { $0.isHigherBetter ? .higher : .lower }
            ?? field.metadata.polarity,
          polarityColumn,
          suffix: suffix,
          &analyser,
          at: span
        )
      else { return nil }
      outputs += gap
    }
    return analyser.projection(of: analyser.sourced(input, at: span), outputs, at: span)
  }

  /// The gap between a figure and its comparator, and whether it is for the better.
  func gap(
    _ figure: Expression,
    _ comparator: Expression,
    polarity: FieldMetadata.Polarity?,
    _ polarityColumn: Expression?,
    suffix: String,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> [OutputColumn]? {
    guard
      let gap = analyser.applied(
        FunctionCatalogue.operator(named: "-"),
        to: [figure, comparator],
        at: span
      )
    else { return nil }
    let verdict = Expression(
      .call(
        Direction.function(polarity, isLevel: true),
        [gap] + (polarityColumn.map { [$0] } ?? [])
      ),
      type: .text,
      span: span
    )
    return [
      OutputColumn(field: Field("gap" + suffix, gap.type), expression: gap, span: span),
      OutputColumn(field: Field("verdict" + suffix, .text), expression: verdict, span: span),
    ]
  }
}
