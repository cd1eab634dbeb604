import Columns
import Diagnostics
import Plan

/// An aggregate of each row's window, through the accumulators that `summarise` uses.
struct WindowAggregate {
  /// The rows that are taken in at once; nothing but speed and memory depends on it.
  private static let chunkRows = 1 << 16

  /// The missing cells of the input that were left out.
  private(set) var omitted = OmittedCells()
  /// What to weigh before answers of whole groups are used; windows that grow all begin with too little.
  private(set) var caution: Caution?
  private let function: AggregateFunction
  private let call: WindowCall
  private let arguments: [Column]
  private let partitions: Partitions
  private let run: Run

  init(
    _ function: AggregateFunction,
    _ call: WindowCall,
    _ arguments: [Column],
    _ partitions: Partitions,
    run: Run
  ) {
    self.function = function
    self.call = call
    self.arguments = arguments
    self.partitions = partitions
    self.run = run
  }

  /// The answers, one a row.
  mutating func answers() throws(EngineError) -> Column {
    switch call.frame {
    case .whole: try whole()
    case .running: try running()
    case .rolling(let rows): try rolling(max(rows, 1))
    }
  }

  private var newAccumulator: WindowAccumulator {
    WindowAccumulator(function, Signature(call.arguments.map(\.type), call.type), at: call.span)
  }

  /// Every row of a group has the group's answer, of its rows in the order given.
  private mutating func whole() throws(EngineError) -> Column {
    let rowCount = partitions.rows.count
    var accumulator = newAccumulator
    for start in stride(from: 0, to: rowCount, by: Self.chunkRows) {
      try run.check()
      let range = start..<min(start + Self.chunkRows, rowCount)
      if partitions.isUnordered {
        try accumulator.add(
          arguments.map { $0.sliced(range) },
          groups: Array(partitions.groups[range]),
          groupCount: partitions.count
        )
      } else {
        let rows = Array(partitions.rows[range])
        try accumulator.add(
          arguments.map { $0.gathered(rows) },
          groups: rows.map { partitions.groups[Int($0)] },
          groupCount: partitions.count
        )
      }
    }
    omitted = accumulator.omitted
    caution = accumulator.caution
    return try accumulator.answers(groupCount: partitions.count, threads: run.threads)
      .gathered(partitions.groups)
  }

  /// Feeds the first rows of all groups, then their second rows and so on, and asks for the answers
  /// after each of these waves.
  ///
  /// An accumulator answers for all its groups at once. Groups of about the same length therefore
  /// share one: the answers asked for are at most twice as many as there are rows.
  ///
  /// - Complexity: O(rows + the longest group), where an accumulator answers in O(groups).
  private mutating func running() throws(EngineError) -> Column {
    var answers = ScatteredAnswers(type: call.type, rows: partitions.rows.count)
    for groups in partitions.groupsByLength {
      var accumulator = newAccumulator
      let waves = Waves(groups, of: partitions)
      let columns = arguments.map { $0.gathered(waves.rows) }
      for wave in 0..<waves.count {
        if wave % 256 == 0 { try run.check() }
        let range = waves.range(of: wave)
        try accumulator.add(
          columns.map { $0.sliced(range) },
          groups: Array(0..<Int32(truncatingIfNeeded: range.count)),
          groupCount: groups.count
        )
        let column = try accumulator.answers(groupCount: groups.count)
        answers.add(
          range.count == groups.count ? column : column.sliced(0..<range.count),
          to: waves.rows[range]
        )
      }
      omitted.add(accumulator.omitted)
    }
    return answers.column()
  }

  /// Makes a group of every window, and feeds each row once for each window it belongs to.
  ///
  /// - Complexity: O(rows × rows of a window).
  private mutating func rolling(_ windowRows: Int) throws(EngineError) -> Column {
    var answers = ScatteredAnswers(type: call.type, rows: partitions.rows.count)
    let ends = (0..<partitions.count).flatMap { group in
      partitions.range(of: group).dropFirst(windowRows - 1)
    }
    let chunk = max(Self.chunkRows / windowRows, 1)
    for start in stride(from: 0, to: ends.count, by: chunk) {
      try run.check()
      let windows = ends[start..<min(start + chunk, ends.count)]
      var rows: [Int32] = []
      var groups: [Int32] = []
      rows.reserveCapacity(windows.count * windowRows)
      groups.reserveCapacity(windows.count * windowRows)
      for (window, end) in windows.enumerated() {
        rows.append(contentsOf: partitions.rows[(end - windowRows + 1)...end])
        groups.append(
          contentsOf: repeatElement(Int32(truncatingIfNeeded: window), count: windowRows)
        )
      }
      var accumulator = newAccumulator
      try accumulator.add(
        arguments.map { $0.gathered(rows) },
        groups: groups,
        groupCount: windows.count
      )
      answers.add(
        try accumulator.answers(groupCount: windows.count),
        to: windows.map { partitions.rows[$0] }
      )
    }
    try countOmitted()
    return answers.column()
  }

  /// Counts each missing cell once, however many windows it belongs to: with a group a row.
  private mutating func countOmitted() throws(EngineError) {
    guard arguments.contains(where: { !$0.validity.isAll }) else { return }
    var accumulator = newAccumulator
    let rows = Array(0..<Int32(truncatingIfNeeded: partitions.rows.count))
    try accumulator.add(arguments, groups: rows, groupCount: rows.count)
    omitted = accumulator.omitted
  }
}

/// An accumulator whose failures point at the call.
private struct WindowAccumulator {
  private var accumulator: any Accumulator
  private let span: SourceSpan

  init(_ function: AggregateFunction, _ signature: Signature, at span: SourceSpan) {
    accumulator = function.accumulator(signature)
    self.span = span
  }

  var omitted: OmittedCells { accumulator.omitted }
  var caution: Caution? { accumulator.caution }

  mutating func add(
    _ columns: [Column],
    groups: [Int32],
    groupCount: Int
  ) throws(EngineError) {
    do {
      try accumulator.update(columns, groups: groups, groupCount: groupCount)
    } catch {
      throw error.at(span)
    }
  }

  func answers(groupCount: Int, threads: Int = 1) throws(EngineError) -> Column {
    do {
      return try accumulator.finish(groupCount: groupCount, threads: threads)
    } catch {
      throw error.at(span)
    }
  }
}
