import Columns

/// The order of rows as words that compare across batches: for each key the first of its words, then
/// whether the cell is missing, then its other words.
///
/// A missing cell has the greatest first word, so that a row whose first word is greater than
/// another's comes after it, whatever follows.
struct LeaderWords {
  /// The first word of each row.
  let firsts: [UInt64]
  private let keys: [OrderKey]

  init(_ keys: [OrderKey], rows: Int) {
    self.keys = keys
    firsts = keys.first.map { Self.firsts($0) } ?? [UInt64](repeating: 0, count: rows)
  }

  /// The number of words that types take.
  static func width(_ types: [DataType]) -> Int {
    max(types.reduce(0) { $0 + ($1.ends == nil ? 2 : 3) }, 1)
  }

  /// The words of some rows, those of a row together.
  ///
  /// - Complexity: O(rows × words).
  func words(of rows: [Int32], width: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: rows.count * width)
    var place = 0
    for (index, key) in keys.enumerated() {
      let (first, reasons) = (index == 0 ? firsts : Self.firsts(key), key.validity.reasons)
      for number in rows.indices { words[number * width + place] = first[Int(rows[number])] }
      if !reasons.isEmpty {
        for number in rows.indices where reasons[Int(rows[number])] != 0 {
          words[number * width + place + 1] = 1
        }
      }
      place += 2
      for more in key.words.dropFirst() {
        for number in rows.indices { words[number * width + place] = more[Int(rows[number])] }
        place += 1
      }
    }
    return words
  }

  private static func firsts(_ key: OrderKey) -> [UInt64] {
    guard !key.validity.isAll else { return key.words[0] }
    var words = key.words[0]
    let reasons = key.validity.reasons
    for row in words.indices where reasons[row] != 0 { words[row] = .max }
    return words
  }
}

extension OrderKey {
  /// Whether the numbers of a type are the same in each batch: ranks of texts and of units are not.
  static func isLasting(_ type: DataType) -> Bool {
    switch type {
    case .boolean, .period: true
    case .number(let number), .interval(let number): number.unit.quantity != .varies
    case .text, .unknown: false
    }
  }
}
