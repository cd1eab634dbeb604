import Diagnostics
import Syntax
import TestSupport

/// Steps enough to test the parser; the language's own live above it.
enum SampleSteps {
  static let table = StepTable([
    Add.self, Describe.self, Drop.self, First.self, Join.self, Show.self, Sort.self,
    Summarise.self, Where.self,
  ])

  struct Add: StepSyntax {
    static let keyword = "add"
    static let grammar = ""
    let items: [ItemSyntax]

    static func parse(_ parser: inout Parser) -> Add {
      Add(items: parser.list(of: "columns") { $0.naming() })
    }
  }

  struct Describe: StepSyntax {
    static let keyword = "describe"
    static let canStandAlone = true
    static let grammar = ""

    static func parse(_ parser: inout Parser) -> Describe { Describe() }
  }

  struct Drop: StepSyntax {
    static let keyword = "drop"
    static let grammar = ""
    let columns: [ItemSyntax]

    static func parse(_ parser: inout Parser) -> Drop { Drop(columns: parser.columns()) }
  }

  struct First: StepSyntax {
    static let keyword = "first"
    static let grammar = ""
    let count: Int

    static func parse(_ parser: inout Parser) -> First { First(count: parser.rowCount()) }
  }

  struct Join: StepSyntax {
    static let keyword = "join"
    static let grammar = ""
    let source: SourceSyntax
    let key: NameSyntax

    static func parse(_ parser: inout Parser) -> Join {
      let source = parser.source()
      parser.require(keyword: "on")
      return Join(source: source, key: parser.column())
    }
  }

  struct Show: StepSyntax {
    static let keyword = "show"
    static let grammar = ""
    let items: [ItemSyntax]

    static func parse(_ parser: inout Parser) -> Show { Show(items: parser.items()) }
  }

  struct Sort: StepSyntax {
    static let keyword = "sort"
    static let grammar = ""
    let keys: [KeySyntax]

    static func parse(_ parser: inout Parser) -> Sort {
      parser.require(keyword: "by")
      return Sort(keys: parser.keys())
    }
  }

  struct Summarise: StepSyntax {
    static let keyword = "summarise"
    static let alias: String? = "summarize"
    static let grammar = ""
    let item: ItemSyntax
    let groups: [ItemSyntax]

    static func parse(_ parser: inout Parser) -> Summarise {
      let item = parser.named()
      return Summarise(item: item, groups: parser.take(keyword: "by") ? parser.items() : [])
    }
  }

  struct Where: StepSyntax {
    static let keyword = "where"
    static let grammar = ""
    let condition: ExpressionSyntax

    static func parse(_ parser: inout Parser) -> Where { Where(condition: parser.expression()) }
  }
}

/// What the tests of this target ask of a text.
struct Reading {
  let source: SourceFile
  let parsed: Parsed

  init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  init(bytes: [UInt8]) {
    source = SourceFile(name: "query", bytes: bytes)
    parsed = Parser.parse(source, steps: SampleSteps.table)
  }

  /// The tree, one statement a line.
  var tree: String { TreeText.text(parsed.script) }

  /// The problems, each as its identifier and the text it points at.
  var problems: [String] {
    parsed.diagnostics.map { problem in
      let place = problem.span.map { source.text(of: $0) } ?? ""
      return problem.id + (problem.isIncomplete ? " …" : " «\(place)»")
    }
  }
}
