/// Why a cell has no value.
///
/// The codes are those of the Government Statistical Service shorthand and the DfE's Explore
/// Education Statistics; the rest are reasons that a calculation or a reader gives. Where two
/// missing cells meet in an operation the reason with the higher raw value stays, so that
/// suppression is never lost.
package enum MissingReason: UInt8, Sendable, CaseIterable {
  /// An empty cell.
  case blank = 1
  /// The total, average or other summary of nothing.
  case noData
  /// A joined row that found no match.
  case noMatch
  /// A calculation without an answer, such as a division by zero.
  case undefined
  /// Figures that contradict each other, so that no number fits them.
  case impossible
  /// Text that could not be read as the column's type.
  case unreadable
  /// Numbers with units that cannot be compared or combined.
  case unlikeUnits
  /// `z`: a value cannot exist.
  case notApplicable
  /// `x`: a value exists but is not available.
  case notAvailable
  /// `w`: none recorded in a survey.
  case noneRecorded
  /// `low` or `k`: rounds to zero but is not zero.
  case low
  /// `u`: too unreliable to publish.
  case unreliable
  /// `c`: suppressed to protect confidentiality.
  case suppressed

  /// The published shorthand, where there is one.
  package var code: String? {
    switch self {
    case .notApplicable: "z"
    case .notAvailable: "x"
    case .noneRecorded: "w"
    case .low: "low"
    case .unreliable: "u"
    case .suppressed: "c"
    case .blank, .noData, .noMatch, .undefined, .impossible, .unreadable, .unlikeUnits: nil
    }
  }

  /// What `reason()` gives: the published shorthand, or words.
  package var label: String { code ?? words }

  /// The reason in words, fit for "3 left out: 2 suppressed, 1 blank".
  package var words: String {
    switch self {
    case .blank: "blank"
    case .noData: "no data"
    case .noMatch: "no match"
    case .undefined: "undefined"
    case .impossible: "impossible"
    case .unreadable: "unreadable"
    case .unlikeUnits: "unlike units"
    case .notApplicable: "not applicable"
    case .notAvailable: "not available"
    case .noneRecorded: "none recorded"
    case .low: "rounds to zero"
    case .unreliable: "unreliable"
    case .suppressed: "suppressed"
    }
  }

  /// The reason that a published code stands for, in plain (`c`) or bracketed (`[c]`) form.
  ///
  /// Codes are matched as they are published, in lower case.
  package init?(code: some StringProtocol) {
    var text = Substring(code)
    if text.first == "[", text.last == "]" { text = text.dropFirst().dropLast() }
    switch text {
    case "c": self = .suppressed
    case "z": self = .notApplicable
    case "x": self = .notAvailable
    case "w": self = .noneRecorded
    case "low", "k": self = .low
    case "u": self = .unreliable
    default: return nil
    }
  }
}
