import Diagnostics

extension Parser {
  /// Reads which rows a function looks at, after `over`.
  ///
  ///     Window = "over" "(" [ "by" Items ] [ "sort" "by" Keys ] [ Frame ] ")" .
  ///     Frame = "running" | "rolling" number .
  mutating func window() -> WindowSyntax {
    enter("Window", "Frame")
    require(.openParenthesis)
    let groups = !hasFailed && take(keyword: "by") ? items() : []
    var order: [KeySyntax] = []
    if !hasFailed, take(keyword: "sort") {
      require(keyword: "by")
      if !hasFailed { order = keys() }
    }
    var frame = WindowSyntax.Frame.whole
    if !hasFailed, take(keyword: "running") {
      frame = .running
    } else if !hasFailed, take(keyword: "rolling") {
      frame = .rolling(rowCount())
    }
    if !hasFailed { require(.closeParenthesis) }
    return WindowSyntax(groups: groups, order: order, frame: frame)
  }

  /// Reads what to sort by.
  ///
  ///     Keys = Key { "," Key } .
  ///     Key = Expression [ "ascending" | "descending" ] .
  package mutating func keys() -> [KeySyntax] {
    enter("Keys", "Key")
    return list(of: "keys") { parser in
      let expression = parser.expression()
      let isDescending = parser.take(keyword: "descending")
      if !isDescending { _ = parser.take(keyword: "ascending") }
      return KeySyntax(expression: expression, isDescending: isDescending)
    }
  }
}
