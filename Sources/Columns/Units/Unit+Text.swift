extension Unit {
  /// The unit as a column heading shows it: `£000`, `%`, `pupils`, `£ per pupil`, `per 100,000`.
  ///
  /// Empty for a plain number.
  package var heading: String {
    var text =
      switch quantity {
      case .plain: ""
      case .count(let things): per == nil ? things ?? "count" : things ?? ""
      case .money: "£" + Self.suffix(power, thousands: "000")
      case .percent: "%"
      case .percentagePoints: "pp"
      case .ratio: "ratio"
      case .fullTimeEquivalents: "FTE"
      case .days: "days"
      case .weeks: "weeks"
      case .months: "months"
      case .years: "years"
      case .varies: "unit varies"
      }
    if power != 0, quantity != .money {
      let scale = power == 3 ? "000s" : power == 6 ? "millions" : "×10^\(power)"
      text = text.isEmpty ? scale : "\(text) (\(scale))"
    }
    switch per {
    case nil: return text
    case .population(let size):
      let rate = "per \(Self.grouped(size))"
      return text.isEmpty ? rate : "\(text) \(rate)"
    case .quantity(let quantity): return "\(text) per \(Self.singularHeading(quantity))"
    }
  }

  private static func singularHeading(_ quantity: Quantity) -> String {
    if case .count(let things) = quantity { return singular(things ?? "one") }
    return singular(Unit(quantity).heading)
  }

  /// A power of ten in words after a number: ` thousand`, ` million`.
  private static func scaleWord(_ power: Int) -> String {
    switch power {
    case 0: ""
    case 3: " thousand"
    case 6: " million"
    case 9: " billion"
    default: " ×10^\(power)"
    }
  }

  /// What goes before and after the digits where a number is printed on its own: `£`…`m`, …` pp`.
  package var affixes: (prefix: String, suffix: String) {
    let base: (prefix: String, suffix: String) =
      switch quantity {
      case .plain, .varies: ("", Self.scaleWord(power))
      case .count(let things): ("", Self.scaleWord(power) + (things.map { " " + $0 } ?? ""))
      case .money: ("£", Self.suffix(power, thousands: "k"))
      case .percent: ("", "%")
      case .ratio: ("", "")
      default: ("", Self.scaleWord(power) + " " + Unit(quantity).heading)
      }
    switch per {
    case nil: return base
    case .population(let size): return (base.prefix, base.suffix + " per \(Self.grouped(size))")
    case .quantity(let quantity):
      return (base.prefix, base.suffix + " per " + Self.singularHeading(quantity))
    }
  }

  /// Reads a unit as metadata and headings write it: `£`, `£000`, `£m`, `%`, `pp`, `count`, `FTE`,
  /// `days`, `months`, `ratio`, `per 10,000`, `£ per pupil`.
  package init?(text: String) {
    let trimmed = text.trimmingSpaces()
    if let named = Self.named(trimmed.lowercased()) {
      self = named
      return
    }
    guard let range = trimmed.firstPlace(of: "per "),
      range.lowerBound == trimmed.startIndex || trimmed[..<range.lowerBound].last == " "
    else { return nil }
    let before = String(trimmed[..<range.lowerBound]).trimmingSpaces()
    let after = String(trimmed[range.upperBound...]).trimmingSpaces()
    guard let base = before.isEmpty ? Unit.count : Unit(text: before), base.per == nil else {
      return nil
    }
    if let size = Int64(after.filter { $0 != "," }) {
      guard size > 0 else { return nil }
      self.init(base.quantity, power: base.power, per: .population(size))
      return
    }
    let quantity = after == "one" ? .count(of: nil) : Self.quantity(of: after)
    self.init(base.quantity, power: base.power, per: .quantity(quantity))
  }

  /// Reads a unit that stands where nothing but a unit can: also one word for things that are
  /// counted, such as `pupils`, and a scale in words, such as `pupils (000s)`.
  package init?(written text: String) {
    if let known = Unit(text: text) {
      self = known
      return
    }
    for (suffix, power) in [("(000s)", 3), ("(millions)", 6)] where text.hasSuffix(suffix) {
      let base = String(text.dropLast(suffix.count)).trimmingSpaces()
      guard let unit = Unit(written: base), unit.power == 0 else { return nil }
      self = unit.at(power: power)
      return
    }
    if let per = text.firstPlace(of: " per ") {
      guard let base = Unit(written: String(text[..<per.lowerBound])), base.per == nil,
        let rate = Unit(text: "per " + text[per.upperBound...])
      else { return nil }
      self.init(base.quantity, power: base.power, per: rate.per)
      return
    }
    switch text {
    case "000s": self = Unit(.plain, power: 3)
    case "millions": self = Unit(.plain, power: 6)
    case "rate", "rates": self = .count
    default:
      let isWord = text.utf8.count > 2 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      // A word that is not of many things is a remark: `many`, `unknown`.
      guard isWord, text.hasSuffix("s") || Self.pluralsWithoutS.contains(text) else { return nil }
      self = Unit(.count(of: text))
    }
  }

  private static let pluralsWithoutS: Set<String> = ["children", "men", "people", "staff", "women"]

  /// What one of a thing is a quantity of: `day`, `pupil`.
  private static func quantity(of thing: String) -> Quantity {
    guard let unit = Unit(text: thing), unit.quantity != .plain else { return .count(of: thing) }
    return unit.quantity
  }

  /// A unit that has a name of its own.
  private static func named(_ name: String) -> Unit? {
    switch name {
    case "": .plain
    case "count", "number", "no.", "n": .count
    case "£", "gbp": .pounds
    case "£000", "£000s", "£k", "£'000", "£’000": Unit(.money, power: 3)
    case "£m", "£ million", "£million": Unit(.money, power: 6)
    case "£bn", "£ billion", "£billion": Unit(.money, power: 9)
    case "%", "percent", "per cent", "percentage": .percent
    case "pp", "percentage points": .percentagePoints
    case "ratio": .ratio
    case "fte": Unit(.fullTimeEquivalents)
    case "day", "days": .days
    case "week", "weeks": Unit(.weeks)
    case "month", "months": Unit(.months)
    case "year", "years": Unit(.years)
    default: nil
    }
  }

  private static func suffix(_ power: Int, thousands: String) -> String {
    switch power {
    case 0: ""
    case 3: thousands
    case 6: "m"
    case 9: "bn"
    default: " ×10^\(power)"
    }
  }

  /// The things of which a singular is one: `pupil` gives `pupils`.
  package static func plural(_ singular: String) -> String {
    if singular == "child" { return "children" }
    if singular == "person" { return "people" }
    if singular.hasSuffix("s") { return singular }
    if singular.hasSuffix("y"), !["a", "e", "o"].contains(String(singular.dropLast().suffix(1))) {
      return singular.dropLast() + "ies"
    }
    return singular + "s"
  }

  static func singular(_ plural: String) -> String {
    if plural == "children" { return "child" }
    if plural == "people" { return "person" }
    if plural.hasSuffix("ies") { return plural.dropLast(3) + "y" }
    return plural.hasSuffix("s") && plural.count > 2 ? String(plural.dropLast()) : plural
  }

  private static func grouped(_ number: Int64) -> String {
    NumberText.grouped(String(number))
  }
}

extension Unit.Denominator {
  /// The denominator with its things named in the singular, so that `£ / pupils` is `£ per pupil`.
  var singular: Unit.Denominator {
    guard case .quantity(.count(of: let things?)) = self else { return self }
    return .quantity(.count(of: Unit.singular(things)))
  }
}
