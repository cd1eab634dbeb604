import Columns

extension Column {
  /// A column without any value; a cell that the validity calls present is missing as blank.
  static func missing(_ type: DataType, validity: Validity, rows: Int) -> Column {
    let reasons = (0..<rows).map { validity.reason($0)?.rawValue ?? MissingReason.blank.rawValue }
    let values: Values =
      switch type {
      case .boolean: .boolean([Bool](repeating: false, count: rows))
      case .number(let number):
        if let scale = number.scale {
          .decimal([Int64](repeating: 0, count: rows), scale: scale)
        } else {
          .floating([Double](repeating: 0, count: rows))
        }
      case .interval(let ends):
        if let scale = ends.scale {
          .interval(
            lower: .decimal([Int64](repeating: 0, count: rows), scale: scale),
            upper: .decimal([Int64](repeating: 0, count: rows), scale: scale)
          )
        } else {
          .interval(
            lower: .floating([Double](repeating: 0, count: rows)),
            upper: .floating([Double](repeating: 0, count: rows))
          )
        }
      case .period:
        .period([Period](repeating: Period(start: 0, end: 0, grain: .day), count: rows))
      case .text, .unknown:
        .text([UInt32](repeating: 0, count: rows), TextDictionary([""]))
      }
    return Column(values, validity: Validity(reasons: reasons))
  }

  /// A decimal column; places without a value are set to zero.
  static func decimals(
    _ cells: [Int64],
    scale: Int,
    validity: Validity,
    notes: CellNotes = .none
  ) -> Column {
    Column(.decimal(cells.cleared(validity, 0), scale: scale), validity: validity, notes: notes)
  }

  /// A floating-point column; a result that is not a finite number is missing as undefined.
  static func floatings(_ cells: [Double], validity: Validity) -> Column {
    var isFinite = true
    for cell in cells { isFinite = isFinite && cell.isFinite }
    guard !isFinite else {
      return Column(.floating(cells.cleared(validity, 0)), validity: validity)
    }
    var (cells, reasons) = (cells, validity.filled(cells.count))
    for row in cells.indices where !cells[row].isFinite {
      cells[row] = 0
      if reasons[row] == 0 { reasons[row] = MissingReason.undefined.rawValue }
    }
    let complete = Validity(reasons: reasons)
    return Column(.floating(cells.cleared(complete, 0)), validity: complete)
  }

  /// A true-or-false column; places without a value are set to false.
  static func booleans(_ cells: [Bool], validity: Validity) -> Column {
    Column(.boolean(cells.cleared(validity, false)), validity: validity)
  }

  /// A period column.
  static func periods(_ cells: [Period], validity: Validity) -> Column {
    Column(
      .period(cells.cleared(validity, Period(start: 0, end: 0, grain: .day))),
      validity: validity
    )
  }
}

extension Validity {
  /// One reason a row, also where no cell is missing.
  func filled(_ rows: Int) -> [UInt8] {
    isAll ? [UInt8](repeating: 0, count: rows) : reasons
  }
}

extension Array {
  /// The cells with those that have no value set to a neutral one.
  func cleared(_ validity: Validity, _ neutral: Element) -> [Element] {
    guard !validity.isAll else { return self }
    let reasons = validity.reasons
    var cells = self
    for row in cells.indices where reasons[row] != 0 { cells[row] = neutral }
    return cells
  }
}
