import Columns
import Diagnostics
import Plan

extension Plan {
  /// The plan with only the columns at some positions, in that order.
  func selecting(_ columns: [Int], at span: SourceSpan) -> Plan {
    Plan(
      .project(self, columns.map { .column($0, of: schema.fields[$0], at: span) }),
      schema: Schema(columns.map { schema.fields[$0] }),
      span: span
    )
  }
}
