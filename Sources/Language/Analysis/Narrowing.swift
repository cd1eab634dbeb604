import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// What a condition says of the units of a column whose unit varies by row.
///
/// `where unit = "%"` leaves rows of one unit, so that the column has this unit from there on: it can
/// be compared with plain numbers, added up and divided as any other.
struct Narrowing {
  /// The parts of the condition that name a unit.
  private(set) var naming: [ExpressionSyntax] = []
  /// The parts that do not.
  private(set) var rest: [ExpressionSyntax] = []
  /// The columns that get a unit, by their position.
  private(set) var units: [Int: Unit] = [:]

  /// Looks at the parts of a condition that are joined by `and`.
  init(_ condition: ExpressionSyntax, over schema: Schema) {
    for part in Self.parts(of: condition) {
      let found = Self.units(in: part, schema)
      if found.isEmpty { rest.append(part) } else { naming.append(part) }
      units.merge(found) { first, _ in first }
    }
  }

  private static func parts(of condition: ExpressionSyntax) -> [ExpressionSyntax] {
    guard case .operation("and", let operands) = condition.kind else { return [condition] }
    return operands.flatMap(parts)
  }

  private static func units(in part: ExpressionSyntax, _ schema: Schema) -> [Int: Unit] {
    guard case .operation("=", let sides) = part.kind, sides.count == 2 else { return [:] }
    for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      guard case .text(let name) = other.kind,
        let unit = name == Unit.plain.name ? .plain : Unit(text: name)
      else { continue }
      switch side.kind {
      case .name(let column):
        guard case .found(let index) = schema.lookup(column) else { continue }
        let unitColumn = schema.fields[index].name
        let values = schema.fields.indices.filter {
          let field = schema.fields[$0]
          return field.isTelling && field.metadata.unitColumn == unitColumn && field.isVarying
        }
        if !values.isEmpty { return Dictionary(uniqueKeysWithValues: values.map { ($0, unit) }) }
      case .call(let function, let arguments):
        guard function.text.lowercased() == "unit", arguments.count == 1,
          case .name(let column) = arguments[0].kind,
          case .found(let index) = schema.lookup(column), schema.fields[index].isVarying
        else { continue }
        return [index: unit]
      default: continue
      }
    }
    return [:]
  }

  /// The rows of a plan with the columns in their units.
  func narrowed(_ input: Plan, at span: SourceSpan) -> Plan {
    var fields = input.schema.fields
    let expressions = fields.indices.map { index -> Expression in
      let column = Expression.column(index, of: fields[index], at: span)
      guard let unit = units[index], let type = fields[index].type.number else { return column }
      fields[index].type = .number(type.with(unit: unit))
      fields[index].metadata.unitColumn = nil
      return Conversion.converted(column, to: fields[index].type)
    }
    return Plan(.project(input, expressions), schema: Schema(fields), span: span)
  }
}

extension Field {
  /// Whether each row has a unit of its own.
  var isVarying: Bool { type.number?.unit.quantity == .varies }
}

extension [ExpressionSyntax] {
  /// The parts joined by `and` again; nil where there is none.
  func joined(at span: SourceSpan) -> ExpressionSyntax? {
    guard let first else { return nil }
    return dropFirst().reduce(first) {
      ExpressionSyntax(.operation("and", [$0, $1]), span)
    }
  }

  /// Whether a part looks at other rows, which must then all be there.
  var haveWindow: Bool { contains { $0.hasWindow } }
}

extension ExpressionSyntax {
  fileprivate var hasWindow: Bool {
    switch kind {
    case .window: true
    case .operation(_, let operands), .call(_, let operands): operands.contains { $0.hasWindow }
    case .conditional(let condition, let value, let otherwise):
      condition.hasWindow || value.hasWindow || otherwise?.hasWindow == true
    case .membership(let operand, _): operand.hasWindow
    default: false
    }
  }
}
