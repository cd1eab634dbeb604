import Language
import Syntax

/// `Grammar/diagrams.html`: the productions of the grammar as railroad diagrams.
struct DiagramPage {
  private let grammar: Grammar
  private let sections: [(title: String, names: [String])]
  /// Each production as it stands in the file.
  private let sources: [String: String]

  init(_ text: String) throws {
    grammar = try GrammarReader.read(text)
    var sections: [(title: String, names: [String])] = []
    var sources: [String: String] = [:]
    var current: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("/* ") {
        sections.append((String(line.dropFirst(3).dropLast(3)), []))
      } else if let match = line.prefixMatch(of: #/(\w+) = /#), current == nil {
        let name = String(match.output.1)
        current = name
        if !sections.isEmpty { sections[sections.count - 1].names.append(name) }
      }
      if let name = current {
        sources[name] = sources[name].map { $0 + "\n" + line } ?? line
        if line.hasSuffix(" .") { current = nil }
      }
    }
    self.sections = sections.filter { !$0.names.isEmpty }
    self.sources = sources
  }

  /// The names of the productions in the order of the page.
  var names: [String] { sections.flatMap(\.names) }

  var html: String {
    var text = Self.head + "<nav aria-label=\"Productions\">\n"
    for section in sections {
      text += "<h2>\(section.title.escapedForHTML)</h2>\n<p>"
      text += section.names.map { "<a href=\"#\($0)\">\($0)</a>" }.joined(separator: "\n")
      text += "</p>\n"
    }
    text += "</nav>\n<main>\n"
    for section in sections {
      text += "<h2>\(section.title.escapedForHTML)</h2>\n"
      text += section.names.compactMap(figure).joined()
    }
    return text + "</main>\n</body>\n</html>\n"
  }

  private func figure(_ name: String) -> String? {
    guard let production = grammar.productions.first(where: { $0.name == name }),
      let source = sources[name]
    else { return nil }
    let diagram = Railroad(production, description: description(in: source))
    let margin = 20
    let width = diagram.width + 2 * margin
    let height = diagram.up + diagram.down + 8
    let line = diagram.up + 4
    return """
      <section id="\(name)">
      <h3 id="\(name)-name"><a href="#\(name)">\(name)</a></h3>
      <svg role="group" aria-labelledby="\(name)-name" aria-describedby="\(name)-text" \
      width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
      <path d="M4 \(line - 8)v16m4 -16v16M4 \(line)H\(margin)"/>
      \(diagram.draw(margin, line))\
      <path d="M\(width - margin) \(line)H\(width - 4)m0 -8v16m-4 -16v16"/>
      </svg>
      <pre id="\(name)-text">\(source.escapedForHTML)</pre>
      \(links(name))</section>

      """
  }

  /// What a comment in a production says.
  private func description(in source: String) -> String? {
    source.firstMatch(of: #/\/\* (.*) \*\//#).map { String($0.output.1) }
  }

  private func links(_ name: String) -> String {
    let users = names.filter { user in
      user != name && (grammar[user]?.references.contains(name) ?? false)
    }
    var parts: [String] = []
    if !users.isEmpty {
      let list = users.map { "<a href=\"#\($0)\">\($0)</a>" }.joined(separator: ", ")
      parts.append("Used in \(list)")
    }
    if let step = StepTable.standard.all.first(where: { "\($0)" == name }) {
      parts.append("<a href=\"manual/steps/\(step.keyword).md\">What it does</a>")
    }
    return parts.isEmpty ? "" : "<p class=\"links\">\(parts.joined(separator: " · "))</p>\n"
  }

  private static let head = """
    <!DOCTYPE html>
    <!-- Made from scrutineer.ebnf: RECORD_SNAPSHOTS=1 swift test --filter DiagramTests -->
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Scrutineer: syntax diagrams</title>
    <style>
    :root {
      color-scheme: light dark;
      --paper: #fff; --ink: #1c2430; --faint: #5b6472; --rail: #3c4656; --edge: #d8dde5;
      --token: #e3f1e5; --token-edge: #3f7d4a; --rule: #e8eefb; --rule-edge: #3d5fa8; --link: #2b4f9e;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14181f; --ink: #e8ebf0; --faint: #a3adbb; --rail: #9aa5b5; --edge: #333c49;
        --token: #1d3424; --token-edge: #6fb57c; --rule: #1d2942; --rule-edge: #86a6e8; --link: #9db9f2;
      }
    }
    body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
    h1 { margin: 0 0 .5rem; font-size: 1.7rem; }
    h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; }
    nav h2 { margin: 1rem 0 .1rem; font-size: .95rem; color: var(--faint); }
    nav p { margin: 0; display: flex; flex-wrap: wrap; gap: .1rem .8rem; }
    h3 { margin: 0 0 .4rem; font: 600 1.05rem/1.3 ui-monospace, "DejaVu Sans Mono", monospace; }
    h3 a { color: inherit; text-decoration: none; }
    a { color: var(--link); }
    section { padding: 1rem 0; border-top: 1px solid var(--edge); break-inside: avoid; }
    section:target h3 { text-decoration: underline; text-underline-offset: .25em; }
    svg { display: block; max-width: 100%; height: auto; }
    svg.sample { display: inline-block; vertical-align: middle; }
    svg path { fill: none; stroke: var(--rail); stroke-width: 1.5; }
    svg path.arrow { fill: var(--rail); stroke: none; }
    svg text { fill: var(--ink); font: 14px ui-monospace, "DejaVu Sans Mono", monospace;
      text-anchor: middle; }
    svg .token rect { fill: var(--token); stroke: var(--token-edge); stroke-width: 1.3; }
    svg .rule rect { fill: var(--rule); stroke: var(--rule-edge); stroke-width: 1.3; }
    svg .words rect { fill: none; stroke: var(--edge); stroke-dasharray: 4 3; }
    svg a text { fill: var(--link); }
    svg a:hover rect, svg a:focus rect { stroke-width: 2.5; }
    pre { margin: .6rem 0 0; color: var(--faint); font: .82rem/1.45 ui-monospace, "DejaVu Sans Mono",
      monospace; white-space: pre-wrap; }
    .links { margin: .3rem 0 0; font-size: .85rem; color: var(--faint); }
    @media print {
      body { max-width: none; padding: 0; }
      nav { break-after: page; }
      a { color: inherit; text-decoration: none; }
      svg a text { fill: var(--ink); }
    }
    </style>
    </head>
    <body>
    <h1>Syntax diagrams</h1>
    <p>Each diagram is read from left to right along the line; it shows one part of the language. A round
    box is written as it stands, a square one has a diagram of its own, and a line that turns back is taken
    as often as you like. Below each stands the same in the notation of the
    <a href="README.md">grammar</a>. The <a href="manual/README.md">manual</a> says what it all means.</p>

    """
}
