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
  /// What texts stand for, where it is declared; of equal texts the last counts.
  var marks: [FileSettings.Mark] = []
  /// Texts behind numbers that say something of them.
  var flags: [FileSettings.Flag] = []
  /// The calendar of periods that do not name one, where it is declared for the whole file.
  var calendar: Period.Calendar?
  /// The calendar that is declared for the column or for the whole file.
  var declaredCalendar: Period.Calendar? { declared?.metadata.calendar ?? calendar }
  /// Whether `1.234,5` is a number in the thousands.
  var hasDecimalComma = false
  /// Whether published codes are missing here although the column is text.
  var hasCodesInText = false
  /// Where rows begin.
  var lines = LineMap()

  /// Creates a context.
  init(name: String, declared: FieldDescription?, missingValues: [String]) {
    self.name = name
    self.declared = declared
    self.missingValues = missingValues
  }

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
    let isSpecial = hasOwnMissingValues || hasDecimalComma || !flags.isEmpty
    switch declared?.kind {
    case nil, .any: return isSpecial ? .text : .undecided
    case .integer, .number: return isSpecial ? .text : .numbers
    case .boolean, .category, .period, .text: return .text
    }
  }

  /// Whether a missing value is written in a way that a number reader does not know, such as `-99`,
  /// or stands for something else than it would take it for.
  private var hasOwnMissingValues: Bool {
    declaredMarks.contains { text, meaning in
      switch meaning {
      case .zero: true
      case .missing(let reason): !MissingMarks.isRead(text, as: reason)
      case nil: !MissingMarks.isRead(text, as: nil)
      }
    }
  }

  /// Every text that is declared to stand for something; nothing where it is only missing.
  var declaredMarks: [(text: String, meaning: FileSettings.Meaning?)] {
    let plain = missingValues.filter { text in
      !text.isEmpty && !marks.contains { $0.text == text }
    }
    return plain.map { ($0, nil) } + marks.map { ($0.text, $0.meaning) }
  }

  /// Whether a text is declared to be missing or zero.
  func isDeclared(_ text: String) -> Bool {
    missingValues.contains(text) || marks.contains { $0.text == text }
  }

  /// Why a text that metadata declares missing is so.
  func missingReason(_ text: String) -> MissingReason? {
    if let mark = marks.last(where: { $0.text == text }) {
      guard case .missing(let reason) = mark.meaning else { return nil }
      return reason
    }
    guard missingValues.contains(text) else { return nil }
    return text.isEmpty ? .blank : MissingReason(code: text) ?? .notAvailable
  }

  /// Reports cells that are not of the column's type.
  func reportUnreadable(
    _ places: Places,
    as type: String,
    help: [String] = [],
    _ findings: inout Findings
  ) {
    guard places.count > 0 else { return }
    let cells =
      places.count == 1
      ? "1 cell that is not \(type)"
      : "\(Findings.count(places.count, "cell")) that are not \(type)"
    findings.advise(
      "unreadable-cells",
      "column `\(name)` of \(findings.file) has \(cells): \(places.listed(lines)); "
        + (places.count == 1 ? "it is left out as unreadable" : "they are left out as unreadable"),
      help: help.isEmpty
        ? [
          "where such a cell says why there is no value, declare it: "
            + findings.loading("missing \"\(places.first.first?.text ?? "-")\" as not available")
        ] : help
    )
  }
}

/// A column that is ready for its table.
struct FinishedColumn: Sendable {
  let field: Field
  let column: PackedColumn
}
