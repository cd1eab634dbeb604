import Columns

/// The numbers of a column of all chunks.
struct NumberColumn: Sendable {
  /// The cells, chunk by chunk.
  let parts: [NumberCells]
  /// The row of the file that each chunk begins with.
  let firstRows: [Int]
  /// What was seen in all of them.
  let tally: NumberTally

  /// Creates a column of chunks.
  init(_ parts: [NumberCells], firstRows: [Int]) {
    self.parts = parts
    self.firstRows = firstRows
    var tally = NumberTally()
    for (part, first) in zip(parts, firstRows) { tally.append(part.tally, rows: first) }
    self.tally = tally
  }

  /// Reads a column of texts as numbers, given what each text is.
  init(_ texts: TextColumn, _ readings: [NumberCell]) {
    let parts = texts.parts.map { part in
      var draft = NumberDraft()
      let own = part.columnCodes.map { Int($0) < readings.count ? readings[Int($0)] : NumberCell() }
      draft.add(part, own) { texts.dictionary.text(part.columnCodes[$0]) }
      return NumberCells(draft)
    }
    self.init(parts, firstRows: texts.firstRows)
  }

  /// Whether the numbers are years and the odd cells among them other periods: `2019`, `2019 to
  /// 2023`.
  var arePeriods: Bool {
    guard tally.odd.count > 0, tally.forms[0] == tally.numbers else { return false }
    return parts.allSatisfy { $0.areAll(in: PeriodTexts.years) }
      && tally.odd.first.allSatisfy { PeriodTexts.isPeriod($0.text) }
  }

  /// Whether every number fits into 64 bits at a scale.
  func fits(scale: Int, _ units: NumberUnits) -> Bool {
    guard scale <= ExactDecimal.maximumScale else { return false }
    return (0..<256).allSatisfy { form in
      let decimals = units.decimals(form)
      guard tally.forms[form] > 0, decimals < scale else { return true }
      let greatest = Int64(clamping: tally.magnitudes[form])
      return PowersOfTen.rescale(greatest, from: decimals, to: scale) != nil
    }
  }

  /// The numbers that are not whole.
  func fractions(_ units: NumberUnits) -> Places {
    var places = Places()
    let hasDecimals = (0..<256).map { tally.forms[$0] > 0 && units.decimals($0) > 0 }
    guard hasDecimals.contains(true) else { return places }
    for (part, first) in zip(parts, firstRows) {
      let choice = RowChoice.range(0..<part.rows)
      let (mantissas, forms) = (part.mantissas(choice), part.forms(choice))
      for row in forms.indices
      where (part.reasons.isEmpty || part.reasons[row] == 0) && hasDecimals[Int(forms[row])] {
        let decimals = units.decimals(Int(forms[row]))
        guard PowersOfTen.rescale(mantissas[row], from: decimals, to: 0) == nil else { continue }
        let cell = ExactDecimal(mantissa: mantissas[row], scale: Int(forms[row] & 31))
        places.add(row: first + row) { cell.description }
      }
    }
    return places
  }
}
