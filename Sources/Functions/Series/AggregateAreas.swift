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
  private(set) var rows: [Bool]

  init(_ columns: [Column], _ kinds: [AggregateAreas.Kind], count: Int) {
    rows = [Bool](repeating: false, count: count)
    for (column, kind) in zip(columns, kinds) {
      switch (column.values, kind) {
      case (.boolean(let cells), .total):
        for row in cells.indices where cells[row] && column.validity.isPresent(row) {
          rows[row] = true
        }
      case (.text(let codes, let dictionary), .level), (.text(let codes, let dictionary), .area):
        let isLevel = kind == .level
        let found = TextCells.map(codes, dictionary) { code in
          let text = dictionary.text(code)
          return isLevel ? AggregateAreas.containsLevel(text) : AggregateAreas.contains(text)
        }
        for row in found.indices where found[row] && column.validity.isPresent(row) {
          rows[row] = true
        }
      default: break
      }
    }
  }
}
