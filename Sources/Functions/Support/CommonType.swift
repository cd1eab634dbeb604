import Columns
import Plan

/// The one type that several arguments share, and moving columns to it.
enum CommonType {
  /// The type, or why there is none.
  ///
  /// Numbers take the unit and the power of ten of the first that has a unit; a plain number is
  /// read in that unit as it is printed.
  static func of(_ arguments: [Argument], name: String) throws(TypeProblem) -> DataType {
    guard let first = arguments.firstIndex(where: { $0.type != .unknown }) else { return .unknown }
    let known = arguments[first]
    guard known.type.number != nil else {
      for index in arguments.indices
      where arguments[index].type != known.type && arguments[index].type != .unknown {
        throw .notA(
          "values of one kind",
          arguments,
          index,
          of: name,
          help: ["\(known.named) is \(known.type.words)"]
        )
      }
      return known.type
    }
    return .number(try number(arguments, name))
  }

  private static func number(
    _ arguments: [Argument],
    _ name: String
  ) throws(TypeProblem)
    -> NumberType
  {
    var unit: (unit: Unit, argument: Argument)?
    for index in arguments.indices where arguments[index].type != .unknown {
      guard let own = arguments[index].type.number?.unit else {
        throw .notA("values of one kind", arguments, index, of: name)
      }
      guard let known = unit else {
        unit = (own, arguments[index])
        continue
      }
      if known.unit.quantity == .varies || own.quantity == .varies {
        unit = (.varies, known.argument)
      } else if known.unit == .plain {
        unit = (own, arguments[index])
      } else if known.unit.isLike(own) {
        unit = (known.unit.shared(with: own), known.argument)
      } else if own != .plain {
        throw .unlikeUnits(
          "used together in `\(name)`",
          [known.argument, arguments[index]],
          help: known.unit.lengthHelp(with: own)
            + ["to use the numbers without units write `number(…)` around each"]
        )
      }
    }
    let common = unit?.unit ?? .plain
    var scale = 0
    for argument in arguments {
      guard let type = argument.type.number else { continue }
      let shift = shift(type.unit, to: common)
      guard let own = Arithmetic.scale(type, shift: shift, literal: argument.literal) else {
        return NumberType(.floating, unit: common)
      }
      scale = max(scale, own)
    }
    return Arithmetic.decimal(scale, unit: common).number ?? NumberType(.floating, unit: common)
  }

  private static func shift(_ unit: Unit, to common: Unit) -> Int {
    unit == .plain || unit.quantity == .varies || common.quantity == .varies
      ? 0 : unit.exponent - common.exponent
  }

  /// A column of an argument's type as one of the common type.
  static func convert(
    _ column: Column,
    from type: DataType,
    to common: DataType,
    rows: Int
  )
    throws(KernelFailure) -> Column
  {
    guard type != .unknown else { return .missing(common, validity: column.validity, rows: rows) }
    guard let own = type.number, let target = common.number else { return column }
    var notes = column.notes
    if target.unit.quantity == .varies, own.unit.quantity != .varies {
      notes.units = [UInt16](repeating: 0, count: rows)
      notes.unitTable = [own.unit]
    }
    let shift = shift(own.unit, to: target.unit)
    let cells = NumericCells(column, shift: shift)
    guard let scale = target.scale else {
      guard let floating = cells.floating else { throw .unexpected("number") }
      notes.decimals = []
      return Column(.floating(floating), validity: column.validity, notes: notes)
    }
    guard let aligned = cells.aligned(to: scale) else { throw .tooLarge("a change of unit") }
    if own.scale != scale || shift != 0 {
      let printed =
        notes.decimals.isEmpty
        ? [UInt8](repeating: UInt8(clamping: own.scale ?? 0), count: rows) : notes.decimals
      notes.decimals = printed.map { UInt8(clamping: min(max(Int($0) - shift, 0), scale)) }
    }
    return Column(.decimal(aligned, scale: scale), validity: column.validity, notes: notes)
  }

  /// All columns of a call as columns of its answer's type.
  static func convert(
    _ columns: [Column],
    _ signature: Signature,
    rows: Int
  )
    throws(KernelFailure) -> [Column]
  {
    var result: [Column] = []
    for (column, type) in zip(columns, signature.arguments) {
      result.append(try convert(column, from: type, to: signature.result, rows: rows))
    }
    return result
  }

  /// The cells of one of several columns for each row.
  static func choose(_ sources: [Int32], of columns: [Column], type: DataType) -> Column {
    let rows = Int32(clamping: sources.count)
    let places = sources.indices.map { sources[$0] * rows + Int32($0) }
    return Column.joined(columns, type: type).gathered(places)
  }
}
