import Columns

/// How cells of numbers become a column: once for the whole column, applied to a few rows at a time.
struct NumberRecipe: Sendable {
  /// The column's scale; nil for floating point.
  private let scale: Int?
  /// The decimals of each form in the column's unit.
  private let decimals: [Int]
  /// Whether every number is at the column's scale as it was printed.
  private let isUniform: Bool
  /// Whether cells differ in the decimals that were printed.
  private let hasPrintedDecimals: Bool
  /// Whether numbers with a fraction are unreadable.
  private let isWhole: Bool
  /// For each mark the power of ten over the column's.
  private let shifts: [Int]
  private let unitByMark: [Unit]?
  private let rowUnits: RowUnits?
  private let variesWithoutMarks: Bool

  /// Works out the recipe for what was seen.
  init(
    _ tally: NumberTally,
    _ units: NumberUnits,
    scale: Int?,
    isWhole: Bool,
    rowUnits: RowUnits?
  ) {
    self.scale = scale
    self.isWhole = isWhole
    self.rowUnits = rowUnits
    let decimals = (0..<256).map(units.decimals)
    self.decimals = decimals
    let present = (0..<256).filter { tally.forms[$0] > 0 }
    isUniform = present.allSatisfy { decimals[$0] == scale }
    let column = UInt8(clamping: scale ?? 0)
    hasPrintedDecimals =
      scale != nil && present.contains { UInt8(clamping: decimals[$0]) != column }
    shifts = units.shifts
    unitByMark = units.unitByMark
    variesWithoutMarks = units.unit.quantity == .varies && rowUnits == nil && unitByMark == nil
  }

  /// A column of some rows of a part.
  func column(_ cells: NumberCells, part: Int, _ choice: RowChoice) -> Column {
    var reasons = choice.taken(from: cells.reasons)
    var mantissas = cells.mantissas(choice)
    var notes = Column.CellNotes(flags: choice.taken(from: cells.flags))
    let needsForms = !isUniform || unitByMark != nil || scale == nil
    var forms = needsForms ? cells.forms(choice) : []
    if isWhole, !isUniform { refuseFractions(&mantissas, &forms, &reasons) }
    if let rowUnits {
      notes.units = rowUnits.codes(part, choice)
      notes.unitTable = rowUnits.table
    } else if let unitByMark {
      notes.unitTable = unitByMark
      notes.units = forms.map { UInt16($0 >> 5) }
    } else if variesWithoutMarks {
      notes.unitTable = [.plain]
      notes.units = [UInt16](repeating: 0, count: choice.count)
    }
    let values: Column.Values
    if let scale {
      if !isUniform { rescale(&mantissas, forms, to: scale) }
      if hasPrintedDecimals { notes.decimals = printed(forms, reasons, scale) }
      values = .decimal(mantissas, scale: scale)
    } else {
      values = .floating(floating(cells, mantissas, forms, choice))
    }
    return Column(values, validity: Validity(reasons: reasons), notes: notes)
  }

  /// Takes back numbers that the declared type does not allow, as unreadable.
  private func refuseFractions(
    _ mantissas: inout [Int64],
    _ forms: inout [UInt8],
    _ reasons: inout [UInt8]
  ) {
    for place in forms.indices where reasons.isEmpty || reasons[place] == 0 {
      let from = decimals[Int(forms[place])]
      guard from > 0, PowersOfTen.rescale(mantissas[place], from: from, to: 0) == nil else {
        continue
      }
      if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: forms.count) }
      reasons[place] = MissingReason.unreadable.rawValue
      mantissas[place] = 0
      forms[place] = 0
    }
  }

  private func rescale(_ mantissas: inout [Int64], _ forms: [UInt8], to scale: Int) {
    for place in mantissas.indices where mantissas[place] != 0 {
      let from = decimals[Int(forms[place])]
      if from == scale { continue }
      mantissas[place] = PowersOfTen.rescale(mantissas[place], from: from, to: scale) ?? 0
    }
  }

  /// The decimals of each cell.
  private func printed(_ forms: [UInt8], _ reasons: [UInt8], _ scale: Int) -> [UInt8] {
    let column = UInt8(clamping: scale)
    return forms.indices.map { place in
      guard reasons.isEmpty || reasons[place] == 0 else { return column }
      return min(UInt8(clamping: decimals[Int(forms[place])]), column)
    }
  }

  private func floating(
    _ cells: NumberCells,
    _ mantissas: [Int64],
    _ forms: [UInt8],
    _ choice: RowChoice
  ) -> [Double] {
    var result = mantissas.indices.map { place in
      Self.number(mantissas[place], decimals: decimals[Int(forms[place])])
    }
    guard !cells.wide.isEmpty else { return result }
    var next = cells.wide[...]
    choice.forEach { place, row in
      while let first = next.first, first.row < row { next.removeFirst() }
      guard let first = next.first, first.row == row else { return }
      let shift = shifts[Int(forms[place] >> 5)]
      let power = PowersOfTen.exactFloating[min(abs(shift), 22)]
      result[place] = shift < 0 ? first.value / power : first.value * power
    }
    return result
  }

  private static func number(_ mantissa: Int64, decimals: Int) -> Double {
    if decimals >= 0 { return PowersOfTen.floating(mantissa, scale: decimals) }
    return Double(mantissa) * PowersOfTen.exactFloating[min(-decimals, 22)]
  }
}
