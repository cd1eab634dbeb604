import Columns

/// What is known of a column when its cells have been read.
struct ColumnContext {
  /// The column's name in the schema.
  let name: String
  /// What metadata says of it, where it says anything.
  let declared: FieldDescription?
  /// Texts that stand for a missing value.
  let missingValues: [String]
  /// Where rows begin.
  var lines = LineMap()

  /// The column's metadata.
  var metadata: FieldMetadata {
    var metadata = declared?.metadata ?? FieldMetadata()
    metadata.isInferred = declared == nil || declared?.kind == .any
    return metadata
  }

  /// How the column has to be read.
  var reading: ColumnDraft.Reading {
    switch declared?.kind {
    case nil, .any: return hasOwnMissingValues ? .text : .undecided
    case .integer, .number: return hasOwnMissingValues ? .text : .numbers
    case .boolean, .period, .text: return .text
    }
  }

  /// Whether a missing value is written in a way that a number reader does not know, such as `-99`.
  private var hasOwnMissingValues: Bool {
    missingValues.contains { value in
      !value.isEmpty && MissingReason(code: value) == nil
        && !SlowNumberParser.legacyCodes.contains(value)
    }
  }

  /// Why a text that metadata declares missing is so.
  func missingReason(_ text: String) -> MissingReason? {
    guard missingValues.contains(text) else { return nil }
    return text.isEmpty ? .blank : MissingReason(code: text) ?? .notAvailable
  }

  /// Reports cells that are not of the column's type.
  func reportUnreadable(_ places: Places, as type: String, _ findings: inout Findings) {
    guard places.count > 0 else { return }
    let cells =
      places.count == 1
      ? "1 cell that is not \(type)"
      : "\(Findings.count(places.count, "cell")) that are not \(type)"
    findings.advise(
      "unreadable-cells",
      "column `\(name)` of \(findings.file) has \(cells): \(places.listed(lines)); "
        + (places.count == 1 ? "it is left out as unreadable" : "they are left out as unreadable")
    )
  }
}

/// A column that is ready for its table.
struct FinishedColumn: Sendable {
  let field: Field
  let column: PackedColumn
}

/// The unit of each row, read from another column.
struct RowUnits: Sendable {
  /// The units.
  private(set) var table: [Unit]
  private let texts: TextColumn
  /// For each text the place of its unit in ``table``.
  private let byText: [UInt16]

  /// Reads a column of units; texts that are no unit are reported and count as plain numbers.
  init(_ texts: TextColumn, _ context: ColumnContext, _ findings: inout Findings) {
    self.texts = texts
    table = [.plain]
    var byText: [UInt16] = []
    var isUnread: [Bool] = []
    for code in 0..<UInt32(texts.dictionary.count) {
      let text = texts.dictionary.text(code)
      let unit = context.missingReason(text) == nil ? Unit(text: text) : .plain
      isUnread.append(unit == nil)
      let place = table.firstIndex(of: unit ?? .plain) ?? table.count
      if place == table.count, let unit { table.append(unit) }
      byText.append(UInt16(clamping: place))
    }
    self.byText = byText
    let places = texts.places { isUnread[Int($0)] }
    guard places.count > 0 else { return }
    findings.advise(
      "unknown-unit",
      "column `\(context.name)` of \(findings.file) has \(Findings.count(places.count, "cell")) "
        + "\(places.count == 1 ? "that names" : "that name") no known unit: \(places.listed(context.lines)); the numbers there have no unit",
      help: ["units are written like `£`, `£000`, `£m`, `%`, `pp`, `count`, `FTE`, `per 10,000`"]
    )
  }

  /// For each of some rows of a part the place of its unit in ``table``.
  func codes(_ part: Int, _ choice: RowChoice) -> [UInt16] {
    let cells = texts.parts[part]
    let codes = cells.codes(choice)
    let reasons = choice.taken(from: cells.reasons)
    return codes.indices.map { place in
      !reasons.isEmpty && reasons[place] != 0 || byText.isEmpty ? 0 : byText[Int(codes[place])]
    }
  }
}
