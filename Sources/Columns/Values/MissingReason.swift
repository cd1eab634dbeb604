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
  /// A mark such as `-`, whose meaning differs from source to source and has not been declared.
  case undeclared
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
    case .blank, .noData, .noMatch, .undefined, .impossible, .unreadable, .undeclared, .unlikeUnits:
      nil
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
    case .undeclared: "undeclared mark"
    case .unlikeUnits: "unlike units"
    case .notApplicable: "not applicable"
    case .notAvailable: "not available"
    case .noneRecorded: "none recorded"
    case .low: "rounds to zero"
    case .unreliable: "unreliable"
    case .suppressed: "suppressed"
    }
  }

  /// The reason that a code of one letter stands for, in either case.
  package init?(letter: UInt8) {
    switch letter | 0x20 {
    case 0x63: self = .suppressed
    case 0x7A: self = .notApplicable
    case 0x78: self = .notAvailable
    case 0x77: self = .noneRecorded
    case 0x6B: self = .low
    case 0x75: self = .unreliable
    default: return nil
    }
  }

  /// The reason that a published code stands for, in plain (`c`) or bracketed (`[c]`) form.
  ///
  /// Files write the codes in either case and with spaces: `[C]`, `[ low ]`.
  package init?(code: some StringProtocol) {
    // The longest code with its brackets and a space on either side; longer texts cost nothing.
    guard code.utf8.count <= 9 else { return nil }
    var text = Substring(code)
    if text.first == "[", text.last == "]" {
      text = Substring(text.dropFirst().dropLast().trimmingSpaces())
    }
    if text.utf8.count == 1, let letter = text.utf8.first, letter > 0x40 {
      self.init(letter: letter)
    } else if text.utf8.count == 3, text.lowercased() == "low" {
      self = .low
    } else {
      return nil
    }
  }
}
