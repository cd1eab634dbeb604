package import Columns

/// How the cells of an answer are written where machines may read it.
///
/// What is not asked for is lost on purpose and never in silence: the manual says what each choice
/// keeps.
package struct CellOptions: Equatable, Sendable {
  /// How a cell with a value is written.
  package enum Cells: String, CaseIterable, Sendable {
    /// Numbers in all their digits, without separators and units.
    case plain
    /// As people read them, each number with its unit: `£29.55m`.
    case printed
  }

  /// How a cell without a value is written.
  package enum Missing: String, CaseIterable, Sendable {
    /// As its published code, such as `c`; where there is none, as nothing.
    case code
    /// As empty text.
    case empty
    /// As `null` in JSON and `NULL` elsewhere.
    case null
    /// As the reason in words, such as `suppressed`.
    case reason
  }

  /// How a cell with a value is written.
  package var cells = Cells.plain
  /// How a cell without one is written; nil for what is usual in the format.
  package var missing: Missing?
  /// Whether the units are said: in a line under the heading, or in a block of fields in JSON.
  package var saysUnits = false

  /// The usual options: plain cells and codes.
  package init() {}

  /// Whether the cells of a column are worded for people.
  ///
  /// Numbers that have a unit a row, and no column beside them that names it, mean nothing without.
  func isPrinted(_ field: Field, in schema: Schema) -> Bool {
    if cells == .printed { return true }
    guard field.type.number?.unit.quantity == .varies else { return false }
    guard let unit = field.metadata.unitColumn else { return true }
    return !schema.names.contains(unit)
  }
}

extension CellOptions.Missing {
  /// What stands for a missing cell in text.
  package func text(_ reason: MissingReason) -> String {
    switch self {
    case .code: reason.code ?? ""
    case .empty: ""
    case .null: "NULL"
    case .reason: reason.words
    }
  }

  /// What stands for a missing cell in JSON; nil for null.
  func json(_ reason: MissingReason) -> String? {
    switch self {
    case .code: reason.code
    case .empty: ""
    case .null: nil
    case .reason: reason.words
    }
  }
}
