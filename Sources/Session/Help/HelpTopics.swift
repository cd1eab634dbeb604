/// The pages on what is neither a step nor a function: clauses, statements and kinds of values.
enum HelpTopics {
  /// The pages, in alphabetical order.
  static let all: [HelpPage] = [
    advice, arrow, `as`, by, cache, checks, define, edition, explanation, exports, flags, from,
    `function`,
    conditional, include, bind, lessons, literals, load, metadata, missing, names, over, param,
    periods, precision, prompt, records, relativePeriods, script, selectors, settings, units,
  ]
}
