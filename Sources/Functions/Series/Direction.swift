package import Columns
package import Plan

/// Whether a change is for the better.
package enum Direction: String, CaseIterable {
  case better, worse, up, down, same

  /// The direction of a change, where it is known which direction is good, and otherwise whether it
  /// is up or down.
  ///
  /// - Parameters:
  ///   - sign: -1, 0 or 1.
  ///   - polarity: which direction is good.
  init(sign: Int, _ polarity: FieldMetadata.Polarity?) {
    guard sign != 0 else {
      self = .same
      return
    }
    switch polarity {
    case .higher: self = sign > 0 ? .better : .worse
    case .lower: self = sign < 0 ? .better : .worse
    case .neither, nil: self = sign > 0 ? .up : .down
    }
  }

  /// The place among all directions.
  var place: Int {
    switch self {
    case .better: 0
    case .worse: 1
    case .up: 2
    case .down: 3
    case .same: 4
    }
  }

  /// The function of a change, and where the polarity differs by row of a polarity as text, that
  /// gives the direction as text: `better`, `worse`, `up`, `down` or `same`.
  ///
  /// - Parameters:
  ///   - polarity: which direction is good in every row; nil where a second argument says.
  ///   - isLevel: whether the number says how far above another figure one is, rather than a change
  ///     over time: then it is `higher` or `lower` where no direction is good.
  /// - Returns: the function.
  package static func function(
    _ polarity: FieldMetadata.Polarity?,
    isLevel: Bool = false
  ) -> Function {
    Function.lenient(
      "direction",
      [Parameter("change"), Parameter("polarity", .optional)],
      summary: "Whether a change is for the better."
    ) { _ in
      .text
    } kernel: { (columns, _, rows) throws(KernelFailure) in
      let change = columns[0]
      let words = TextDictionary(
        isLevel ? ["better", "worse", "higher", "lower", "same"] : allCases.map(\.rawValue)
      )
      let polarities = columns.count > 1 ? FieldMetadata.Polarity.cells(columns[1]) : nil
      var codes = [UInt32](repeating: 0, count: rows)
      for row in 0..<rows where change.validity.isPresent(row) {
        let direction = Direction(
          sign: change.values.sign(at: row),
          polarities.map { $0[row] } ?? polarity
        )
        codes[row] = UInt32(direction.place)
      }
      return Column(.text(codes, words), validity: change.validity)
    }
  }
}

extension Column.Values {
  /// -1, 0 or 1 as the number in a row is below, at or above zero.
  func sign(at row: Int) -> Int {
    switch self {
    case .decimal(let cells, _): Int(cells[row].signum())
    case .floating(let cells): cells[row] > 0 ? 1 : cells[row] < 0 ? -1 : 0
    case .boolean, .interval, .period, .rowNumbers, .text: 0
    }
  }
}

extension FieldMetadata.Polarity {
  /// The polarity that each row of a text column names; nil where it names none.
  static func cells(_ column: Column) -> [FieldMetadata.Polarity?]? {
    guard case .text(let codes, let dictionary) = column.values else { return nil }
    let polarities = TextCells.map(codes, dictionary) { code in
      FieldMetadata.Polarity(rawValue: dictionary.text(code).lowercased())
    }
    guard !column.validity.isAll else { return polarities }
    return polarities.enumerated().map { column.validity.isPresent($0.offset) ? $0.element : nil }
  }
}
