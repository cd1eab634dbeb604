import Columns
import Diagnostics
import Functions
import Plan
import Platform
import Syntax

/// The values of a column, for completion.
struct ColumnValues: Sendable {
  var candidates: [Candidate] = []
  /// What was left out, in words; nil where nothing was.
  var note: String?
}

extension Session {
  /// The most values that are offered.
  private static let mostValues = 200
  /// The most rows that are counted, fewer where steps before them have to be worked out, so that Tab
  /// does not wait.
  private static let mostRows = (plain: 1_000_000, derived: 100_000)

  /// The values of a column of text, or the periods of a column of periods, with how often each occurs:
  /// texts by number, periods with the latest first.
  ///
  /// They are counted once for each place in a text, until a statement is run.
  func values(
    of syntax: ExpressionSyntax,
    plan: Plan?,
    after text: ArraySlice<UInt8>
  ) -> ColumnValues {
    guard let plan, case .name(let name) = syntax.kind,
      case .found(let index) = plan.schema.lookup(name)
    else { return ColumnValues() }
    let type = plan.schema.fields[index].type
    guard type == .text || type == .period else { return ColumnValues() }
    let key = String(decoding: text, as: UTF8.self)
    if let kept = keptValues[key] { return kept }
    let values = counted(plan, column: index, type: type)
    keptValues[key] = values
    return values
  }

  private func counted(_ plan: Plan, column index: Int, type: DataType) -> ColumnValues {
    guard let count = FunctionCatalogue.aggregate(named: "count") else { return ColumnValues() }
    let limit = plan.isPlain ? Self.mostRows.plain : Self.mostRows.derived
    let (sample, isCut) = plan.reading(atMost: limit)
    let key = Expression.column(index, type, at: .none)
    let call = AggregateCall(count, [], type: .integer, span: .none)
    let schema = Schema([plan.schema.fields[index], Field("count", .integer)])
    let counted = Plan(.aggregate(sample, keys: [key], calls: [call]), schema: schema, span: .none)
    let order =
      type == .text
      ? SortKey(.column(1, .integer, at: .none), isDescending: true)
      : SortKey(.column(0, .period, at: .none), isDescending: true)
    let sorted = Plan(.sort(counted, [order]), schema: schema, span: .none)
    let top = Plan(.slice(sorted, .first(Self.mostValues + 1)), schema: schema, span: .none)
    var values = ColumnValues()
    answer(top, cancellation: Cancellation())?.forEachRow { batch, row in
      guard case .decimal(let count) = batch.columns[1].value(at: row) else { return true }
      let detail = "\(count) row\(count.mantissa == 1 ? "" : "s")"
      switch batch.columns[0].value(at: row) {
      case .text(let text):
        values.candidates.append(
          Candidate(text: Self.quoted(text), kind: "value", detail: detail)
        )
      case .period(let period):
        let text = period.literal ?? "period(\(Self.quoted(period.label)))"
        values.candidates.append(Candidate(text: text, kind: "period", detail: detail))
      default: break
      }
      return true
    }
    if values.candidates.count > Self.mostValues {
      values.candidates.removeLast()
      values.note = "only the first \(Self.mostValues) values are offered"
    }
    if type == .period { values.candidates += Self.relativePeriods }
    if isCut { values.note = "counted in the first \(limit.formattedWithCommas) rows only" }
    return values
  }
}

extension Int {
  /// The number with commas between thousands: `1,000,000`.
  fileprivate var formattedWithCommas: String { NumberText.grouped(String(self)) }
}
