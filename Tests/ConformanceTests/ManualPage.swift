import Plan
import Session
import TestSupport

/// A page of the manual as Markdown, with the answers that its examples give now.
struct ManualPage {
  let page: HelpPage

  /// Where the page lies, from `Grammar/manual`.
  var path: String { "\(Self.folder(page.kind))/\(Self.fileName(page.name)).md" }

  static func folder(_ kind: HelpPage.Kind) -> String {
    switch kind {
    case .step: "steps"
    case .function, .aggregate, .window: "functions"
    case .operator: "operators"
    case .advice: "advice"
    case .topic: "topics"
    }
  }

  /// Symbols spelt out, because files and addresses take them badly.
  private static func fileName(_ name: String) -> String {
    let symbols = [
      "*": "times", "+": "plus", "-": "minus", "/": "divided-by", "<": "less", "<=": "at-most",
      "<>": "not-equal", "=": "equal", ">": "more", ">=": "at-least", "^": "power",
    ]
    return symbols[name] ?? name.replacing(" ", with: "-")
  }

  /// The note at the head of every generated file.
  static let origin = """
    <!-- Made from the sources: RECORD_SNAPSHOTS=1 swift test --filter ManualTests -->

    """

  func markdown(asking: (String) -> String) -> String {
    var text = Self.origin
    text += "\n# \(title)\n\n\(page.summary)\n"
    if !page.question.isEmpty { text += "\n> \(page.question)\n" }
    if !page.forms.isEmpty {
      text += "\n## Form\n\n"
      text += Self.block(
        page.kind == .advice ? "scq" : isCall ? "text" : "ebnf",
        page.forms.joined(separator: "\n")
      )
    }
    let parts = partLinks
    if !parts.isEmpty {
      text += "\nParts: " + parts.joined(separator: ", ") + "\n"
    }
    let meanings = page.parameters.filter { !$0.meaning.isEmpty }
    if !meanings.isEmpty {
      text += "\n" + meanings.map { "- `\($0.name)`: \($0.meaning)\n" }.joined()
    }
    if !page.aliases.isEmpty {
      let words = page.aliases.map { "`\($0)`" }.joined(separator: ", ")
      text += page.kind == .topic ? "" : "\nAlso written \(words).\n"
    }
    if !page.details.isEmpty {
      text += "\n## Rules\n\n" + page.details.map { "- \($0)\n" }.joined()
    }
    if !page.examples.isEmpty {
      text += "\n## Examples\n" + examples(asking)
    }
    if !page.seeAlso.isEmpty {
      text += "\n## See also\n\n" + page.seeAlso.map(reference).joined(separator: ", ") + "\n"
    }
    return text
  }

  /// Questions of one line with answers of one line stand in a table.
  private func examples(_ asking: (String) -> String) -> String {
    var text = ""
    let short = page.examples.filter(\.isShort)
    if !short.isEmpty {
      text += "\n| | |\n| --- | --- |\n"
      for example in short {
        text += "| `\(Self.cell(example.query))` | `\(Self.cell(asking(example.query)))` |\n"
      }
    }
    for example in page.examples where !example.isShort {
      text += "\n" + Self.block("scq", example.query)
      text += "\n" + Self.block("text", asking(example.query))
    }
    return text
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private var title: String { page.kind == .operator ? "`\(page.name)`" : page.name }

  private var isCall: Bool { page.kind != .step && page.kind != .topic }

  /// Links to the productions that the form refers to and does not hold itself.
  private var partLinks: [String] {
    guard !isCall else { return [] }
    let own = page.forms.compactMap { $0.split(separator: " ").first.map(String.init) }
    var seen = Set(own)
    var links: [String] = []
    for match in page.forms.joined(separator: " ").matches(of: #/"[^"]*"|[A-Za-z_]+/#) {
      let word = String(match.output)
      if !word.hasPrefix("\""), seen.insert(word).inserted {
        links.append("[\(word)](../../diagrams.html#\(word))")
      }
    }
    return links
  }

  /// A link to the page of a word; of several the first that is not this one.
  private func reference(_ word: String) -> String {
    let pages = HelpPages.named(word).filter { $0.name != page.name || $0.kind != page.kind }
    guard let target = pages.first else { return "`\(word)`" }
    return ManualPage(page: target).link(from: Self.folder(page.kind))
  }

  /// A link to this page from a folder.
  func link(from folder: String) -> String {
    let file =
      path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : "../\(path)"
    return "[\(title)](\(file))"
  }

  private static func block(_ language: String, _ text: String) -> String {
    "```\(language)\n\(text)\n```\n"
  }
}
