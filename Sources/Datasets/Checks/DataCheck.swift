/// Something that can be wrong with a data file.
///
/// A check looks at all of a file and says everything that it finds, one finding a column where the
/// same thing is wrong on many lines. It never throws and never stops at the first fault.
protocol DataCheck: Sendable {
  /// What it looks for: lower case, no full stop.
  var looksFor: String { get }

  /// Whether it looks only at files in the form of Explore Education Statistics.
  var isOfficial: Bool { get }

  /// Looks, and adds what it finds.
  func check(_ data: CheckedData, _ report: inout CheckReport)
}

/// A check of any CSV file.
protocol GeneralCheck: DataCheck {}

extension GeneralCheck {
  var isOfficial: Bool { false }
}

/// A check of what the DfE asks of files for Explore Education Statistics.
protocol OfficialCheck: DataCheck {}

extension OfficialCheck {
  var isOfficial: Bool { true }
}
