import Columns
import TestSupport
import Testing

/// Which cells have a value.
@Suite struct ValidityTests {
  @Test func bitsAndReasonsAgree() {
    var random = SeededGenerator(seed: 11)
    for count in [0, 1, 63, 64, 65, 127, 128, 300] {
      let reasons = (0..<count).map { _ in
        Bool.random(using: &random) ? 0 : UInt8.random(in: 1...12, using: &random)
      }
      let validity = Validity(reasons: reasons)
      for row in 0..<count {
        #expect(validity.isPresent(row) == (reasons[row] == 0))
        #expect(validity.reason(row)?.rawValue ?? 0 == reasons[row])
      }
      #expect(validity.missingCount == reasons.filter { $0 != 0 }.count)
      // Bits past the last row stay clear, so that they can be counted.
      #expect(validity.words.reduce(0) { $0 + $1.nonzeroBitCount } <= count)
    }
  }

  @Test func noneMissing() {
    for validity in [Validity.all, Validity(reasons: []), Validity(reasons: [0, 0, 0])] {
      #expect(validity.isAll && validity.missingCount == 0)
      #expect(validity.isPresent(2) && validity.reason(2) == nil)
      #expect(validity.gathered([0, 1]).isAll && validity.sliced(0..<2).isAll)
    }
  }

  @Test func theStrongerReasonStays() {
    let (blank, suppressed) = (MissingReason.blank.rawValue, MissingReason.suppressed.rawValue)
    let left = Validity(reasons: [0, blank, suppressed, 0])
    let right = Validity(reasons: [0, suppressed, blank, blank])
    let expected: [UInt8] = [0, suppressed, suppressed, blank]
    #expect(left.intersection(right).reasons == expected)
    #expect(right.intersection(left).reasons == expected)
    #expect(left.intersection(.all).reasons == left.reasons)
    #expect(Validity.all.intersection(left).reasons == left.reasons)
  }

  @Test(arguments: [
    ("c", MissingReason.suppressed), ("[c]", .suppressed), ("z", .notApplicable),
    ("x", .notAvailable), ("w", .noneRecorded), ("low", .low), ("k", .low), ("[k]", .low),
    ("u", .unreliable),
  ])
  func codes(_ code: String, _ reason: MissingReason) {
    #expect(MissingReason(code: code) == reason)
  }

  @Test(arguments: ["", "[c", "c]", "[]", "r", "p", "0", ":", "..", "low "])
  func noCodes(_ code: String) {
    #expect(MissingReason(code: code) == nil)
  }

  @Test func everyReasonHasWords() {
    let words = MissingReason.allCases.map(\.words)
    #expect(Set(words).count == words.count)
    for reason in MissingReason.allCases {
      #expect(reason.code.map { MissingReason(code: $0) == reason } ?? true)
      #expect(reason.label == reason.code ?? reason.words)
    }
  }
}
