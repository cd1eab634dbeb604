package import Columns

/// A function that makes one value of the many in a group.
package struct AggregateFunction: Sendable {
  /// The name in queries.
  package let name: String
  /// Other accepted spellings.
  package let aliases: [String]
  /// The parameters, for help and for counting arguments.
  package let parameters: [Parameter]
  /// One sentence that says what it gives.
  package let summary: String
  /// Questions with their answers; each runs as a test.
  package let examples: [Example]
  /// The type of the answer, or why the arguments do not fit.
  package let typing: @Sendable ([Argument]) -> Result<DataType, TypeProblem>
  /// What the name means outside a summary: a function of values of one row; nil where it means
  /// nothing there.
  package let ofValues: Function?
  /// A fresh accumulator for a run.
  package let accumulator: @Sendable (Signature) -> any Accumulator

  /// Creates an aggregate.
  package init(
    _ name: String,
    aliases: [String] = [],
    _ parameters: [Parameter],
    summary: String,
    examples: [Example] = [],
    ofValues: Function? = nil,
    typing: @escaping @Sendable ([Argument]) -> Result<DataType, TypeProblem>,
    accumulator: @escaping @Sendable (Signature) -> any Accumulator
  ) {
    self.name = name
    self.aliases = aliases
    self.parameters = parameters
    self.summary = summary
    self.examples = examples
    self.ofValues = ofValues
    self.typing = typing
    self.accumulator = accumulator
  }
}

/// Gathers the values of every group, batch by batch.
///
/// Missing cells are left out and counted by reason. The answer for a group without any value is
/// missing as "no data", except for counts.
package protocol Accumulator {
  /// Takes in a batch.
  ///
  /// - Parameters:
  ///   - arguments: the argument columns, of equal length; empty for an aggregate without arguments.
  ///   - groups: the group of each row, from 0.
  ///   - groupCount: the number of groups known so far; never shrinks.
  /// - Throws: ``KernelFailure`` where the values cannot be summarised.
  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)

  /// The answers, one a group, in the order of the groups.
  func finish(groupCount: Int) throws(KernelFailure) -> Column

  /// The same answers, worked out on so many threads where that is worth their start.
  func finish(groupCount: Int, threads: Int) throws(KernelFailure) -> Column

  /// How the rows of a run may be shared out among several accumulators of one call.
  var sharing: RowSharing { get }

  /// Says that rows of a part follow, where rows are shared out ``RowSharing/byRow``.
  ///
  /// Parts are numbered in the order of all rows. An accumulator meets some of them, in that order.
  mutating func begin(part: Int)

  /// Takes in what another accumulator of the same call has gathered of other rows; only asked for
  /// where rows may be shared out ``RowSharing/byRow``.
  ///
  /// - Parameters:
  ///   - other: the other accumulator.
  ///   - groups: what each of its groups is called here.
  ///   - groupCount: the number of groups of both.
  mutating func merge(_ other: any Accumulator, groups: [Int32], groupCount: Int)

  /// How many cells were left out, by reason.
  var omitted: OmittedCells { get }

  /// What to weigh before the answers are used, where they rest on too little.
  var caution: Caution? { get }
}

extension Accumulator {
  package var caution: Caution? { nil }

  package func finish(groupCount: Int, threads: Int) throws(KernelFailure) -> Column {
    try finish(groupCount: groupCount)
  }

  package var sharing: RowSharing { [] }

  package mutating func begin(part: Int) {}

  package mutating func merge(_ other: any Accumulator, groups: [Int32], groupCount: Int) {}
}

/// How the rows of a run may be shared out among several accumulators of one call, none of which then
/// fails while it takes rows in; not at all where it is empty.
package struct RowSharing: OptionSet, Sendable {
  /// One bit for each way.
  package let rawValue: UInt8

  /// Creates a choice of ways.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// All rows of a group go to the same accumulator, in their order, and the answers stand side by
  /// side.
  package static let byGroup = RowSharing(rawValue: 1)
  /// Any row goes to any accumulator, and these are merged in any order.
  package static let byRow = RowSharing(rawValue: 2)
}

/// Advice that an aggregate gives on its own answers.
package struct Caution: Hashable, Sendable {
  /// A stable identifier in kebab case.
  package let id: String
  /// One plain sentence: lower case at the start, no full stop.
  package let message: String
  /// What to do about it.
  package let help: [String]

  /// Creates a caution.
  package init(id: String, _ message: String, help: [String]) {
    self.id = id
    self.message = message
    self.help = help
  }
}

/// Counts of missing cells that a summary left out, by reason.
package struct OmittedCells: Hashable, Sendable {
  /// The number of cells by the raw value of their ``MissingReason``.
  package private(set) var counts: [Int]

  /// Creates counts of zero.
  package init() {
    counts = [Int](repeating: 0, count: 16)
  }

  /// Counts the missing cells of a batch.
  package mutating func add(_ validity: Validity) {
    for reason in validity.reasons where reason != 0 { counts[Int(reason) & 15] += 1 }
  }

  /// Adds the counts of another part of the rows.
  package mutating func add(_ other: OmittedCells) {
    for reason in counts.indices { counts[reason] += other.counts[reason] }
  }

  /// The counts without those of a reason.
  package func without(_ reason: MissingReason?) -> OmittedCells {
    guard let reason else { return self }
    var rest = self
    rest.counts[Int(reason.rawValue)] = 0
    return rest
  }

  /// The number of cells left out.
  package var total: Int { counts.reduce(0, +) }

  /// The counts in words, the strongest reason first: `2 suppressed, 1 blank`.
  package var words: String {
    MissingReason.allCases.reversed()
      .filter { counts[Int($0.rawValue)] > 0 }
      .map { "\(NumberText.grouped(String(counts[Int($0.rawValue)]))) \($0.words)" }
      .joined(separator: ", ")
  }
}
