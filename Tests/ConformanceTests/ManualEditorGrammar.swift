import Foundation
import Functions
import Language
import Plan
import Syntax
import TestSupport

/// `Grammar/editor/scrutineer.tmLanguage.json`: how editors colour a query.
///
/// The words come from the grammar, the steps and the functions. A line is coloured by itself, so
/// that a column that begins a line and is called as a step is taken for the step.
struct ManualEditorGrammar {
  private let productions: [String: String]

  init() throws {
    let text = try Repository.text("Grammar/scrutineer.ebnf")
      .replacing(#/(?s)\/\*.*?\*\//#, with: "")
    var productions: [String: String] = [:]
    for match in text.matches(of: #/(?m)^(\w+) = ((?s).*?) \.$/#) {
      productions[String(match.output.1)] = String(match.output.2)
    }
    self.productions = productions
  }

  /// The words in productions that say how tokens are arranged.
  var words: Set<String> {
    let own = productions.filter { $0.key.first?.isUppercase ?? false }
    return Set(own.values.flatMap { literals(in: $0) }).filter { $0.first?.isLetter ?? false }
  }

  /// The grammar as JSON with its keys in order.
  func json() throws -> String {
    let root: [String: Any] = [
      "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
      "information_for_contributors": [
        "Made from scrutineer.ebnf: RECORD_SNAPSHOTS=1 swift test --filter ManualTests"
      ],
      "name": "Scrutineer",
      "scopeName": "source.scq",
      "fileTypes": ["scq"],
      "patterns": [
        "comment", "text", "quoted-name", "definition", "statement", "step", "period", "number",
        "clause", "constant", "operator", "function", "punctuation",
      ].map { ["include": "#\($0)"] },
      "repository": repository,
    ]
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    let data = try JSONSerialization.data(withJSONObject: root, options: options)
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  // MARK: - Words

  private func literals(in production: String) -> [String] {
    production.matches(of: #/"((?:[^"\\]|\\.)*)"/#).map { String($0.output.1) }
  }

  private func literals(of name: String) -> [String] { literals(in: productions[name] ?? "") }

  /// Alternatives, the longer ones first, because the first that fits is taken.
  private func anyOf(_ words: some Sequence<String>) -> String {
    let sorted = Set(words).sorted { ($1.count, $0) < ($0.count, $1) }
    return "(?:" + sorted.map { $0.replacing(" ", with: #"\s+"#) }.joined(separator: "|") + ")"
  }

  private var steps: [String] {
    StepTable.standard.all.flatMap { [$0.keyword] + ($0.alias.map { [$0] } ?? []) }
  }

  private var functions: [String] {
    FunctionCatalogue.functions.flatMap { [$0.name] + $0.aliases }
      + FunctionCatalogue.aggregates.flatMap { [$0.name] + $0.aliases }
      + FunctionCatalogue.windows.map(\.name)
  }

  private static let statements = [
    "advice off", "advice on", "define", "edition", "explain in words from", "explain in words",
    "from", "function", "include", "let", "load",
    "param",
  ]

  /// Words that are only clauses together, and names on their own.
  private static let phrases = [
    "adds up", "chart bar", "chart column", "chart dot", "chart funnel", "chart line",
    "chart spark", "chart xmr",
    "higher is better", "highest first", "limits from", "lower is better",
    "lowest first", "runs of", "all except", "columns matching", "keep all", "only matching",
    "rows in",
    "rows not in", "same period last year", "year to date",
  ]

  /// Words of steps that are seldom anything else.
  private static let clauses = [
    "across", "against", "ascending", "descending", "neighbours", "over", "periods", "rebase",
    "rolling",
    "running", "screened", "target", "without",
  ]

  // MARK: - Patterns

  private var repository: [String: Any] {
    [
      "comment": rule("comment.line.number-sign.scq", "#.*$"),
      "text": [
        "name": "string.quoted.double.scq",
        "begin": #"["“]"#,
        "end": #"["”]|$"#,
        "patterns": [
          rule("constant.character.escape.scq", #"\\(?:["\\nt]|u\{[0-9A-Fa-f]+\})"#),
          rule("invalid.illegal.escape.scq", #"\\."#),
        ],
      ],
      "quoted-name": rule("variable.other.quoted.scq", "`[^`]+`"),
      "definition": definition,
      "statement": [
        "match": #"(?i)(?:^|(?<=[;(]))\s*(\#(anyOf(Self.statements)))\b(?!\s*[=,.)])"#,
        "captures": ["1": ["name": "keyword.control.statement.scq"]],
      ],
      "step": [
        "patterns": [step(steps.filter { !functions.contains($0) }, isFunction: false)]
          + [step(steps.filter(functions.contains), isFunction: true)]
      ],
      "period": rule("constant.other.period.scq", period),
      "number": number,
      "clause": clause,
      "constant": rule("constant.language.scq", #"(?i)\b(?:\#(constants))\b"#),
      "operator": operators,
      "function": [
        "patterns": [
          rule("support.function.scq", #"(?i)\b\#(anyOf(functions))(?=\s*\()"#),
          rule("entity.name.function.scq", #"\b[\p{L}_][\p{L}\p{N}_]*(?=\s*\()"#),
        ]
      ],
      "punctuation": [
        "patterns": [
          rule("punctuation.separator.pipeline.scq", #"\|"#),
          rule("punctuation.terminator.statement.scq", ";"),
          rule("punctuation.separator.comma.scq", ","),
          rule("punctuation.section.brackets.scq", #"[()\[\]]"#),
          // A name is matched whole, so that no word is found in its middle.
          rule("variable.other.scq", #"[\p{L}_][\p{L}\p{N}_]*"#),
        ]
      ],
    ]
  }

  private func rule(_ name: String, _ match: String) -> [String: Any] {
    ["name": name, "match": match]
  }

  /// The name that a statement defines.
  private var definition: [String: Any] {
    let start = #"(?i)(?:^|(?<=[;(]))\s*"#
    let name = #"\s+([\p{L}_][\p{L}\p{N}_]*)"#
    return [
      "patterns": [
        [
          "match": start + "(function)" + name,
          "captures": [
            "1": ["name": "keyword.control.statement.scq"],
            "2": ["name": "entity.name.function.scq"],
          ],
        ],
        [
          "match": start + "(define|let|param)" + name,
          "captures": [
            "1": ["name": "keyword.control.statement.scq"],
            "2": ["name": "variable.other.definition.scq"],
          ],
        ],
      ]
    ]
  }

  /// A step where one may begin: at the start of a line, or after `|` or `;`.
  private func step(_ words: [String], isFunction: Bool) -> [String: Any] {
    let ahead = isFunction ? #"(?!\s*[(=,.])"# : #"(?!\s*[=,.])"#
    return [
      "match": #"(?i)(?:^|(\|)|(;))\s*(\#(anyOf(words)))\b\#(ahead)"#,
      "captures": [
        "1": ["name": "punctuation.separator.pipeline.scq"],
        "2": ["name": "punctuation.terminator.statement.scq"],
        "3": ["name": "keyword.control.step.scq"],
      ],
    ]
  }

  private var period: String {
    let next = (0...9).map { #"\#($0)[/–-](?:\d{2})?\d\#(($0 + 1) % 10)"# }.joined(separator: "|")
    let years = #"\d{3}(?:\#(next))(?![\d-])"#
    let either = #"(?:\#(years)|\d{4})"#
    let month = anyOf(literals(of: "month"))
    let calendar = anyOf(literals(of: "calendar"))
    let season = anyOf(literals(of: "season"))
    let kind = anyOf(literals(of: "period").filter { $0 != " " })
    let forms = [
      #"\d{4}-\d{2}-\d{2}"#,
      #"\d{1,2}\s+\#(month)\s+\d{4}"#,
      #"(?:\#(calendar)\s+)?Q[1-4]\s+\#(either)"#,
      #"(?:\#(calendar)\s+)?P\d{1,2}\s+\#(years)"#,
      #"(?:\#(calendar)\s+)?\#(season)\s+(?:term\s+)?\#(either)"#,
      #"\#(calendar)\s+\#(either)"#,
      #"\#(month)\s+\d{4}"#,
      years,
    ]
    return #"(?i)\b(?:\#(forms.joined(separator: "|")))(?:\s+\#(kind))?\b"#
  }

  private var number: [String: Any] {
    let decimal = #"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"#
    let units = anyOf(literals(of: "Unit").filter { $0 != "per" })
    let per = #"per\s+(?:[\d,.]+|[\p{L}_][\p{L}\p{N}_]*)"#
    return [
      "match": #"(?i)(?<![\p{L}\p{N}_])(£\#(decimal)(?:bn|k|m)?|\#(decimal)(?:%|pp|e[+-]?\d+)?)"#
        + #"(?![\p{L}_])(?:\s+((?:\#(units)|\#(per))\b))?"#,
      "captures": [
        "1": ["name": "constant.numeric.scq"],
        "2": ["name": "keyword.other.unit.scq"],
      ],
    ]
  }

  private var clause: [String: Any] {
    let reserved = ReservedWords.clause
    return [
      "patterns": [
        rule("keyword.other.setting.scq", #"(?i)(?:(?<=with )|(?<=, )|^\s*)\#(setting)"#),
        rule(
          "constant.language.setting.scq",
          #"(?i)(?<=as |is |calendar )\#(anyOf(settingWords))(?=\s*(?:,|$))"#
        ),
        rule("keyword.other.clause.scq", #"(?i)\b\#(anyOf(Self.phrases))\b"#),
        rule("keyword.other.clause.scq", #"(?i)\b\#(anyOf(reserved.union(Self.clauses)))\b"#),
        rule("keyword.other.clause.scq", #"(?i)\bsort(?=\s+by\b)"#),
        rule("keyword.other.clause.scq", #"(?i)\bper\s+[\d,.]+\s+of\b"#),
        rule("keyword.other.source.scq", #"(?i)\b(?:table(?=\s*\[)|range(?=\s+\S+\s+to\b))"#),
        rule("keyword.other.selector.scq", #"(?i)\b(?:all|numbers|text)\b(?!\s*\()"#),
      ]
    ]
  }

  /// The beginning of a clause of `load`, told from a name by what follows it.
  private var setting: String {
    let forms = [
      #"calendar(?=\s+\#(anyOf(literals(of: "Calendar")))\b)"#, #"column(?=\s+\d+\s+is\b)"#,
      #"decimal\s+comma"#, #"(?:delimiter|encoding|flag|missing)(?=\s+")"#,
      #"(?:flags|kind|units?)\s+of\b"#, #"header\s+on\s+line"#,
      #"(?:higher|lower)\s+is\s+better\s+for\b"#, #"no\s+header"#,
      #"period(?=\s+\d+\s+is\b)"#, #"read(?=\s+\S+\s+as\b)"#,
    ]
    return "(?:\(forms.joined(separator: "|")))"
  }

  /// What clauses of `load` say: a calendar, a flag, a meaning.
  private var settingWords: [String] {
    ["Calendar", "FirstMonth", "Flag", "Kind", "Reading"].flatMap { literals(of: $0) }
      .filter { !["to", "date"].contains($0) }.map { $0 == "year" ? "year to date" : $0 }
      + [
        "blank", "low", "none recorded", "not applicable", "not available", "rounds to zero",
        "suppressed", "unreliable", "zero",
      ]
  }

  private var constants: String {
    let states = literals(of: "State").filter { $0 != "missing" }.joined(separator: "|")
    return (ReservedWords.values.sorted() + ["(?<=is )(?:\(states))|(?<=not )(?:\(states))"])
      .joined(separator: "|")
  }

  private var operators: [String: Any] {
    let conditional = ["if", "then", "else"]
    let words = ReservedWords.infix.union(ReservedWords.prefix).subtracting(conditional)
    return [
      "patterns": [
        rule("keyword.control.conditional.scq", #"(?i)\b\#(anyOf(conditional))\b"#),
        rule("keyword.operator.word.scq", #"(?i)\b(?:starts\s+with|ends\s+with)\b"#),
        rule("keyword.operator.word.scq", #"(?i)\b\#(anyOf(words))\b"#),
        rule("keyword.operator.scq", #"<>|<=|>=|[=<>+*/^-]"#),
      ]
    ]
  }
}
