import Columns

/// The cells of a chunk's column, read as numbers.
struct NumberCells: Sendable {
  /// The number of rows.
  let rows: Int
  /// Mantissas; 0 where there is no exact number.
  let mantissas: NarrowIntegers
  /// How numbers were printed, one a row: scale in the low five bits, mark in the others; empty where
  /// all were printed in ``commonForm``.
  let forms: [UInt8]
  /// The form of all numbers, where ``forms`` is empty; cells without a number have form 0.
  let commonForm: UInt8
  /// Why cells have no value, or 0; empty where all have one.
  let reasons: [UInt8]
  /// Numbers that need floating point, by row; ascending.
  let wide: [(row: Int, value: Double)]
  /// The raw value of each number's ``CellFlags``; empty where none has any.
  let flags: [UInt8]
  /// What was seen.
  let tally: NumberTally

  /// Packs what a draft has gathered.
  init(_ draft: NumberDraft) {
    rows = draft.mantissas.count
    var tally = draft.tally
    let range = tally.count(draft.mantissas, draft.forms, draft.reasons)
    mantissas = NarrowIntegers(draft.mantissas, from: range.least, to: range.greatest)
    let common = tally.forms.indices.filter { tally.forms[$0] > 0 }
    forms = common.count > 1 ? draft.forms : []
    commonForm = common.count == 1 ? UInt8(truncatingIfNeeded: common[0]) : 0
    reasons = tally.numbers == rows ? [] : draft.reasons
    wide = draft.wide
    var flags = [UInt8](repeating: 0, count: draft.flagged.isEmpty ? 0 : rows)
    for (row, bits) in draft.flagged { flags[row] = bits }
    self.flags = flags
    self.tally = tally
  }

  /// The forms of the rows given.
  func forms(_ choice: RowChoice) -> [UInt8] {
    if !forms.isEmpty { return choice.taken(from: forms) }
    if reasons.isEmpty || commonForm == 0 {
      return [UInt8](repeating: commonForm, count: choice.count)
    }
    return choice.taken(from: reasons).map { $0 == 0 ? commonForm : 0 }
  }

  /// The mantissas of the rows given.
  func mantissas(_ choice: RowChoice) -> [Int64] { mantissas.map(choice) { Int64($0) } }

  /// Whether every number lies in a range.
  func areAll(in range: ClosedRange<Int64>) -> Bool {
    let choice = RowChoice.range(0..<rows)
    let cells = mantissas(choice)
    return cells.indices.allSatisfy {
      (!reasons.isEmpty && reasons[$0] != 0) || range.contains(cells[$0])
    }
  }
}

/// Counts of what a column of numbers holds.
struct NumberTally: Sendable {
  /// Numbers by their form: scale in the low five bits, mark in the others.
  private(set) var forms = [Int](repeating: 0, count: 256)
  /// The greatest magnitude of the mantissas of each form.
  private(set) var magnitudes = [UInt64](repeating: 0, count: 256)
  /// Published missing codes.
  var codes = 0
  /// Numbers with a leading zero.
  var leadingZeros = 0
  /// Marks of missing values that are no published codes, in the order in which they were met, with
  /// the first row that has each.
  private(set) var legacyCounts: [(code: String, count: Int, row: Int)] = []
  /// Cells that are nothing of the above.
  var odd = Places()
  /// The number of numbers that need floating point.
  var wide = 0
  /// The row of the first number that needs floating point.
  var firstWide: Int?

  /// The number of cells that hold a number.
  var numbers: Int { forms.reduce(0, +) }

  /// Whether nine in ten of the cells that are not missing, and at least one, are numbers, and none
  /// looks like a code.
  var isNumeric: Bool {
    let numbers = numbers
    return leadingZeros == 0 && numbers > 0 && odd.count * 9 <= numbers
  }

  /// The number of numbers with a mark.
  func count(_ mark: NumberMark) -> Int {
    forms[(Int(mark.rawValue) << 5)..<(Int(mark.rawValue) << 5 + 32)].reduce(0, +)
  }

  mutating func countLegacy(_ code: String, _ count: Int = 1, row: Int) {
    if let index = legacyCounts.firstIndex(where: { $0.code == code }) {
      legacyCounts[index].count += count
    } else {
      legacyCounts.append((code, count, row))
    }
  }

  /// Counts cells by their form; returns the least and the greatest mantissa.
  fileprivate mutating func count(
    _ mantissas: [Int64],
    _ cells: [UInt8],
    _ reasons: [UInt8]
  ) -> (least: Int64, greatest: Int64) {
    var (least, greatest) = (Int64(0), Int64(0))
    var (all, none, missing) = (UInt8(0), UInt8.max, UInt8(0))
    for row in mantissas.indices {
      least = min(least, mantissas[row])
      greatest = max(greatest, mantissas[row])
    }
    for row in cells.indices {
      all |= cells[row]
      none &= cells[row]
    }
    for row in reasons.indices { missing |= reasons[row] }
    if all == none || cells.isEmpty {
      // One form, nearly always.
      var present = cells.count
      if missing != 0 { present -= reasons.count { $0 != 0 } }
      if present > 0 {
        forms[Int(all)] += present
        magnitudes[Int(all)] = max(least.magnitude, greatest.magnitude)
      }
      return (least, greatest)
    }
    for row in cells.indices where reasons[row] == 0 {
      let form = Int(cells[row])
      forms[form] += 1
      magnitudes[form] = max(magnitudes[form], mantissas[row].magnitude)
    }
    return (least, greatest)
  }

  /// Adds what was seen in the rows that come next.
  mutating func append(_ other: NumberTally, rows: Int) {
    for index in forms.indices {
      forms[index] += other.forms[index]
      magnitudes[index] = max(magnitudes[index], other.magnitudes[index])
    }
    codes += other.codes
    leadingZeros += other.leadingZeros
    for (code, count, row) in other.legacyCounts { countLegacy(code, count, row: row + rows) }
    odd.append(other.odd, rows: rows)
    wide += other.wide
    if firstWide == nil, let first = other.firstWide { firstWide = first + rows }
  }
}
