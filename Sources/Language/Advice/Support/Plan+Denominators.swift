import Columns
import Diagnostics
import Plan

extension Plan {
  /// The plan with what a column's percentages are of: the column that the metadata names, or the
  /// divisor of what was worked out.
  func carryingDenominator(besides column: Int) -> CarryingPlan? {
    carrying(
      besides: column,
      fields: { schema, position in [schema.denominator(of: position)].compactMap { $0 } },
      computed: { expression, input in
        guard let operands = expression.call(of: "/"), operands.count == 2,
          let whole = operands[1].coreColumn
        else { return [] }
        return [.column(whole, of: input.schema.fields[whole], at: .none)]
      }
    )
  }
}
