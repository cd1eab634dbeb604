import Foundation

/// Colours a line as an editor does with a TextMate grammar, so far as the one here needs it:
/// `match`, `begin` with `end`, `captures` and `include`.
///
/// Foundation's regular expressions stand in for Oniguruma; the grammar keeps to what both have.
struct ManualEditorTokens {
  struct Failure: Error {
    let reason: String
  }

  private struct Rule {
    let name: String?
    let match: NSRegularExpression
    let captures: [Int: String]
    let end: NSRegularExpression?
    let inner: [Rule]
  }

  private let rules: [Rule]

  init(json: String) throws {
    let root = try JSONSerialization.jsonObject(with: Data(json.utf8))
    guard let root = root as? [String: Any], let patterns = root["patterns"] as? [[String: Any]],
      let repository = root["repository"] as? [String: [String: Any]]
    else { throw Failure(reason: "the grammar has no patterns") }
    rules = try Self.rules(patterns, repository)
  }

  private static func rules(
    _ patterns: [[String: Any]],
    _ repository: [String: [String: Any]]
  ) throws -> [Rule] {
    try patterns.flatMap { pattern -> [Rule] in
      if let name = pattern["include"] as? String {
        guard let target = repository[String(name.dropFirst())] else {
          throw Failure(reason: "\(name) is not in the repository")
        }
        return try rules([target], repository)
      }
      let inner = try rules(pattern["patterns"] as? [[String: Any]] ?? [], repository)
      guard let match = (pattern["match"] ?? pattern["begin"]) as? String else { return inner }
      let captures = pattern["captures"] as? [String: [String: String]] ?? [:]
      let numbered = captures.compactMap { key, value in
        Int(key).flatMap { number in value["name"].map { (number, $0) } }
      }
      return [
        Rule(
          name: pattern["name"] as? String,
          match: try NSRegularExpression(pattern: match),
          captures: Dictionary(uniqueKeysWithValues: numbered),
          end: try (pattern["end"] as? String).map { try NSRegularExpression(pattern: $0) },
          inner: inner
        )
      ]
    }
  }

  /// The coloured parts of a line, each with the last word of its scope but one: `keyword.step`
  /// for `keyword.control.step.scq`.
  func tokens(_ line: String) -> [String] {
    let text = line as NSString
    var found: [String] = []
    var place = 0
    func take(_ range: NSRange, _ scope: String) {
      let parts = scope.split(separator: ".").dropLast()
      let short = [parts.first, parts.dropFirst().last].compactMap { $0 }.joined(separator: ".")
      found.append("\(text.substring(with: range)): \(short)")
    }
    while place < text.length, let (rule, match) = first(of: rules, in: line, from: place) {
      if let end = rule.end {
        var inside = NSMaxRange(match.range)
        var stop = text.length
        // What is escaped ends nothing.
        while let last = search(end, in: line, from: inside) {
          guard let (_, escape) = first(of: rule.inner, in: line, from: inside),
            escape.range.location < last.range.location
          else {
            stop = NSMaxRange(last.range)
            break
          }
          inside = NSMaxRange(escape.range)
        }
        take(
          NSRange(location: match.range.location, length: stop - match.range.location),
          rule.name ?? ""
        )
        place = max(stop, place + 1)
        continue
      }
      if let name = rule.name { take(match.range, name) }
      for number in rule.captures.keys.sorted() where match.range(at: number).location != NSNotFound
      {
        take(match.range(at: number), rule.captures[number] ?? "")
      }
      place = max(NSMaxRange(match.range), place + 1)
    }
    return found
  }

  private func first(
    of rules: [Rule],
    in line: String,
    from place: Int
  ) -> (Rule, NSTextCheckingResult)? {
    var best: (Rule, NSTextCheckingResult)?
    for rule in rules {
      guard let match = search(rule.match, in: line, from: place) else { continue }
      if match.range.location < best?.1.range.location ?? .max { best = (rule, match) }
    }
    return best
  }

  private func search(
    _ expression: NSRegularExpression,
    in line: String,
    from place: Int
  ) -> NSTextCheckingResult? {
    let range = NSRange(location: place, length: (line as NSString).length - place)
    let options: NSRegularExpression.MatchingOptions = [
      .withTransparentBounds, .withoutAnchoringBounds,
    ]
    return expression.firstMatch(in: line, options: options, range: range)
  }
}
