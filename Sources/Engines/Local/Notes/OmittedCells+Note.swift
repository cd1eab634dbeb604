import Columns
import Diagnostics
import Plan

extension OmittedCells {
  /// How many cells a summary left out and why, where it left out any.
  func note(
    leftOutOf name: String,
    _ arguments: [Expression],
    over schema: Schema,
    rows: Int,
    at span: SourceSpan
  ) -> Diagnostic? {
    guard total > 0 else { return nil }
    let listed = arguments.map { $0.text(schema) }.joined(separator: ", ")
    let message =
      "`\(name)(\(listed))` leaves out \(Wording.grouped(total)) of "
      + "\(Wording.count(rows, "row")): \(words)"
    return Diagnostic(.note, id: "cells-left-out", message, at: span)
  }
}
