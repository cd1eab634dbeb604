import Columns
import Plan

/// Operations on columns whose unit varies by row.
///
/// The rows are split by the units that meet in them, each part is calculated as if its units were
/// the columns' own, and the parts are put together again. Rows whose units do not go together are
/// missing as unlike units.
enum UnitSplit {
  /// Whether the unit of any argument varies by row.
  static func isNeeded(_ types: [DataType]) -> Bool {
    types.contains { $0.measure?.unit.quantity == .varies }
  }

  /// The answer to an operation on columns of which one or more have a unit a row.
  ///
  /// A typing rule that reads constants is given the value of a column that has only one.
  ///
  /// - Complexity: O(rows × arguments), with an allocation a row; not for hot paths.
  static func run(
    _ columns: [Column],
    _ signature: Signature,
    _ rows: Int,
    readsConstants: Bool = false,
    typing: Function.Rule,
    kernel: Function.Kernel
  ) throws(KernelFailure) -> Column {
    let parts = parts(columns, signature.arguments, rows)
    var cells = [Cell](repeating: Cell(value: .missing(.unlikeUnits)), count: rows)
    let validity = Validity.meeting(columns)
    for part in parts {
      let types = zip(signature.arguments, part.units).map { $0.with(unit: $1) }
      let gathered = columns.map { column in
        let some = column.gathered(part.rows)
        return some.with(notes: Column.CellNotes(decimals: some.notes.decimals))
      }
      let arguments = zip(types, gathered).map { type, column in
        Argument(type, literal: readsConstants ? column.onlyValue : nil)
      }
      guard let result = try? typing(arguments) else { continue }
      let answer = try kernel(gathered, Signature(types, result), part.rows.count)
      for index in part.rows.indices {
        cells[Int(part.rows[index])] = Cell(
          value: answer.value(at: index),
          decimals: answer.decimals(at: index) ?? result.measure?.scale,
          unit: result.measure?.unit
        )
      }
    }
    return try collect(cells, signature.result, validity)
  }

  /// The type of a number whose unit varies, with decimals to spare for changes of unit.
  static func varying(_ type: DataType, spare: Int) -> DataType {
    guard let number = type.number else { return type }
    let scale = number.scale.map { $0 + spare }
    if let scale, scale <= ExactDecimal.maximumScale {
      return .number(NumberType(.decimal(scale: scale), unit: .varies))
    }
    return .number(NumberType(.floating, unit: .varies))
  }

  private struct Cell {
    var value: Value
    var decimals: Int?
    var unit: Unit?
  }

  private struct Part {
    let units: [Unit?]
    var rows: [Int32]
  }

  private static func parts(_ columns: [Column], _ types: [DataType], _ rows: Int) -> [Part] {
    var positions: [[Unit?]: Int] = [:]
    var parts: [Part] = []
    for row in 0..<rows {
      let units = zip(columns, types).map { column, type -> Unit? in
        guard let unit = type.measure?.unit else { return nil }
        return unit.quantity == .varies ? column.unit(at: row) ?? .plain : unit
      }
      if let position = positions[units] {
        parts[position].rows.append(Int32(row))
      } else {
        positions[units] = parts.count
        parts.append(Part(units: units, rows: [Int32(row)]))
      }
    }
    return parts
  }

  private static func collect(
    _ cells: [Cell],
    _ type: DataType,
    _ validity: Validity
  )
    throws(KernelFailure) -> Column
  {
    var builder = ColumnBuilder(type: type)
    for row in cells.indices {
      var value = cells[row].value
      if let reason = validity.reason(row) {
        if case .missing(let own) = value, own.rawValue > reason.rawValue {
        } else {
          value = .missing(reason)
        }
      }
      if case .decimal(let decimal) = value, let scale = type.number?.scale,
        decimal.rescaled(to: scale) == nil
      {
        throw KernelFailure(
          id: "number-too-fine",
          "the units in this column differ so much that a result does not fit \(scale) decimals",
          help: ["choose the rows of one unit first: `where unit = …`"]
        )
      }
      builder.append(value, decimals: cells[row].decimals, unit: cells[row].unit)
    }
    return builder.build()
  }
}

extension DataType {
  /// The same type with another unit, where it is a number and there is one.
  func with(unit: Unit?) -> DataType {
    guard let unit else { return self }
    if let ends { return .interval(ends.with(unit: unit)) }
    return number.map { .number($0.with(unit: unit)) } ?? self
  }
}

extension Column {
  /// The number that every cell holds; nil where cells differ.
  fileprivate var onlyValue: Value? {
    switch values {
    case .decimal(let cells, _): cells.allSatisfy { $0 == cells.first } ? value(at: 0) : nil
    case .floating(let cells): cells.allSatisfy { $0 == cells.first } ? value(at: 0) : nil
    default: nil
    }
  }
}
