import Columns
import Functions
import Plan

/// The rows of a check of sums, as they are found.
struct SumTable {
  private var builders: [ColumnBuilder]
  private let type: NumberType

  init(_ schema: Schema) {
    builders = schema.fields.map { ColumnBuilder(type: $0.type) }
    type = schema.fields.first { $0.type.number != nil }?.type.number ?? .plain
  }

  mutating func add(
    _ check: SumFigures.SumCheck,
    mend: String?,
    of field: Field,
    _ figures: SumFigures,
    _ names: RowNames
  ) {
    let parts = Wording.count(check.parts.count, "part")
    let verb = check.parts.count == 1 ? "adds" : "add"
    let claim = "\(field.name): \(parts) \(verb) up to \(names.name(check.total))"
    builders[0].append(.text(claim))
    let decimals = check.sum.parts.reduce(0) { max($0, $1.decimals) }
    add(check.sum.sum, decimals: decimals, figures, to: 1)
    add(check.sum.total.value, decimals: check.sum.total.decimals, figures, to: 2)
    if let reason = check.reason {
      builders[3].append(.missing(reason))
      builders[4].append(.missing(.blank))
      return
    }
    builders[3].append(.text(check.sum.words(scale: figures.scale, unit: figures.unit)))
    builders[4].append(mend.map { .text($0) } ?? .missing(.blank))
  }

  private mutating func add(
    _ value: Int128,
    decimals: Int,
    _ figures: SumFigures,
    to column: Int
  ) {
    let number = Int64(exactly: value).map { ExactDecimal(mantissa: $0, scale: figures.scale) }
    let held = number.flatMap { number in type.scale.flatMap { number.rescaled(to: $0) } }
    builders[column].append(
      held.map { .decimal($0) } ?? .missing(.undefined),
      decimals: decimals,
      unit: figures.unit
    )
  }

  func build() -> Batch {
    let columns = builders.map { $0.build() }
    return Batch(columns, count: columns[0].count)
  }
}

extension NumberType {
  fileprivate static let plain = NumberType(.decimal(scale: 0), unit: .plain)
}
