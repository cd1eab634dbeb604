import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// `check CONDITION`: a comparison, or any other condition, tested within printed precision.
///
/// The claim is lowered to conditions that the language has: that it holds as printed, that it may
/// hold within the rounding of both sides, and otherwise how far one is from the other.
struct ConditionClaim {
  let condition: ExpressionSyntax
  let groups: [ItemSyntax]

  func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let words = analyser.spelling(condition.span)
    var items = [item("claim", syntax(.text(words)))]
    let sides = condition.sides
    if let sides {
      items.append(item("found", sides.left))
      items.append(item("expected", sides.right))
    } else {
      items.append(item("found", condition))
    }
    // What is wrong with the claim itself is said once, and about nothing that is made of it.
    let place = Scope(input.schema, place: "`check`")
    let summarises = condition.hasAggregate || !groups.isEmpty
    var trial = analyser
    guard plan(input, items + [item("verdict", condition)], place, summarises, &trial, span) != nil
    else {
      analyser = trial
      return nil
    }
    items.append(
      item(
        "verdict",
        verdict(sides) { candidate in
          var trial = analyser
          return plan(input, [item("x", candidate)], place, summarises, &trial, span) != nil
            && !trial.hasErrors
        }
      )
    )
    guard let rows = plan(input, items, place, summarises, &analyser, span),
      let column = rows.schema.fields.firstIndex(where: { $0.name == "verdict" })
    else { return nil }
    return Plan(.check(rows, .verdicts(column: column)), schema: rows.schema, span: span)
  }

  private func plan(
    _ input: Plan,
    _ items: [ItemSyntax],
    _ scope: Scope,
    _ summarises: Bool,
    _ analyser: inout Analyser,
    _ span: SourceSpan
  ) -> Plan? {
    if summarises { return analyser.summary(of: input, items, by: groups, at: span) }
    let taken = Set(items.compactMap { $0.name?.text })
    let labels = input.schema.labels.filter { !taken.contains(input.schema.fields[$0].name) }.map {
      let field = input.schema.fields[$0]
      return OutputColumn(field: field, expression: .column($0, field.type, at: span), span: span)
    }
    let outputs = analyser.outputs(items, of: input, place: scope.place)
    guard outputs.count == items.count else { return nil }
    return analyser.projection(of: input, labels + outputs, at: span)
  }

  /// `if CLAIM then "ok" else if MAYBE then "rounding" else "fails by …"`, with as much of it as has
  /// a meaning.
  private func verdict(
    _ sides: Sides?,
    isMeaningful: (ExpressionSyntax) -> Bool
  ) -> ExpressionSyntax {
    var failure = syntax(.text(Check.failure))
    guard let sides else { return choice(condition, "ok", failure) }
    let gap = call("absolute", operation("-", sides.left, sides.right))
    for shown in [gap, call("round", gap, syntax(.number("2", unit: nil)))] {
      let sentence = call("concat", syntax(.text(Check.failure + " by ")), shown)
      let isRounded = shown.height > gap.height
      if isMeaningful(sentence), isRounded || isMeaningful(call("rounding", shown)) {
        failure = sentence
        break
      }
    }
    guard let maybe = sides.mayHold(rounded: { rounded($0, isMeaningful) }, operation: operation),
      isMeaningful(maybe)
    else { return choice(condition, "ok", failure) }
    return choice(condition, "ok", choice(maybe, "rounding", failure))
  }

  /// What a side may have been before rounding; itself where it has no printed decimals.
  private func rounded(
    _ side: ExpressionSyntax,
    _ isMeaningful: (ExpressionSyntax) -> Bool
  ) -> (lower: ExpressionSyntax, upper: ExpressionSyntax) {
    let interval = call("rounding", side)
    guard isMeaningful(interval) else { return (side, side) }
    return (call("lower", interval), call("upper", interval))
  }

  // MARK: - Making syntax

  private func syntax(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
    ExpressionSyntax(kind, condition.span)
  }

  private func call(_ name: String, _ arguments: ExpressionSyntax...) -> ExpressionSyntax {
    syntax(.call(NameSyntax(name, condition.span), arguments))
  }

  private func operation(
    _ name: String,
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax
  ) -> ExpressionSyntax {
    syntax(.operation(name, [left, right]))
  }

  private func choice(
    _ condition: ExpressionSyntax,
    _ words: String,
    _ otherwise: ExpressionSyntax
  ) -> ExpressionSyntax {
    syntax(.conditional(condition: condition, then: syntax(.text(words)), otherwise: otherwise))
  }

  private func item(_ name: String, _ expression: ExpressionSyntax) -> ItemSyntax {
    ItemSyntax(
      kind: .expression(expression),
      name: NameSyntax(name, condition.span),
      span: condition.span
    )
  }

  /// The two sides of a comparison.
  struct Sides {
    let comparison: String
    let left: ExpressionSyntax
    let right: ExpressionSyntax

    /// The condition under which the comparison may hold of what was printed; nil where rounding
    /// makes no difference.
    func mayHold(
      rounded: (ExpressionSyntax) -> (lower: ExpressionSyntax, upper: ExpressionSyntax),
      operation: (String, ExpressionSyntax, ExpressionSyntax) -> ExpressionSyntax
    ) -> ExpressionSyntax? {
      let (a, b) = (rounded(left), rounded(right))
      switch comparison {
      case "=":
        return operation(
          "and",
          operation("<=", a.lower, b.upper),
          operation("<=", b.lower, a.upper)
        )
      case "<", "<=": return operation("<=", a.lower, b.upper)
      case ">", ">=": return operation(">=", a.upper, b.lower)
      default: return nil
      }
    }
  }
}

extension ExpressionSyntax {
  /// The sides, where it is a comparison of two values.
  fileprivate var sides: ConditionClaim.Sides? {
    guard case .operation(let name, let operands) = kind, operands.count == 2,
      ["=", "<>", "<", "<=", ">", ">="].contains(name)
    else { return nil }
    return ConditionClaim.Sides(comparison: name, left: operands[0], right: operands[1])
  }

  /// Whether an aggregate is called in it, outside a window.
  fileprivate var hasAggregate: Bool {
    switch kind {
    case .call(let name, _) where FunctionCatalogue.aggregate(named: name.text) != nil: true
    case .window: false
    default: kind.operands.contains(where: \.hasAggregate)
    }
  }
}
