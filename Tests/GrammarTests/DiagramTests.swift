import Foundation
import TestSupport
import Testing

/// The page of syntax diagrams is what the grammar says.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter DiagramTests` writes it.
struct DiagramTests {
  private let page: DiagramPage
  private let grammar: Grammar

  init() throws {
    let text = try Repository.text("Grammar/scrutineer.ebnf")
    page = try DiagramPage(text)
    grammar = try GrammarReader.read(text)
  }

  @Test func pageIsAsGenerated() throws {
    #expect(try Snapshot("Grammar/diagrams.html").difference(from: page.html) == nil)
  }

  @Test func everyProductionHasADiagram() {
    #expect(page.names == grammar.productions.map(\.name))
    let anchors = Set(page.html.matches(of: #/<section id="(\w+)">/#).map { String($0.output.1) })
    let links = page.html.matches(of: #/href="#(\w+)"/#).map { String($0.output.1) }
    #expect(Set(links).subtracting(anchors) == [])
    #expect(anchors.count == grammar.productions.count)
  }

  /// A page that a strict reader refuses is shown wrongly by a lenient one.
  @Test func everyDrawingIsWellFormed() {
    for drawing in page.html.matches(of: #/(?s)<svg.*?<\/svg>/#) {
      var open: [Substring] = []
      for tag in drawing.output.matches(of: #/<(\/?)([a-z]+)[^>]*?(\/?)>/#) {
        if !tag.output.3.isEmpty { continue }
        if tag.output.1.isEmpty {
          open.append(tag.output.2)
        } else {
          #expect(open.popLast() == tag.output.2)
        }
      }
      #expect(open == [])
    }
  }

  @Test func linesMeet() throws {
    let tokens = Railroad.sequence([.token("where"), .rule("Expression")])
    #expect(tokens.width == 62 + 12 + 104)
    let optional = Railroad.option(tokens)
    #expect(optional.width == tokens.width + 32)
    #expect(optional.up == 20)
    let drawn = Railroad.loop(.rule("Key"), back: .token(",")).draw(0, 50)
    #expect(drawn.contains("href=\"#Key\""))
    #expect(drawn.contains(">,</text>"))
  }
}
