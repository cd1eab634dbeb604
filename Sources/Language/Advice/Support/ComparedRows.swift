import Columns
import Diagnostics
import Plan

/// What is known of one figure of a comparison beside its value.
struct ComparedFigure {
  var value: Value = .missing(.blank)
  var period: Period?
  /// In what sense the figure belongs to its period.
  var kind = Period.Kind.flow
  var area: String?
  var denominator: Double?
  var flags: CellFlags = []
}

/// The pairs of figures of a comparison in a sample of its rows.
struct ComparedRows {
  let comparison: Comparison
  /// The unit of the figures.
  let unit: Unit?
  /// The name of the denominators' column.
  let denominatorName: String?
  private(set) var pairs: [(value: ComparedFigure, base: ComparedFigure)] = []

  /// Looks at a sample; nil where nothing is known of the figures but their values.
  init?(_ comparison: Comparison, _ answer: AdvisedAnswer) {
    self.comparison = comparison
    let fields = comparison.plan.schema.fields
    unit = fields[comparison.value].type.number?.unit
    var facts = FigureFacts(comparison.plan)
    let value = facts.columns(besides: comparison.value)
    let base = facts.columns(besides: comparison.base)
    denominatorName = value.denominator.map { facts.plan.schema.fields[$0].name }
    let hasPeriods = value.period != nil && base.period != nil
    let hasDenominators = value.denominator != nil && base.denominator != nil
    guard hasPeriods || hasDenominators,
      let table = answer.sample(facts.plan, needsWhole: comparison.isWithinSeries)
    else { return nil }
    table.forEachRow { batch, row in
      let pair = (
        value: value.figure(in: batch, row, column: comparison.value),
        base: base.figure(in: batch, row, column: comparison.base)
      )
      if pair.value.value.number != nil, pair.base.value.number != nil { pairs.append(pair) }
      return true
    }
  }
}

/// A plan that carries what is known of its figures.
struct FigureFacts {
  /// Where the facts about a figure stand.
  struct Columns {
    var period: Int?
    var declaredKind: Period.Kind?
    var kind: Int?
    var area: Int?
    var denominator: Int?
  }

  private(set) var plan: Plan

  init(_ plan: Plan) {
    self.plan = plan
  }

  /// Adds what is known of the figures of a column.
  mutating func columns(besides column: Int) -> Columns {
    var columns = Columns()
    columns.period = add(besides: column) { schema, _ in [schema.periodPosition].compactMap { $0 } }
    if let period = columns.period {
      let metadata = plan.schema.fields[period].metadata
      columns.declaredKind = metadata.periodKind
      if let name = metadata.periodKindColumn {
        columns.kind = add(besides: column) { schema, _ in
          [schema.names.firstIndex(of: name)].compactMap { $0 }
        }
      }
    }
    columns.area = add(besides: column) { schema, _ in
      schema.fields.indices.filter {
        let field = schema.fields[$0]
        return field.isTelling && field.metadata.role == .area && field.type == .text
      }.prefix(1).map { $0 }
    }
    if let carried = plan.carryingDenominator(besides: column) {
      plan = carried.plan
      columns.denominator = carried.columns.first
    }
    return columns
  }

  private mutating func add(besides column: Int, _ fields: (Schema, Int) -> [Int]) -> Int? {
    guard let carried = plan.carrying(besides: column, fields: fields) else { return nil }
    plan = carried.plan
    return carried.columns.first
  }
}

extension FigureFacts.Columns {
  fileprivate func figure(in batch: Batch, _ row: Int, column: Int) -> ComparedFigure {
    var figure = ComparedFigure(value: batch.columns[column].value(at: row))
    figure.flags = batch.columns[column].flags(at: row)
    figure.period = period.flatMap { batch.columns[$0].value(at: row).period }
    figure.kind = sense(in: batch, row) ?? .flow
    if let area, case .text(let text) = batch.columns[area].value(at: row) { figure.area = text }
    figure.denominator = denominator.flatMap { batch.columns[$0].value(at: row).number }
    return figure
  }

  /// In what sense a row's figure belongs to its period: as the period says, as the row says, or as
  /// the metadata says of all.
  func sense(in batch: Batch, _ row: Int) -> Period.Kind? {
    if let kind = period.flatMap({ batch.columns[$0].value(at: row).period })?.kind, kind != .flow {
      return kind
    }
    if let kind, case .text(let text) = batch.columns[kind].value(at: row) {
      return Period.Kind(words: text)
    }
    return declaredKind
  }
}

extension Schema {
  /// The column of the periods that the figures belong to, where there is one and no doubt about it.
  var periodPosition: Int? {
    let periods = fields.indices.filter { fields[$0].isTelling && fields[$0].type == .period }
    let declared = periods.filter { fields[$0].metadata.role == .period }
    return declared.count == 1 ? declared[0] : periods.count == 1 ? periods[0] : nil
  }

  /// The column of what a column's percentages or rates are of.
  func denominator(of position: Int) -> Int? {
    guard let name = fields[position].metadata.denominator,
      case .found(let index) = lookup(name), fields[index].type.number != nil, index != position
    else { return nil }
    return index
  }
}

extension Period.Kind {
  /// The kind that a column of kinds means by a text.
  fileprivate init?(words: String) {
    switch words.lowercased() {
    case "flow": self = .flow
    case "snapshot": self = .snapshot
    case "year to date": self = .yearToDate
    case "rolling": self = .rolling
    case "cohort": self = .cohort
    case "forecast": self = .forecast
    case "outturn": self = .outturn
    default: return nil
    }
  }
}
