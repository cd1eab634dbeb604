import Columns

/// Numbers that are printed with the words of their unit: `12.5 FTE`, `6.2 per 10,000`,
/// `£4,520 per pupil`, `27 months`, `£145,802k`.
///
/// Marks such as `%` and `£m` are read with the digits; words are looked for only where a column is
/// text otherwise. Only the words of known units count, or one word in small letters after every
/// number, which is then what is counted: `1,853 pupils`.
struct UnitTexts {
  /// A number and its unit; a unit alone says nothing of a cell without a number.
  private typealias Cell = (number: NumberCell, unit: Unit)

  private let texts: TextColumn
  /// What each text is, by code; nil where metadata says that it stands for nothing.
  private var cells: [Cell?] = []

  /// Reads the texts of a column; nil where one is no number or none has words.
  init?(_ texts: TextColumn, missing: [MissingReason?]) {
    self.texts = texts
    var counted: String?
    var hasWords = false
    for code in 0..<texts.dictionary.count {
      guard missing[code] == nil else {
        cells.append(nil)
        continue
      }
      guard let cell = Self.cell(texts.dictionary.text(UInt32(code)), &hasWords) else { return nil }
      if case .count(let things?) = cell.unit.quantity, cell.unit.per == nil { counted = things }
      cells.append(cell)
    }
    guard hasWords else { return nil }
    if let counted, !areAllNumbers(of: .count(of: counted)) { return nil }
  }

  private func areAllNumbers(of quantity: Unit.Quantity) -> Bool {
    cells.allSatisfy { cell in
      guard let cell, cell.number.kind == .number else { return true }
      return cell.unit.quantity == quantity
    }
  }

  /// The column of numbers: in one unit where all are alike, with a unit a row otherwise.
  func finish(_ context: ColumnContext, missing: [MissingReason?]) -> FinishedColumn? {
    let present = cells.indices.filter { cells[$0]?.number.kind == .number }
    let units = present.compactMap { cells[$0]?.unit }
    guard var unit = units.first else { return nil }
    for other in units where other.isLike(unit) && other.power > unit.power { unit = other }
    if !units.allSatisfy({ $0.isLike(unit) }) { unit = .varies }
    func decimals(_ cell: Cell) -> Int {
      let shift = unit.quantity == .varies ? 0 : cell.unit.exponent - unit.exponent
      return Int(cell.number.form & 31) - shift
    }
    let scale = present.compactMap { cells[$0].map(decimals) }.max() ?? 0
    guard scale <= ExactDecimal.maximumScale else { return nil }
    let type = DataType.number(NumberType(.decimal(scale: max(scale, 0)), unit: unit))
    var numbers = TextNumbers(scale: max(scale, 0))
    var reasons: [MissingReason?] = []
    let hasUnits = unit.quantity == .varies
    if hasUnits { numbers.unitTable = [.plain] }
    for (code, cell) in cells.enumerated() {
      guard let cell, cell.number.kind == .number else {
        numbers.append(0, decimals: numbers.scale, unit: hasUnits ? .plain : nil)
        reasons.append(missing[code] ?? cell?.number.reason ?? .unreadable)
        continue
      }
      let printed = decimals(cell)
      guard
        let mantissa = PowersOfTen.rescale(cell.number.mantissa, from: printed, to: numbers.scale)
      else { return nil }
      numbers.append(mantissa, decimals: max(printed, 0), unit: hasUnits ? cell.unit : nil)
      reasons.append(nil)
    }
    numbers.dropCommonDecimals()
    return FinishedColumn(
      field: Field(context.name, type, metadata: context.metadata),
      column: PackedColumn(texts, .number(numbers), reasons)
    )
  }

  /// Whether a text is a number with the words of its unit.
  static func isNumber(_ text: String) -> Bool { worded(text.trimmingSpaces()) != nil }

  private static func cell(_ text: String, _ hasWords: inout Bool) -> Cell? {
    if let bare = read(text) {
      switch bare.kind {
      case .number: return (bare, unit(of: bare.mark))
      case .blank, .code, .legacyCode: return (bare, .plain)
      case .leadingZero, .wide, .odd: return nil
      }
    }
    guard let cell = worded(text.trimmingSpaces()) else { return nil }
    hasWords = true
    return cell
  }

  /// A number with words after it.
  private static func worded(_ text: String) -> Cell? {
    guard let space = text.firstIndex(of: " "), let number = read(String(text[..<space])),
      number.kind == .number
    else { return nil }
    let words = String(text[text.index(after: space)...])
    let mark = unit(of: number.mark)
    if words.hasPrefix("per ") {
      guard let unit = Unit(text: mark == .plain ? words : "\(mark.heading) \(words)") else {
        return nil
      }
      if case .quantity = unit.per, unit.quantity != .money { return nil }
      return (number, unit)
    }
    guard mark == .plain else { return nil }
    guard let unit = Unit(written: words), unit.isWord else { return nil }
    return (number, unit)
  }

  private static func unit(of mark: NumberMark) -> Unit {
    mark.quantity.map { Unit($0, power: mark.power) } ?? .plain
  }

  private static func read(_ text: String) -> NumberCell? {
    let bytes = Array(text.utf8)
    let cell = NumberParser.read(bytes.span, 0, bytes.count)
    return cell.kind == .odd ? nil : cell
  }
}

extension Unit {
  /// Whether it is written as words after a number.
  fileprivate var isWord: Bool {
    if case .population = per { return true }
    return switch quantity {
    case .fullTimeEquivalents, .days, .weeks, .months, .years: per == nil
    case .percentagePoints: true
    case .count(let things): things != nil && per == nil && power == 0
    default: false
    }
  }
}
