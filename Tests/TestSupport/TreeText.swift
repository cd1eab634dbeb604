package import Syntax

/// Writes syntax trees compactly, so that tests can be read: `(= (name variance) (number £500k))`.
///
/// Steps are written by reflection: the keyword, then the members in the order of their
/// declaration, without those that are nil, false or empty.
package enum TreeText {
  /// The statements, one a line.
  package static func text(_ script: ScriptSyntax) -> String {
    script.statements.map(text).joined(separator: "\n")
  }

  /// A statement.
  package static func text(_ statement: StatementSyntax) -> String {
    switch statement.kind {
    case .query(let query): text(query)
    case .continuation(let steps): list("continue", steps.map(text))
    case .binding(let name, let query): list("let", [text(name), text(query)])
    case .definition(let name, let expression): list("define", [name.text, text(expression)])
    case .function(let name, let formals, let body):
      list("function \(name.text)", formals.map(text) + [text(body)])
    case .parameter(let name, let fallback, let about):
      list(
        "param \(name.text)",
        (fallback.map { [text($0)] } ?? []) + (about.map { [$0.debugDescription] } ?? [])
      )
    case .inclusion(let path): list("include", [path.debugDescription])
    case .advice(let setting):
      list("advice", [setting.isOn ? "on" : "off"] + setting.ids.map(\.text))
    case .loading(let loading):
      list("load", [loading.path.debugDescription, loading.name.text] + loading.settings.map(text))
    case .edition(let year): list("edition", ["\(year)"])
    case .expression(let expression): text(expression)
    case .explanation(let query, let inWords):
      list(inWords ? "explain in words" : "explain", query.map { [text($0)] } ?? [])
    case .description(let source): list("describe", [text(source)])
    case .invalid: "<invalid>"
    }
  }

  /// A query.
  package static func text(_ query: QuerySyntax) -> String {
    list("from", [text(query.source)] + query.steps.map(text))
  }

  /// An expression.
  package static func text(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .name(let name): "(name \(name))"
    case .number(let digits, nil): "(number \(digits))"
    case .number(let digits, .word(let word)?): "(number \(digits) \(word))"
    case .number(let digits, .per(let size)?): "(number \(digits) per \(size))"
    case .text(let text): text.debugDescription
    case .period(let period): "(period \(period))"
    case .relative(let relative): "(relative \(relative))"
    case .boolean(let value): "\(value)"
    case .missing: "missing"
    case .operation(let name, let operands): list(name, operands.map(text))
    case .call(let name, let arguments): list("call \(name.text)", arguments.map(text))
    case .window(let name, let arguments, let window):
      list("window \(name.text)", arguments.map(text) + [text(window)])
    case .membership(let operand, let query): list("in", [text(operand), text(query)])
    case .conditional(let condition, let then, let otherwise):
      list("if", [condition, then].map(text) + (otherwise.map { [text($0)] } ?? []))
    case .invalid: "<invalid>"
    }
  }

  private static func text(_ name: NameSyntax) -> String { name.text }

  private static func text(_ setting: SettingSyntax) -> String {
    switch setting.kind {
    case .calendar(let calendar): list("calendar", [calendar])
    case .firstPeriod(let number, _, let calendar): list("period", ["\(number)", calendar])
    case .column(let place, let name): list("column", ["\(place)", name.text])
    case .decimalComma: "decimal-comma"
    case .delimiter(let text): list("delimiter", [text.debugDescription])
    case .encoding(let text): list("encoding", [text.debugDescription])
    case .flag(let mark, let word): list("flag", [mark.debugDescription, word])
    case .flagColumn(let name, let other): list("flags", [name.text, other.text])
    case .header(let line): list("header", ["\(line)"])
    case .better(let isHigher, let name): list(isHigher ? "higher" : "lower", [name.text])
    case .kind(let name, let words): list("kind", [name.text, words])
    case .missing(let mark, let words): list("missing", [mark.debugDescription, words])
    case .noHeader: "no-header"
    case .reading(let name, let word): list("read", [name.text, word])
    case .unit(let name, let unit): list("unit", [name.text, unit.debugDescription])
    case .unitColumn(let name, let other): list("units", [name.text, other.text])
    case .invalid: "<invalid>"
    }
  }

  private static func text(_ source: SourceSyntax) -> String {
    switch source.kind {
    case .name(let name): name
    case .file(let path): path.debugDescription
    case .query(let query): text(query)
    case .table(let rows):
      list("table", rows.map { list(nil, $0.map { list($0.name.text, [text($0.value)]) }) })
    case .range(let first, let last): list("range", [text(first), text(last)])
    case .invalid: "<invalid>"
    }
  }

  private static func text(_ formal: FormalSyntax) -> String {
    formal.fallback.map { list(formal.name.text, [text($0)]) } ?? formal.name.text
  }

  private static func text(_ key: KeySyntax) -> String {
    key.isDescending ? list("descending", [text(key.expression)]) : text(key.expression)
  }

  private static func text(_ window: WindowSyntax) -> String {
    let groups = window.groups.isEmpty ? [] : [list("by", window.groups.map(text))]
    let order = window.order.isEmpty ? [] : [list("sort", window.order.map(text))]
    let frame: [String] =
      switch window.frame {
      case .whole: []
      case .running: ["running"]
      case .rolling(let rows): ["(rolling \(rows))"]
      }
    return list("over", groups + order + frame)
  }

  private static func text(_ item: ItemSyntax) -> String {
    let shown =
      switch item.kind {
      case .expression(let expression): text(expression)
      case .selector(let selector): text(selector)
      }
    return item.name.map { list("as", [shown, $0.text]) } ?? shown
  }

  private static func text(_ selector: SelectorSyntax) -> String {
    switch selector.kind {
    case .all(let excepted): list("all", excepted.map { "-" + $0.text })
    case .range(let first, let last): "(to \(first.text) \(last.text))"
    case .matching(let pattern): "(matching \(pattern.debugDescription))"
    case .numbers: "(numbers)"
    case .text: "(text)"
    }
  }

  private static func text(_ node: StepNode) -> String {
    let members = Mirror(reflecting: node.step).children
    return list(type(of: node.step).keyword, members.flatMap { parts($0.value, label: $0.label) })
  }

  /// A member of a step; an optional or an array gives none, one or several parts.
  private static func parts(_ value: Any, label: String?) -> [String] {
    switch value {
    case let value as ExpressionSyntax: return [text(value)]
    case let value as NameSyntax: return [value.text]
    case let value as ItemSyntax: return [text(value)]
    case let value as SourceSyntax: return [text(value)]
    case let value as SelectorSyntax: return [text(value)]
    case let value as KeySyntax: return [text(value)]
    case let value as Bool: return value ? [label ?? "true"] : []
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional, .collection: return mirror.children.flatMap { parts($0.value, label: label) }
    case .struct, .tuple:
      return [list(nil, mirror.children.flatMap { parts($0.value, label: $0.label) })]
    case .enum:
      guard let payload = mirror.children.first else { return ["\(value)"] }
      return [list(payload.label, parts(payload.value, label: nil))]
    default: return ["\(value)"]
    }
  }

  private static func list(_ head: String?, _ parts: [String]) -> String {
    "(" + ((head.map { [$0] } ?? []) + parts).joined(separator: " ") + ")"
  }
}
