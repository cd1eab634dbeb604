import Columns
import Plan

/// Typing rules that summaries share.
struct Summary {
  /// The type of the numbers that are summarised.
  let type: NumberType

  /// The number type of the first argument.
  static func number(_ arguments: [Argument], of name: String) throws(TypeProblem) -> Summary {
    guard let type = arguments[0].type.number else {
      var help: [String] = []
      switch arguments[0].type {
      case .text:
        help = ["to read numbers from text write `\(name)(number(\(arguments[0].spelling)))`"]
      case .boolean:
        help = ["to count the rows where something is true: `where … | summarise count()`"]
      default: help = ["`count`, `minimum`, `maximum`, `first` and `last` take any values"]
      }
      throw .notA("numbers", arguments, 0, of: name, help: help)
    }
    return Summary(type: type)
  }

  /// The type of an answer that is held like the numbers; with decimals to spare where the unit
  /// varies.
  var keptType: DataType {
    type.unit.quantity == .varies ? UnitSplit.varying(.number(type), spare: 3) : .number(type)
  }

  /// The type of an answer that needs floating point, in the numbers' unit.
  var floatingType: DataType { .number(NumberType(.floating, unit: type.unit)) }

  /// The decimals of the cells that a gatherer sees; nil for floating point.
  static func cellScale(_ signature: Signature) -> Int? {
    guard let type = signature.arguments.first?.number else { return nil }
    return type.unit.quantity == .varies ? UnitSplit.spareScale(type) : type.scale
  }
}
