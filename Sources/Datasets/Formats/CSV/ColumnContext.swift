import Columns

/// What is known of a column when its cells have been read.
struct ColumnContext {
  /// The column's name in the schema.
  let name: String
  /// What metadata says of it, where it says anything.
  let declared: FieldDescription?
  /// The unit in a line under the heading; empty where there is none.
  var unitText = ""
  /// Texts that stand for a missing value.
  let missingValues: [String]
  /// What those texts mean, where that is declared.
  let missingMeanings: [String: MissingReason]
  /// Where rows begin.
  var lines = LineMap()

  /// The column's metadata.
  var metadata: FieldMetadata {
    var metadata = declared?.metadata ?? FieldMetadata()
    metadata.isInferred = declared == nil || declared?.kind == .any
    return metadata
  }

  /// The unit that the heading, or the line under it, declares.
  var headingUnit: Unit? {
    if isYearsAndMonths { return Unit(.months) }
    return unitText.isEmpty ? HeaderUnit.unit(in: name) : Unit(written: unitText)
  }

  /// Whether its cells are lengths in years and months, such as `02:03`.
  var isYearsAndMonths: Bool {
    if let declared, declared.isYearsAndMonths || declared.unit != nil {
      return declared.isYearsAndMonths
    }
    return unitText.isEmpty
      ? HeaderUnit.isYearsAndMonths(name) : YearsAndMonths.isName(unitText)
  }

  /// How the column has to be read.
  var reading: ColumnDraft.Reading {
    if isYearsAndMonths { return .text }
    switch declared?.kind {
    case nil, .any: return hasOwnMissingValues ? .text : .undecided
    case .integer, .number: return hasOwnMissingValues ? .text : .numbers
    case .boolean, .category, .period, .text: return .text
    }
  }

  /// Whether a missing value is written in a way that a number reader does not know, such as `-99`.
  private var hasOwnMissingValues: Bool {
    missingValues.contains { value in
      let known =
        MissingReason(code: value)
        ?? (SlowNumberParser.legacyCodes.contains(value) ? .notAvailable : nil)
      return !value.isEmpty && (known == nil || missingMeanings[value].map { $0 != known } ?? false)
    }
  }

  /// Why a text that metadata declares missing is so.
  func missingReason(_ text: String) -> MissingReason? {
    guard missingValues.contains(text) else { return nil }
    if let meaning = missingMeanings[text] { return meaning }
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
struct FinishedColumn {
  let field: Field
  let column: Column
}

/// The unit of each row, read from another column.
struct RowUnits {
  /// For each row the place of its unit in ``table``.
  var codes: [UInt16]
  /// The units.
  var table: [Unit]

  /// Reads a column of units; texts that are no unit are reported and count as plain numbers.
  init(_ texts: TextCells, _ context: ColumnContext, _ findings: inout Findings) {
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
    codes = texts.codes.indices.map { row in
      texts.reasons[row] == 0 ? byText[Int(texts.codes[row])] : 0
    }
    let places = texts.places({ isUnread[Int($0)] }, reasons: texts.reasons)
    guard places.count > 0 else { return }
    findings.advise(
      "unknown-unit",
      "column `\(context.name)` of \(findings.file) has \(Findings.count(places.count, "cell")) "
        + "\(places.count == 1 ? "that names" : "that name") no known unit: \(places.listed(context.lines)); the numbers there have no unit",
      help: ["units are written like `£`, `£000`, `£m`, `%`, `pp`, `count`, `FTE`, `per 10,000`"]
    )
  }
}
