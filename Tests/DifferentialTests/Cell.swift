import Columns

/// One cell of an answer, in the form in which Scrutineer's and SQLite's answers are compared.
enum Cell: Sendable {
  case missing
  case exact(ExactDecimal)
  case floating(Double)
  case text(String)

  /// A cell of Scrutineer.
  ///
  /// Conditions are 1 and 0 as in SQLite, days are ISO dates, and other periods are the texts that
  /// name them. Why a cell is missing is not compared: SQL knows no reasons.
  init(_ value: Value) {
    switch value {
    case .boolean(let condition):
      self = .exact(ExactDecimal(mantissa: condition ? 1 : 0, scale: 0))
    case .decimal(let number): self = .exact(number)
    case .floating(let number): self = .floating(number)
    case .interval: self = .text("\(value)")
    case .period(let period): self = .text(Self.text(period))
    case .text(let text): self = .text(text)
    case .missing: self = .missing
    }
  }

  private static func text(_ period: Period) -> String {
    guard period.grain == .day else { return period.label }
    let day = CivilDate(dayNumber: period.start)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day.year)-\(padded(day.month))-\(padded(day.day))"
  }

  /// The order of two cells: nothing, numbers, texts.
  ///
  /// Numbers that ``agrees(with:)`` would call equal are equal, so that rounding of the last bits
  /// cannot change the order of rows.
  func compare(_ other: Cell) -> Int {
    switch (self, other) {
    case (.text(let left), .text(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.missing, .missing): return 0
    default:
      let (left, right) = (kind, other.kind)
      if left != right { return left < right ? -1 : 1 }
      if agrees(with: other) { return 0 }
      return number < other.number ? -1 : 1
    }
  }

  var isMissing: Bool { kind == 0 }

  private var kind: Int {
    switch self {
    case .missing: 0
    case .exact, .floating: 1
    case .text: 2
    }
  }

  private var number: Double {
    switch self {
    case .exact(let number): number.floating
    case .floating(let number): number
    case .missing, .text: 0
    }
  }

  /// Whether two cells are the same answer.
  ///
  /// Exact numbers are equal only where all their digits are. SQLite adds decimals as binary numbers,
  /// so an exact answer agrees with a binary one that is nearer to it than a thousandth of its last
  /// decimal, or for long sums than one part in 10¹². Two binary answers agree to one in 10⁹.
  func agrees(with other: Cell) -> Bool {
    switch (self, other) {
    case (.missing, .missing): true
    case (.text(let left), .text(let right)): left == right
    case (.exact(let left), .exact(let right)): left == right
    case (.exact(let exact), .floating(let binary)), (.floating(let binary), .exact(let exact)):
      Self.agree(exact, binary)
    case (.floating(let left), .floating(let right)):
      abs(left - right) <= max(abs(left), abs(right)) * 1e-9 + 1e-12
    default: false
    }
  }

  private static func agree(_ exact: ExactDecimal, _ binary: Double) -> Bool {
    let unit = PowersOfTen.floating(1, scale: exact.scale)
    let allowed = max(unit * 1e-3, abs(exact.floating) * 1e-12)
    return abs(exact.floating - binary) <= allowed
  }
}

extension Cell: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing: "∅"
    case .exact(let number): number.description
    case .floating(let number): "≈\(number)"
    case .text(let text): text.debugDescription
    }
  }
}
