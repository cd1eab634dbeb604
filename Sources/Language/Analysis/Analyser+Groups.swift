import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Analyser {
  /// The plan of a summary: aggregates of an input by group.
  ///
  /// The aggregates in the items' expressions are computed by one aggregate operator; a projection
  /// over its answer works out the rest, so that `total(a) / total(b)` is one item.
  mutating func summary(
    of input: Plan,
    _ items: [ItemSyntax],
    by groups: [ItemSyntax],
    at span: SourceSpan
  ) -> Plan? {
    let keys = outputs(groups, of: input, place: "`by`")
    var calls = CallCollector(input: input, keys: keys)
    var results: [OutputColumn] = []
    for item in items {
      guard case .expression(let syntax) = item.kind else { continue }
      guard let expression = summarised(syntax, &calls) else {
        lose(item.name)
        continue
      }
      let name = item.name?.text ?? spelling(syntax.span)
      var field = Field(name, expression.type)
      if case .column(let index) = expression.node { field.metadata = calls.metadata(index) }
      field.metadata.isWorkedOut = field.metadata.isWorkedOut || expression.isSum
      results.append(OutputColumn(field: field, expression: expression, span: item.span))
    }
    guard results.count == items.count, keys.count >= groups.count else { return nil }
    let aggregate = aggregate(input, keys, calls.calls, at: span)
    let kept = keys.enumerated().map { index, key in
      OutputColumn(
        field: key.field,
        expression: .column(index, key.field.type, at: key.span),
        span: key.span
      )
    }
    return projection(of: aggregate, kept + results, at: span)
  }

  /// An aggregate operator with columns named for the keys and then numbered for the calls.
  func aggregate(
    _ input: Plan,
    _ keys: [OutputColumn],
    _ calls: [AggregateCall],
    at span: SourceSpan
  ) -> Plan {
    let fields = keys.map(\.field) + calls.enumerated().map { Field("call \($0)", $1.type) }
    return Plan(
      .aggregate(input, keys: keys.map(\.expression), calls: calls),
      schema: Schema(fields),
      span: span
    )
  }

  private mutating func summarised(
    _ syntax: ExpressionSyntax,
    _ calls: inout CallCollector
  )
    -> Expression?
  {
    // `typed` takes an escaping-free closure, so the collector is passed through a local copy.
    var collected = calls
    defer { calls = collected }
    return typed(syntax, columns: calls.input.schema) { analyser, inner in
      switch inner.kind {
      case .call(let name, let arguments):
        analyser.aggregateCall(name, arguments, inner, &collected)
      case .name(let name): analyser.key(NameSyntax(name, inner.span), collected)
      default: analyser.refuseWindow(inner, in: "`summarise`")
      }
    }
  }

  /// A name outside the aggregates must be one of the keys.
  private mutating func key(_ name: NameSyntax, _ calls: CallCollector) -> Expression? {
    let keySchema = Schema(calls.keys.map(\.field))
    if case .found(let index) = keySchema.lookup(name.text) {
      return .column(index, of: keySchema.fields[index], at: name.span)
    }
    if let index = column(name, in: calls.input.schema) {
      let isNumber = calls.input.schema.fields[index].type.number != nil
      let keys = calls.keys.map(\.field.name)
      report(.notAKey(name.text, isNumber: isNumber, keys: keys), at: name.span)
    }
    return nil
  }

  private mutating func aggregateCall(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    _ syntax: ExpressionSyntax,
    _ calls: inout CallCollector
  ) -> Expression? {
    guard let function = FunctionCatalogue.aggregate(named: name.text) else { return nil }
    let scope = Scope(calls.input.schema, place: "an aggregate")
    let typed = arguments.map { aggregateArgument($0, inside: name, scope) }
    let operands = typed.compactMap { $0 }
    guard operands.count == arguments.count,
      let type = resultType(
        function.name,
        function.parameters,
        function.typing,
        operands,
        arguments,
        syntax
      )
    else { return nil }
    return calls.add(AggregateCall(function, operands, type: type, span: syntax.span))
  }

  private mutating func aggregateArgument(
    _ syntax: ExpressionSyntax,
    inside name: NameSyntax,
    _ scope: Scope
  ) -> Expression? {
    self.typed(syntax, columns: scope.schema) { analyser, inner in
      switch inner.kind {
      case .name(let column):
        guard let index = analyser.column(NameSyntax(column, inner.span), in: scope.schema) else {
          return nil
        }
        return .column(index, of: scope.schema.fields[index], at: inner.span)
      case .call(let nested, _):
        analyser.report(.aggregateInside(nested.text), at: inner.span)
        return nil
      default: return analyser.refuseWindow(inner, in: "an aggregate")
      }
    }
  }

  private mutating func refuseWindow(_ syntax: ExpressionSyntax, in place: String) -> Expression? {
    if case .window = syntax.kind {
      report(.windowOutside(place, call: spelling(syntax.span)), at: syntax.span)
    }
    return nil
  }
}

/// The aggregate calls met in a list of items, numbered after the keys.
private struct CallCollector {
  let input: Plan
  let keys: [OutputColumn]
  private(set) var calls: [AggregateCall] = []

  init(input: Plan, keys: [OutputColumn]) {
    self.input = input
    self.keys = keys
  }

  mutating func add(_ call: AggregateCall) -> Expression {
    calls.append(call)
    return .column(keys.count + calls.count - 1, call.type, at: call.span)
  }

  /// What is known of a result that is nothing but a key or one call: polarity and the like pass
  /// through an aggregate of a bare column.
  func metadata(_ index: Int) -> FieldMetadata {
    if index < keys.count { return keys[index].field.metadata }
    let call = calls[index - keys.count]
    guard case .column(let column)? = call.arguments.first?.node,
      call.type.number?.unit == call.arguments.first?.type.number?.unit
    else { return FieldMetadata() }
    var metadata = input.schema.fields[column].metadata
    if call.function.name == "total" { metadata.isWorkedOut = true }
    return metadata
  }
}
