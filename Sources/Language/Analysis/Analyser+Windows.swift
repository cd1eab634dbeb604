import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Analyser {
  /// The order that keys ask for, or nil with a diagnostic.
  mutating func sortKeys(_ keys: [KeySyntax], in scope: Scope) -> [SortKey]? {
    let sorted = keys.compactMap { key in
      expression(key.expression, in: scope).map { SortKey($0, isDescending: key.isDescending) }
    }
    return sorted.count == keys.count ? sorted : nil
  }

  /// Runs a body whose expressions may call window functions over an input.
  ///
  /// - Returns: what the body gives, and the input with a column for each call that it made.
  mutating func withWindows<T>(
    over input: Plan,
    at span: SourceSpan,
    _ body: (inout Analyser) -> T
  ) -> (T, Plan) {
    let outer = windows
    windows = WindowCollector(input: input)
    let result = body(&self)
    let calls = windows?.calls ?? []
    windows = outer
    guard !calls.isEmpty else { return (result, input) }
    let fields = calls.enumerated().map { Field("window \($0)", $1.type) }
    let schema = Schema(input.schema.fields + fields)
    return (result, Plan(.window(input, calls), schema: schema, span: span))
  }

  /// The column that a call of a window function makes.
  mutating func windowCall(_ syntax: ExpressionSyntax, in scope: Scope) -> Expression? {
    guard case .window(let name, let arguments, let window) = syntax.kind else { return nil }
    guard windows != nil else {
      let spelling = spelling(syntax.span)
      let short = spelling.count > 60 ? "… over (…)" : spelling
      report(.windowOutside(scope.place, call: short), at: syntax.span)
      return nil
    }
    guard let function = windowFunction(name) else { return nil }
    // The calls of an argument would be worked out in the same pass as the call itself.
    let collected = windows
    windows = nil
    let typed = arguments.map { expression($0, in: scope) }
    let groups = windowGroups(window.groups, in: scope)
    let order = sortKeys(window.order, in: scope)
    windows = collected
    let operands = typed.compactMap { $0 }
    guard operands.count == arguments.count, let groups, let order,
      let type = resultType(
        function.name,
        function.parameters,
        function.typing,
        operands,
        arguments,
        syntax
      )
    else { return nil }
    if case .rolling(0) = window.frame {
      report(.noRowsInFrame, at: syntax.span)
      return nil
    }
    if order.isEmpty, needsOrder(function, window.frame) {
      report(.windowWithoutOrder(name.text), at: syntax.span)
      return nil
    }
    let call = WindowCall(
      function,
      operands,
      groups: groups,
      order: order,
      frame: frame(window.frame),
      type: type,
      span: syntax.span
    )
    return windows?.add(call)
  }

  /// The keys of a window's groups, or nil with a diagnostic.
  private mutating func windowGroups(_ items: [ItemSyntax], in scope: Scope) -> [Expression]? {
    var groups: [Expression] = []
    var lost = 0
    for item in items {
      switch item.kind {
      case .expression(let key):
        if let group = expression(key, in: scope) { groups.append(group) } else { lost += 1 }
      case .selector(let selector):
        groups += selected(selector, from: scope.schema).map {
          .column($0, of: scope.schema.fields[$0], at: item.span)
        }
      }
    }
    return lost == 0 ? groups : nil
  }

  private mutating func windowFunction(_ name: NameSyntax) -> WindowFunction? {
    if let function = FunctionCatalogue.window(named: name.text) { return function }
    if let aggregate = FunctionCatalogue.aggregate(named: name.text) {
      return WindowFunction(
        aggregate.name,
        aggregate.parameters,
        summary: aggregate.summary,
        examples: [],
        kind: .aggregate(aggregate),
        typing: aggregate.typing
      )
    }
    let names = FunctionCatalogue.windows.map(\.name) + FunctionCatalogue.aggregates.map(\.name)
    report(
      .notAWindowFunction(
        name.text,
        candidates: Spelling.candidates(for: name.text, among: names)
      ),
      at: name.span
    )
    return nil
  }

  /// A place in an order, or a frame that ends at the row, means nothing without an order.
  private func needsOrder(_ function: WindowFunction, _ frame: WindowSyntax.Frame) -> Bool {
    switch function.kind {
    case .rank, .denseRank, .offset: true
    case .rowNumber: false
    case .aggregate: frame != .whole
    }
  }

  private func frame(_ syntax: WindowSyntax.Frame) -> WindowFrame {
    switch syntax {
    case .whole: .whole
    case .running: .running
    case .rolling(let rows): .rolling(rows)
    }
  }
}

/// The window calls met in the expressions of a step.
struct WindowCollector {
  private let base: Int
  private(set) var calls: [WindowCall] = []

  init(input: Plan) {
    base = input.schema.fields.count
  }

  mutating func add(_ call: WindowCall) -> Expression {
    calls.append(call)
    return .column(base + calls.count - 1, call.type, at: call.span)
  }
}
