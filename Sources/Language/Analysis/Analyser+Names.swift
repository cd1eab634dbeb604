package import Columns
import Diagnostics
import Functions
import Plan
package import Syntax

extension Analyser {
  /// The position of a column by its written name, or nil with a diagnostic.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - schema: the columns.
  ///   - isOperand: whether a value could stand here too, so that a word may be text without quotes.
  /// - Returns: the position, or nil.
  package mutating func column(
    _ name: NameSyntax,
    in schema: Schema,
    isOperand: Bool = false
  ) -> Int? {
    switch schema.lookup(name.text) {
    case .found(let index): return index
    case .ambiguous(let names):
      report(.ambiguousName(name.text, candidates: names), at: name.span)
    case .unknown:
      guard !name.text.isEmpty, !isLost(name) else { return nil }
      if let departure = departure(of: name, from: schema) {
        report(.departedColumn(name.text, departure), at: name.span)
      } else {
        let candidates = Spelling.candidates(for: name.text, among: schema.names)
        let otherwise = meaning(of: name.text, isOperand: isOperand && candidates.isEmpty)
        let isListed = !candidates.isEmpty || !isFirstListing(of: schema)
        report(
          .unknownColumn(
            name.text,
            candidates: candidates,
            help: otherwise,
            columns: isListed ? [] : schema.names
          ),
          at: name.span
        )
      }
    }
    return nil
  }

  /// A name where there are no columns.
  mutating func refuseName(_ name: NameSyntax) {
    guard name.text != "_" else {
      report(.lastAnswerAlone, at: name.span)
      return
    }
    let names = FunctionCatalogue.functions.map(\.name) + environment.sourceNames
    let candidates = Spelling.candidates(for: name.text, among: names)
    let help = meaning(of: name.text, isOperand: candidates.isEmpty, hasColumns: false)
    report(.unknownName(name.text, help: help, candidates: candidates), at: name.span)
  }

  /// What a name that is no column may stand for.
  private func meaning(of name: String, isOperand: Bool, hasColumns: Bool = true) -> [String] {
    let word = name.lowercased()
    if let dataset = environment.sourceNames.first(where: { $0.lowercased() == word }) {
      return [
        hasColumns
          ? "`\(dataset)` is a dataset: `join` puts its columns beside these"
          : "to see the dataset write `from \(dataset)`"
      ]
    }
    if let parameters = FunctionCatalogue.parameters(of: word) {
      return ["`\(name)` is a function: write `\(name)(\(parameters.isEmpty ? "" : "…"))`"]
    }
    if ["blank", "na", "nil", "none", "null"].contains(word) {
      return ["what has no value is found with `is missing`"]
    }
    if word == "yes" || word == "no" {
      return ["a condition is `\(word == "yes" ? "true" : "false")`, and prints as \(word)"]
    }
    if RelativePeriod(name: word) != nil {
      return ["`\(word)` is counted from a column of periods: `where period = \(word)`"]
    }
    if word == "suppressed" { return ["what is suppressed is found with `is suppressed`"] }
    if Self.isPartOfYear(word) {
      return ["a part of a year wants its year: `\(name.uppercased()) 2023/24`"]
    }
    guard isOperand else { return [] }
    return ["text is put in double quotes: `\"\(name)\"`"]
  }
}

extension Analyser {
  /// Whether a word is a council's period or a quarter, without the year.
  fileprivate static func isPartOfYear(_ word: String) -> Bool {
    guard let number = Int(word.dropFirst()) else { return false }
    return word.first == "p" && (1...13).contains(number)
      || word.first == "q" && (1...4).contains(number)
  }
}

extension FunctionCatalogue {
  /// The parameters of the function of any kind that has a name; a count needs none.
  fileprivate static func parameters(of name: String) -> [String]? {
    if name == "count" { return [] }
    return
      (function(named: name)?.parameters ?? aggregate(named: name)?.parameters
      ?? window(named: name)?.parameters)?.map(\.name)
  }
}
