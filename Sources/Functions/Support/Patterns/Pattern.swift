/// A regular expression whose search takes time in proportion to text times pattern, whatever the
/// pattern.
///
/// It is run as a set of states that advance together (Thompson 1968), without backtracking, so that
/// `(a+)+$` is as safe as any other pattern. There are no captures, back-references or lookarounds,
/// which need backtracking; whether there is a match is all that a condition asks.
struct Pattern: Sendable {
  /// One step of the program.
  enum Instruction: Sendable {
    case one(ScalarSet)
    case assert(Assertion)
    /// Goes on at both places.
    case split(Int, Int)
    case jump(Int)
    case match
  }

  /// A condition on a place between two characters.
  enum Assertion: Sendable {
    case start
    case end
    case wordBoundary
    case noWordBoundary
  }

  /// Why a text is no pattern.
  struct Problem: Error {
    /// One plain sentence without a full stop.
    let message: String
  }

  /// A longer pattern is refused, and so is one that would need more steps than ``maximumSteps``.
  static let maximumLength = 1000
  static let maximumSteps = 5000
  /// How many states a search may pass through, which takes about a tenth of a second.
  static let maximumWork = 5_000_000

  private let program: [Instruction]
  private let ignoresCase: Bool

  /// Reads a pattern.
  init(_ text: String) throws(Problem) {
    guard text.utf8.count <= Self.maximumLength else {
      throw Problem(message: "the pattern is longer than \(Self.maximumLength) characters")
    }
    var parser = PatternParser(text)
    let tree = try parser.pattern()
    ignoresCase = parser.ignoresCase
    var program: [Instruction] = []
    var work = 0
    try Self.compile(tree, into: &program, &work)
    program.append(.match)
    self.program = program
  }

  private static func compile(
    _ tree: PatternTree,
    into program: inout [Instruction],
    _ work: inout Int
  ) throws(Problem) {
    // Empty parts add no step but still take time when they are repeated.
    work += 1
    guard program.count < maximumSteps, work < maximumSteps * 4 else {
      throw Problem(message: "the pattern repeats its parts too many times")
    }
    switch tree {
    case .one(let set): program.append(.one(set))
    case .assert(let assertion): program.append(.assert(assertion))
    case .sequence(let parts):
      for part in parts { try compile(part, into: &program, &work) }
    case .choice(let parts):
      var ends: [Int] = []
      for (index, part) in parts.enumerated() {
        if index == parts.count - 1 {
          try compile(part, into: &program, &work)
        } else {
          let fork = program.count
          program.append(.match)
          try compile(part, into: &program, &work)
          ends.append(program.count)
          program.append(.match)
          program[fork] = .split(fork + 1, program.count)
        }
      }
      for end in ends { program[end] = .jump(program.count) }
    case .repetition(let part, let least, let most):
      for _ in 0..<least { try compile(part, into: &program, &work) }
      guard let most else {
        let fork = program.count
        program.append(.match)
        try compile(part, into: &program, &work)
        program.append(.jump(fork))
        program[fork] = .split(fork + 1, program.count)
        return
      }
      var forks: [Int] = []
      for _ in least..<max(least, most) {
        forks.append(program.count)
        program.append(.match)
        try compile(part, into: &program, &work)
      }
      for fork in forks { program[fork] = .split(fork + 1, program.count) }
    }
  }

  /// Whether the pattern matches anywhere in a text; nil where that takes too long to find out.
  ///
  /// - Complexity: O(text × pattern).
  func matches(_ text: String) -> Bool? {
    let scalars = Array(text.unicodeScalars)
    var states = States(count: program.count)
    var next = States(count: program.count)
    var work = 0
    for place in 0...scalars.count {
      if add(0, to: &states, scalars, place) { return true }
      guard place < scalars.count else { return false }
      let scalar = scalars[place]
      next.clear()
      work += states.members.count
      if work > Self.maximumWork { return nil }
      for state in states.members {
        guard case .one(let set) = program[state],
          set.contains(scalar, ignoringCase: ignoresCase)
        else { continue }
        if add(state + 1, to: &next, scalars, place + 1) { return true }
      }
      swap(&states, &next)
    }
    return false
  }

  /// Adds a state and all that it leads to without a character; true where that is the match.
  private func add(
    _ state: Int,
    to states: inout States,
    _ scalars: [Unicode.Scalar],
    _ place: Int
  ) -> Bool {
    var pending = [state]
    while let state = pending.popLast() {
      guard states.insert(state) else { continue }
      switch program[state] {
      case .match: return true
      case .one: break
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .assert(let assertion):
        if holds(assertion, scalars, place) { pending.append(state + 1) }
      }
    }
    return false
  }

  private func holds(_ assertion: Assertion, _ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    switch assertion {
    case .start: return place == 0
    case .end: return place == scalars.count
    case .wordBoundary, .noWordBoundary:
      let before = place > 0 && ScalarSet.word.contains(scalars[place - 1])
      let after = place < scalars.count && ScalarSet.word.contains(scalars[place])
      return (before != after) == (assertion == .wordBoundary)
    }
  }

  /// A set of places in the program that remembers the order in which they came.
  private struct States {
    private(set) var members: [Int] = []
    private var isMember: [Bool]

    init(count: Int) {
      isMember = [Bool](repeating: false, count: count)
    }

    mutating func insert(_ state: Int) -> Bool {
      if isMember[state] { return false }
      isMember[state] = true
      members.append(state)
      return true
    }

    mutating func clear() {
      for member in members { isMember[member] = false }
      members.removeAll(keepingCapacity: true)
    }
  }
}
