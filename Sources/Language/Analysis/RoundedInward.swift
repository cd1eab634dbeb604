import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Analyser {
  /// The rounding of a sum as the sum of the roundings, of a total as the total of the roundings.
  ///
  /// What is worked out of printed numbers has no printed decimals of its own: `rounding(a + b)` is
  /// as wide as those of `a` and `b` together. Names that were defined stand for what they mean. A
  /// whole number without a unit that multiplies or divides is exact.
  ///
  /// - Returns: the call with `rounding` moved inward, or nil where its argument is a printed number.
  mutating func roundedInward(
    _ function: Function,
    _ arguments: [ExpressionSyntax],
    _ syntax: ExpressionSyntax,
    columns: Schema
  ) -> ExpressionSyntax? {
    guard function.name == "rounding", arguments.count == 1,
      case .call(let name, _) = syntax.kind
    else { return nil }
    func rounded(_ operand: ExpressionSyntax) -> ExpressionSyntax {
      ExpressionSyntax(.call(name, [operand]), operand.span)
    }
    let argument = arguments[0]
    switch argument.kind {
    case .name(let word):
      if case .found(let index) = columns.lookup(word) {
        adviseOfWorkedOut(columns.fields[index], at: argument.span)
        return nil
      }
      guard columns.lookup(word) == .unknown,
        !(frame.map { frames[$0][word.lowercased()] != nil } ?? false),
        let meaning = environment.definitions.expressions[word.lowercased()]
      else { return nil }
      return rounded(meaning)
    case .operation(let symbol, let operands) where ["+", "-", "negate"].contains(symbol):
      return ExpressionSyntax(.operation(symbol, operands.map(rounded)), argument.span)
    case .operation(let symbol, let operands) where symbol == "*" || symbol == "/":
      let ends = operands.map { $0.isExactFactor ? $0 : rounded($0) }
      guard ends.contains(where: { !$0.isExactFactor }) else { return nil }
      return ExpressionSyntax(.operation(symbol, ends), argument.span)
    case .call(let inner, let operands) where operands.count == 1:
      guard let aggregate = FunctionCatalogue.aggregate(named: inner.text),
        Self.roundedThrough.contains(aggregate.name)
      else { return nil }
      return ExpressionSyntax(.call(inner, operands.map(rounded)), argument.span)
    case .conditional(let condition, let value, let otherwise):
      return ExpressionSyntax(
        .conditional(
          condition: condition,
          then: rounded(value),
          otherwise: otherwise.map(rounded)
        ),
        argument.span
      )
    default: return nil
    }
  }

  private mutating func adviseOfWorkedOut(_ field: Field, at span: SourceSpan) {
    guard field.metadata.isWorkedOut else { return }
    report(
      Diagnostic(
        .advice,
        id: "rounding-of-result",
        "`\(field.name)` is worked out, so that its decimals do not tell how exact it is",
        at: span,
        help: ["write the calculation itself inside: `rounding(a + b)`, `rounding(total(x))`"]
      )
    )
  }

  /// The aggregates that are of intervals what they are of their ends.
  private static let roundedThrough: Set<String> = [
    "average", "first", "last", "maximum", "median", "minimum", "total",
  ]
}

extension ExpressionSyntax {
  /// Whether it is a whole number without a unit: twice, a third, a hundred times.
  fileprivate var isExactFactor: Bool {
    guard case .number(let text, unit: nil) = kind else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C }
  }
}

extension Expression {
  /// Whether it is an exact sum, difference or product, whose decimals do not tell how exact it is.
  var isSum: Bool {
    guard type.number?.scale != nil, case .call(let function, _) = node else { return false }
    return ["+", "-", "*"].contains(function.name)
  }
}
