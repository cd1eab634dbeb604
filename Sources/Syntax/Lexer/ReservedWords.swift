/// Words that are never names without backquotes, because a query could not be read otherwise.
package enum ReservedWords {
  /// Words that stand between operands, or open a test after one.
  package static let infix: Set<String> = [
    "and", "between", "contains", "ends", "in", "is", "like", "matches", "mod", "or", "overlaps",
    "starts",
    "within",
  ]

  /// Words that open or divide an expression.
  package static let prefix: Set<String> = ["else", "if", "not", "then"]

  /// Words that open a clause, so that something must follow.
  package static let clause: Set<String> = ["as", "by", "except", "from", "on", "to", "with"]

  /// Words that are values.
  package static let values: Set<String> = ["false", "missing", "true"]

  /// Words that no step or statement begins with, so that a line that begins with one goes on with
  /// the line before.
  static let continuing = infix.union(clause).union(["else", "then"]).subtracting(["from"])

  /// All of them.
  package static let all = infix.union(prefix).union(clause).union(values)
}
