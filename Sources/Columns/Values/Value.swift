/// One cell's value outside a column: a literal, a parameter, a cell about to be printed.
package enum Value: Hashable, Sendable {
  case boolean(Bool)
  /// A number known only to lie from the first to the second, both ends included.
  indirect case interval(Value, Value)
  case decimal(ExactDecimal)
  case floating(Double)
  case period(Period)
  case text(String)
  case missing(MissingReason)
}
