/// The pages on what is neither a step nor a function: clauses, statements and kinds of values.
enum HelpTopics {
  /// The pages, in alphabetical order.
  static let all: [HelpPage] = [
    `as`, by, checks, define, edition, exports, from, `function`, conditional, include, bind,
    literals, metadata, missing,
    names, over, param, periods, script, selectors, units,
  ]
}
