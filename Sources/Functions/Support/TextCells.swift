import Columns

/// Work on dictionary-coded text that looks at each distinct text once.
enum TextCells {
  /// What a function of the text gives for each row.
  ///
  /// Every distinct text is looked at once where the dictionary is no larger than the batch, and
  /// otherwise every text that the batch meets.
  static func map<Answer>(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    _ answer: (UInt32) -> Answer
  ) -> [Answer] {
    if dictionary.count <= codes.count {
      let answers = (0..<UInt32(dictionary.count)).map(answer)
      return codes.map { answers[Int($0)] }
    }
    var known: [UInt32: Answer] = [:]
    return codes.map { code in
      if let answer = known[code] { return answer }
      let new = answer(code)
      known[code] = new
      return new
    }
  }

  /// The one text of a column that is the same in every row, as a literal is; nil otherwise.
  static func constant(_ codes: [UInt32], _ dictionary: TextDictionary) -> UInt32? {
    guard let first = codes.first, dictionary.count == 1 || codes.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }
}

/// The order of texts: that of their Unicode scalars, which is the order of their UTF-8 bytes.
struct TextOrder {
  private let leftBytes: [UInt8]
  private let leftOffsets: [Int]
  private let rightBytes: [UInt8]
  private let rightOffsets: [Int]

  init(_ left: TextDictionary, _ right: TextDictionary) {
    (leftBytes, leftOffsets) = (left.bytes, left.offsets)
    (rightBytes, rightOffsets) = (right.bytes, right.offsets)
  }

  /// Below zero where the left text comes first, zero where the texts are equal.
  func order(_ left: UInt32, _ right: UInt32) -> Int {
    var (a, b) = (leftOffsets[Int(left)], rightOffsets[Int(right)])
    let (aEnd, bEnd) = (leftOffsets[Int(left) + 1], rightOffsets[Int(right) + 1])
    while a < aEnd, b < bEnd {
      if leftBytes[a] != rightBytes[b] { return leftBytes[a] < rightBytes[b] ? -1 : 1 }
      (a, b) = (a + 1, b + 1)
    }
    return (aEnd - a) - (bEnd - b)
  }

  /// Whether two texts are equal.
  func areEqual(_ left: UInt32, _ right: UInt32) -> Bool {
    let length = leftOffsets[Int(left) + 1] - leftOffsets[Int(left)]
    guard length == rightOffsets[Int(right) + 1] - rightOffsets[Int(right)] else { return false }
    return order(left, right) == 0
  }
}

extension Column {
  /// The column itself; one of text that is missing throughout gets a text for its codes to name.
  var withAnyText: Column {
    guard case .text(let codes, let dictionary) = values, dictionary.count == 0 else { return self }
    return Column(.text(codes, TextDictionary([""])), validity: validity, notes: notes)
  }
}
