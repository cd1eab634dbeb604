/// A pattern as it is built up.
indirect enum PatternTree: Sendable {
  case one(ScalarSet)
  case assert(Pattern.Assertion)
  case sequence([PatternTree])
  case choice([PatternTree])
  case repetition(PatternTree, least: Int, most: Int?)
}

/// Reads the common core of regular expressions: `. ^ $ | ( ) [ ] * + ? {2,5}`, `\d \w \s \b` and
/// their opposites, and `(?i)` at the start to ignore case.
struct PatternParser {
  /// Whether the pattern begins with `(?i)`.
  private(set) var ignoresCase = false

  private let scalars: [Unicode.Scalar]
  private var next = 0
  private var depth = 0

  /// Brackets in brackets beyond this depth are refused, so that reading cannot run out of stack.
  private static let maximumDepth = 50
  private static let maximumRepeats = 1000

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The whole pattern.
  mutating func pattern() throws(Pattern.Problem) -> PatternTree {
    if take("(?i)") { ignoresCase = true }
    let tree = try choice()
    guard next == scalars.count else { throw problem("a `)` closes nothing") }
    return tree
  }

  // Choice = Sequence { "|" Sequence } .
  private mutating func choice() throws(Pattern.Problem) -> PatternTree {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  // Sequence = { Repetition } .
  private mutating func sequence() throws(Pattern.Problem) -> PatternTree {
    var parts: [PatternTree] = []
    while let scalar = peek, scalar != "|", scalar != ")" { parts.append(try repetition()) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  // Repetition = Atom { ( "*" | "+" | "?" | "{" Number [ "," [ Number ] ] "}" ) [ "?" ] } .
  private mutating func repetition() throws(Pattern.Problem) -> PatternTree {
    var tree = try atom()
    var count = 0
    while let (least, most) = try repeats() {
      count += 1
      // A second sign such as `a**` says nothing new, and towers of them cost stack.
      guard count <= 2 else { throw problem("signs of repetition follow each other") }
      _ = take("?")
      tree = .repetition(tree, least: least, most: most)
    }
    return tree
  }

  private mutating func repeats() throws(Pattern.Problem) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek == "{" else { return nil }
    let mark = next
    next += 1
    guard let least = number() else {
      // A brace that counts nothing is itself, as in most dialects.
      next = mark
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw problem("a `{` is not closed") }
    guard least <= Self.maximumRepeats, (most ?? 0) <= Self.maximumRepeats else {
      throw problem("a part is repeated more than \(Self.maximumRepeats) times")
    }
    if let most, most < least { throw problem("the ends of `{\(least),\(most)}` are swapped") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var result: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      result = min((result ?? 0) * 10 + Int(scalar.value) - 48, 1_000_000)
      next += 1
    }
    return result
  }

  private mutating func atom() throws(Pattern.Problem) -> PatternTree {
    guard let scalar = peek else { throw problem("the pattern ends too early") }
    next += 1
    switch scalar {
    case ".": return .one(.any)
    case "^": return .assert(.start)
    case "$": return .assert(.end)
    case "[": return .one(try set())
    case "\\": return try escape()
    case "(":
      if take("?"), !take(":") { throw problem("`(?` can only be followed by `:`") }
      depth += 1
      guard depth <= Self.maximumDepth else { throw problem("brackets are nested too deeply") }
      let tree = try choice()
      depth -= 1
      guard take(")") else { throw problem("a `(` is not closed") }
      return tree
    case "*", "+", "?": throw problem("`\(scalar)` repeats nothing")
    default: return .one(ScalarSet(members: [.range(scalar...scalar)]))
    }
  }

  private mutating func escape() throws(Pattern.Problem) -> PatternTree {
    if take("b") { return .assert(.wordBoundary) }
    if take("B") { return .assert(.noWordBoundary) }
    return .one(ScalarSet(members: [try escapedMember()]))
  }

  private mutating func escapedMember() throws(Pattern.Problem) -> ScalarSet.Member {
    guard let scalar = peek else { throw problem("a `\\` stands at the end") }
    next += 1
    switch scalar {
    case "d": return .digit
    case "D": return .not(.digit)
    case "s": return .space
    case "S": return .not(.space)
    case "w": return .word
    case "W": return .not(.word)
    case "t": return .range("\t"..."\t")
    case "n": return .range("\n"..."\n")
    case "r": return .range("\r"..."\r")
    default:
      let isPlain = !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
      guard isPlain else { throw problem("`\\\(scalar)` is not known in patterns") }
      return .range(scalar...scalar)
    }
  }

  // Set = "[" [ "^" ] Member { Member } "]" . A `]` in the first place is itself.
  private mutating func set() throws(Pattern.Problem) -> ScalarSet {
    var set = ScalarSet()
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = peek, isFirst || scalar != "]" {
      isFirst = false
      next += 1
      let member = scalar == "\\" ? try escapedMember() : .range(scalar...scalar)
      guard case .range(let first) = member, peek == "-", next + 1 < scalars.count,
        scalars[next + 1] != "]"
      else {
        set.members.append(member)
        continue
      }
      next += 1
      let end = scalars[next]
      next += 1
      let last = end == "\\" ? try escapedMember() : .range(end...end)
      guard case .range(let upper) = last, first.lowerBound <= upper.upperBound else {
        throw problem("a range in `[…]` has its ends swapped")
      }
      set.members.append(.range(first.lowerBound...upper.upperBound))
    }
    guard take("]") else { throw problem("a `[` is not closed") }
    return set
  }

  private var peek: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = text.unicodeScalars
    guard scalars[next...].starts(with: wanted) else { return false }
    next += wanted.count
    return true
  }

  private func problem(_ message: String) -> Pattern.Problem { Pattern.Problem(message: message) }
}
