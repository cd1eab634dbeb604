import Plan

extension HelpPage {
  /// The page as the prompt shows it, in lines of at most 80 columns except for forms and examples.
  package var text: String {
    var text = Self.wrapped("\(name): \(summary)", first: "", rest: "  ")
    if !question.isEmpty { text += Self.wrapped(question, first: "  ", rest: "  ") }
    if !forms.isEmpty { text += "\nForm\n" }
    text += forms.map { "  \($0)\n" }.joined()
    let meanings = parameters.filter { !$0.meaning.isEmpty }
    let width = meanings.map(\.name.count).max() ?? 0
    for parameter in meanings {
      let gap = String(repeating: " ", count: width - parameter.name.count + 2)
      let start = "    \(parameter.name)\(gap)"
      let rest = String(repeating: " ", count: width + 6)
      text += Self.wrapped(parameter.meaning, first: start, rest: rest)
    }
    if kind != .topic, !aliases.isEmpty {
      text += Self.wrapped("also: " + aliases.joined(separator: ", "), first: "  ", rest: "    ")
    }
    if !details.isEmpty {
      text +=
        "\nRules\n" + details.map { Self.wrapped($0, first: "  - ", rest: "    ") }.joined()
    }
    if !examples.isEmpty { text += "\nExamples\n" + exampleText }
    if !seeAlso.isEmpty {
      text +=
        "\n" + Self.wrapped("See also: " + seeAlso.joined(separator: ", "), first: "", rest: "  ")
    }
    return text
  }

  /// Questions of one line with answers of one line stand side by side.
  private var exampleText: String {
    let short = examples.filter(\.isShort)
    let width = short.map(\.query.count).max() ?? 0
    var blocks = short.map { example in
      let gap = String(repeating: " ", count: width - example.query.count + 4)
      return "  \(example.query)\(gap)\(example.answer ?? "")\n"
    }
    if !blocks.isEmpty { blocks = [blocks.joined()] }
    for example in examples where !example.isShort {
      let answer = example.answer.map { Self.indented($0, by: "      ") } ?? ""
      blocks.append(Self.indented(example.query, by: "  ") + answer)
    }
    return blocks.joined(separator: "\n")
  }

  private static func indented(_ text: String, by margin: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "\(margin)\($0)\n" }.joined()
  }

  /// A paragraph in lines of at most 80 columns, broken at spaces.
  static func wrapped(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + word.count + 1 > 80 {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }
}

extension Example {
  /// Whether question and answer are of one line each.
  package var isShort: Bool {
    guard let answer else { return false }
    return !query.contains("\n") && !answer.contains("\n")
  }
}
