import Columns

/// How the numbers of one column are worded, so that all its cells read alike.
struct NumberStyle {
  /// The decimal places of numbers held as floating point; nil where each is worded for itself.
  private(set) var decimals: Int?
  /// Whether thousands are separated by commas.
  ///
  /// A column of numbers without a unit, none of which reaches 10,000, has no separators: such
  /// numbers are often years.
  private(set) var isGrouped = true

  /// The greatest absolute value of the column.
  private(set) var greatest = 0.0
  /// The decimal places that show exact numbers whole where more were printed, all of them zeros;
  /// nil where the numbers stand as they were printed.
  private var exactDecimals: Int?

  /// More printed decimals than these were written by a program that holds floating point.
  private static let mostPrinted = 6

  /// Looks at every cell of a column.
  ///
  /// Floating-point numbers get two decimals, or where none reaches 1 four significant digits of
  /// the greatest, less the zeros at the end that all of them share; money per something always
  /// has its pence.
  ///
  /// - Complexity: O(rows).
  init(_ table: Table, column index: Int) {
    guard let type = table.schema.fields[index].type.measure else { return }
    let together = Self.readTogether(table.schema, index)
    for column in together.flatMap({ Self.columns(table, $0) }) {
      greatest = max(greatest, column.greatestMagnitude)
    }
    isGrouped = type.unit != .plain || greatest >= 10_000
    if type.scale ?? 0 > Self.mostPrinted {
      let places = Self.columns(table, index).map(\.exactDecimals).max() ?? 0
      if places <= Self.mostPrinted { exactDecimals = places }
    }
    guard type.scale == nil, type.unit.quantity != .varies, greatest < 1e15 else { return }
    if type.unit.quantity == .money, type.unit.per != nil, type.unit.power == 0 {
      decimals = 2
      return
    }
    var places = 2
    if greatest < 1 {
      guard greatest >= 1e-6 else { return }
      var scaled = greatest
      places = 3
      while scaled < 1 { (scaled, places) = (scaled * 10, places + 1) }
    }
    decimals = together.map { Self.needed(table, $0, most: places) }.max()
  }

  /// The columns whose numbers are read together with a column's, itself among them: limits of -0.7156
  /// and 4.6 are -0.72 and 4.60.
  private static func readTogether(_ schema: Schema, _ index: Int) -> [Int] {
    let field = schema.fields[index]
    guard let name = field.metadata.readWith else { return [index] }
    return schema.fields.indices.filter { other in
      schema.fields[other].metadata.readWith == name && schema.fields[other].type == field.type
    }
  }

  /// The decimal places of an exact number that was printed with some.
  func shortened(_ printed: Int?, scale: Int) -> Int? {
    guard let exactDecimals, printed ?? scale > Self.mostPrinted else { return printed }
    return exactDecimals
  }

  /// The column's numbers: its batches, or of intervals the ends of each.
  private static func columns(_ table: Table, _ index: Int) -> [Column] {
    table.batches.flatMap { batch in
      let column = batch.columns[index]
      return column.ends.map { [$0.lower, $0.upper] } ?? [column]
    }
  }

  /// The fewest decimals that show every number as it is shown with the most.
  private static func needed(_ table: Table, _ index: Int, most: Int) -> Int {
    var needed = 0
    for column in columns(table, index) {
      guard case .floating(let cells) = column.values else { continue }
      let validity = column.validity
      for row in cells.indices where validity.isPresent(row) {
        if needed == most { return most }
        let digits = NumberText.fixed(cells[row], decimals: most)
        let zeros = digits.reversed().prefix { $0 == "0" }.count
        if digits.contains(".") { needed = max(needed, most - min(zeros, most)) }
      }
    }
    return needed
  }
}

extension Column {
  /// The fewest decimals at which every exact number stays the same.
  fileprivate var exactDecimals: Int {
    guard case .decimal(let cells, let scale) = values else { return 0 }
    var needed = 0
    for row in cells.indices where validity.isPresent(row) && cells[row] != 0 {
      var (rest, places) = (cells[row], scale)
      while places > needed, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
      needed = max(needed, places)
    }
    return needed
  }

  /// The greatest absolute value among present numbers; 0 where there is none.
  fileprivate var greatestMagnitude: Double {
    var greatest = 0.0
    switch values {
    case .decimal(let cells, let scale):
      var mantissa: UInt64 = 0
      for row in cells.indices where validity.isPresent(row) {
        mantissa = max(mantissa, cells[row].magnitude)
      }
      greatest = Double(mantissa) / PowersOfTen.exactFloating[min(scale, 22)]
    case .floating(let cells):
      for row in cells.indices where validity.isPresent(row) && cells[row].isFinite {
        greatest = max(greatest, cells[row].magnitude)
      }
    case .boolean, .interval, .period, .rowNumbers, .text: break
    }
    return greatest
  }
}
