/// The pages on what is neither a step nor a function: clauses, statements and kinds of values.
enum HelpTopics {
  /// The pages, in alphabetical order.
  static let all: [HelpPage] = [
    advice, `as`, by, define, edition, exports, from, `function`, conditional, include, bind,
    literals,
    missing,
    names, over, param, periods, prompt, records, script, selectors, settings, units,
  ]
}
