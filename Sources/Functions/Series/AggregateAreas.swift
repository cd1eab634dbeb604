package import Columns

/// Names of areas that are made of others, which a ranking of places must leave out.
package enum AggregateAreas {
  /// Countries, the nine regions of England, and the groups that tables of local authorities put
  /// beside them, in lower case.
  ///
  /// The regions are those of the Office for National Statistics; DfE tables also give Inner and Outer
  /// London beside London.
  private static let names: Set<String> = [
    "england", "wales", "scotland", "northern ireland", "great britain", "united kingdom", "uk",
    "england and wales", "north east", "north west", "yorkshire and the humber", "east midlands",
    "west midlands", "east of england", "london", "inner london", "outer london", "south east",
    "south west", "statistical neighbours", "statistical neighbour average", "all england",
    "national", "region", "total", "all",
  ]

  /// The levels of DfE's Explore Education Statistics that are made of local authorities.
  private static let levels: Set<String> = ["national", "regional"]

  /// Whether an area is made of others by its name.
  static func contains(_ name: String) -> Bool {
    names.contains(name.lowercased().trimmingSpaces())
  }

  /// For each length and first letter whether a name has it, so that most texts cost two looks.
  private static let shapes: [Bool] = {
    var shapes = [Bool](repeating: false, count: 64 * 32)
    for name in names.union(levels) { shapes[shape(ArraySlice(name.utf8)) ?? 0] = true }
    return shapes
  }()

  private static func shape(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, bytes.count < 64 else { return nil }
    return bytes.count * 32 + Int(first & 31)
  }

  /// Whether a text may be one of the names or levels; only a few others are said to be.
  static func mayContain(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Spaces at the ends are looked at with more care, and no-break spaces are no ASCII.
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first <= 0x20 || first >= 0x80 || last <= 0x20 || last >= 0x80 { return true }
    return shape(bytes).map { shapes[$0] } ?? false
  }

  /// Whether a geographic level is above that of local authorities.
  static func containsLevel(_ level: String) -> Bool {
    levels.contains(level.lowercased().trimmingSpaces())
  }

  /// The columns of a table that tell which rows are made of others: totals, levels and areas.
  package static func columns(of schema: Schema) -> [Int] {
    schema.fields.indices.filter { kind(of: schema.fields[$0]) != nil }
  }

  /// How a column tells which rows are made of others.
  enum Kind: Sendable {
    case total, level, area
  }

  /// How a column tells which rows are made of others; nil where it does not.
  static func kind(of field: Field) -> Kind? {
    if field.type == .boolean { return field.metadata.role == .total ? .total : nil }
    guard field.type == .text else { return nil }
    let name = Schema.snakeCase(field.name)
    if name == "geographic_level" { return .level }
    if field.metadata.role == .area
      || ["area", "area_name", "la_name", "local_authority"].contains(name)
    {
      return .area
    }
    return nil
  }
}

/// Which rows are made of others, worked out once for each distinct text.
struct AggregateRows {
  /// Empty where no row is.
  private var rows: [Bool] = []

  init(_ columns: [Column], _ kinds: [AggregateAreas.Kind]) {
    for (column, kind) in zip(columns, kinds) {
      switch (column.values, kind) {
      case (.boolean(let cells), .total):
        if cells.contains(true) { add(cells, column.validity) }
      case (.text(let codes, let dictionary), .level), (.text(let codes, let dictionary), .area):
        if let found = Self.find(codes, dictionary, isLevel: kind == .level) {
          add(found, column.validity)
        }
      default: break
      }
    }
  }

  /// Whether a row is.
  subscript(row: Int) -> Bool { !rows.isEmpty && rows[row] }

  /// Whether no row is.
  var isEmpty: Bool { rows.isEmpty }

  private mutating func add(_ found: [Bool], _ validity: Validity) {
    if rows.isEmpty { rows = [Bool](repeating: false, count: found.count) }
    for row in found.indices where found[row] && validity.isPresent(row) { rows[row] = true }
  }

  /// Which texts are names of aggregates; nil where none is.
  private static func find(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    isLevel: Bool
  ) -> [Bool]? {
    func isAggregate(_ code: UInt32) -> Bool {
      guard AggregateAreas.mayContain(dictionary.utf8(code)) else { return false }
      let text = dictionary.text(code)
      return isLevel ? AggregateAreas.containsLevel(text) : AggregateAreas.contains(text)
    }
    // A large dictionary of few rows is not gone through.
    if dictionary.count > codes.count { return TextCells.map(codes, dictionary, isAggregate) }
    let names = (0..<UInt32(truncatingIfNeeded: dictionary.count)).map(isAggregate)
    guard names.contains(true) else { return nil }
    return codes.map { names[Int($0)] }
  }
}
