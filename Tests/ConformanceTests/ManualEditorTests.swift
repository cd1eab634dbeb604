import Foundation
import Syntax
import TestSupport
import Testing

extension ManualTests {
  private static let editorPath = "Grammar/editor/scrutineer.tmLanguage.json"

  @Test func editorGrammarIsAsGenerated() throws {
    let snapshot = Snapshot(Self.editorPath)
    #expect(try snapshot.difference(from: ManualEditorGrammar().json()) == nil)
  }

  /// A word of the language that no pattern has would stay uncoloured.
  @Test func editorKnowsEveryWord() throws {
    let json = try ManualEditorGrammar().json()
    let words = Set(json.matches(of: #/[A-Za-z_]+/#).map { $0.output.lowercased() })
    let missing = try ManualEditorGrammar().words.filter { !words.contains($0.lowercased()) }
    #expect(missing.sorted() == [])
  }

  @Test(arguments: [
    (
      "from dsg | where budget > £500k # big",
      [
        "from: keyword.statement", "dsg: variable.other", "|: punctuation.pipeline",
        "where: keyword.step", "budget: variable.other", ">: keyword.operator",
        "£500k: constant.numeric", "# big: comment.number-sign",
      ]
    ),
    // A word of a step is a name except where a step may begin.
    (
      "  sort by first descending, `% of plans`",
      [
        "sort: keyword.step", "by: keyword.clause", "first: variable.other",
        "descending: keyword.clause", ",: punctuation.comma", "`% of plans`: variable.quoted",
      ]
    ),
    (
      "count() as n",
      [
        "count: support.function", "(: punctuation.brackets", "): punctuation.brackets",
        "as: keyword.clause", "n: variable.other",
      ]
    ),
    (
      "x between Q2 2023/24 and 30 Sep 2023",
      [
        "x: variable.other", "between: keyword.word", "Q2 2023/24: constant.period",
        "and: keyword.word", "30 Sep 2023: constant.period",
      ]
    ),
    ("2023/24 YTD", ["2023/24 YTD: constant.period"]),
    ("2023/25", ["2023: constant.numeric", "/: keyword.operator", "25: constant.numeric"]),
    ("2008-09-30", ["2008-09-30: constant.period"]),
    ("6.2 per 10,000", ["6.2: constant.numeric", "per 10,000: keyword.unit"]),
    ("12 FTE", ["12: constant.numeric", "FTE: keyword.unit"]),
    ("42% - 3pp", ["42%: constant.numeric", "-: keyword.operator", "3pp: constant.numeric"]),
    (
      "name = \"a # \\\"b\\\"\"",
      ["name: variable.other", "=: keyword.operator", "\"a # \\\"b\\\"\": string.double"]
    ),
    (
      "function share(part) = part",
      [
        "function: keyword.statement", "share: entity.function", "(: punctuation.brackets",
        "part: variable.other", "): punctuation.brackets", "=: keyword.operator",
        "part: variable.other",
      ]
    ),
    (
      "if x is not suppressed then 1 else missing",
      [
        "if: keyword.conditional", "x: variable.other", "is: keyword.word", "not: keyword.word",
        "suppressed: constant.language", "then: keyword.conditional", "1: constant.numeric",
        "else: keyword.conditional", "missing: constant.language",
      ]
    ),
    (
      "join only matching b on k",
      [
        "join: keyword.step", "only matching: keyword.clause", "b: variable.other",
        "on: keyword.clause", "k: variable.other",
      ]
    ),
    (
      "total(n) over (sort by year rolling 3)",
      [
        "total: support.function", "(: punctuation.brackets", "n: variable.other",
        "): punctuation.brackets", "over: keyword.clause", "(: punctuation.brackets",
        "sort: keyword.clause", "by: keyword.clause", "year: variable.other",
        "rolling: keyword.clause", "3: constant.numeric", "): punctuation.brackets",
      ]
    ),
  ])
  func editorColours(_ line: String, _ tokens: [String]) throws {
    let editor = try ManualEditorTokens(json: ManualEditorGrammar().json())
    #expect(editor.tokens(line) == tokens)
  }

  /// The extension names its files as they are.
  @Test func editorExtensionIsWhole() throws {
    let text = try Repository.text("Grammar/editor/package.json")
    for match in text.matches(of: #/"\.\/([^"]+)"/#) {
      #expect((try? Repository.text("Grammar/editor/\(match.output.1)")) != nil)
    }
    #expect(text.contains("\"source.scq\""))
    #expect(text.contains("\".scq\""))
  }
}
