package import Columns

/// Conditions that are tried on each text of a dictionary, so that rows cost a look at their code.
extension ArrowColumn {
  /// The most values of a dictionary for which a condition is tried on each.
  private static let mostTrials = 1 << 20

  /// For each value whether its cells may pass a condition, then for each reason whether cells that are
  /// missing for it may; nil where the condition has to see the cells.
  package func verdicts(_ condition: ScanCondition) throws(DataError) -> [Bool]? {
    // Flags are of rows and not of values.
    guard companions[.flags] == nil else { return nil }
    let values: Column.Values
    switch content {
    case .texts:
      let content = try dictionaries[place].values()
      guard content.areSame, content.count > 0, content.count <= Self.mostTrials else { return nil }
      let codes = (0..<UInt32(content.count)) + [UInt32](repeating: 0, count: 16)
      values = .text(Array(codes), content.texts)
    case .periods(let periods):
      guard let first = periods.first, periods.count <= Self.mostTrials else { return nil }
      values = .period(periods + [Period](repeating: first, count: 16))
    default: return nil
    }
    var reasons = [UInt8](repeating: 0, count: values.rowCount - 16)
    // Reason 0 is none, and its place is not looked at.
    reasons += (UInt8(0)..<16).map { max($0, 1) }
    return condition.mayPass(Column(values, validity: Validity(reasons: reasons)))
  }

  /// The distinct texts of a column of text; nil of any other.
  package var texts: TextDictionary? {
    get throws(DataError) {
      guard case .texts = content else { return nil }
      return try dictionaries[place].values().texts
    }
  }

  /// The rows of a part that may pass, among those given, by the verdicts on values and reasons.
  package func rows(
    _ part: ArrowPart,
    of rows: [Int32]?,
    passing verdicts: [Bool]
  ) throws(DataError) -> [Int32] {
    let count = verdicts.count - 16
    guard count > 0 else { return rows ?? (0..<Int32(clamping: part.count)).map { $0 } }
    let (cells, own) = try cells(part)
    let reasons = try missing(part, try file.reasons(cells, part.choice))
    if rows == nil, reasons.isEmpty {
      let wanted = (0..<count).filter { verdicts[$0] }
      if let codes = try ByteCodes(file, own, cells, part.choice, below: count, wanted) {
        try file.bytes.checkUnchanged()
        return codes.places
      }
    }
    let codes = try file.codes(own, cells, part.choice, reasons, below: count)
    try file.bytes.checkUnchanged()
    var found = [Int32](repeating: 0, count: (rows?.count ?? codes.count) + 1)
    var hits = 0
    // Every place is written and the cursor moves on only for a hit: no branch to mispredict.
    func test(_ row: Int) {
      found[hits] = Int32(truncatingIfNeeded: row)
      let place =
        reasons.isEmpty || reasons[row] == 0 ? Int(codes[row]) : count + Int(reasons[row] & 15)
      hits += verdicts[place] ? 1 : 0
    }
    if let rows {
      for row in rows { test(Int(row)) }
    } else if reasons.isEmpty {
      for row in codes.indices {
        found[hits] = Int32(truncatingIfNeeded: row)
        hits += verdicts[Int(codes[row])] ? 1 : 0
      }
    } else {
      for row in codes.indices { test(row) }
    }
    found.removeLast(found.count - hits)
    return found
  }
}

extension Column.Values {
  /// The number of texts or periods.
  fileprivate var rowCount: Int {
    switch self {
    case .text(let codes, _): codes.count
    case .period(let periods): periods.count
    default: 0
    }
  }
}
