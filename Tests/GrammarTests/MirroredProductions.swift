import Language
import Syntax
import TestSupport

/// The productions that stand in the sources: above the functions that read them, and in the steps.
enum MirroredProductions {
  /// The productions with the place of each.
  static func all() throws -> [(place: String, production: Grammar.Production)] {
    var found: [(String, Grammar.Production)] = []
    for path in Repository.files(in: "Sources/Syntax") {
      let text = codeBlocks(in: try Repository.text(path))
      found += try GrammarReader.read(text).productions.map { (path, $0) }
    }
    let steps = StepTable.standard.all.map { "\($0)" }.joined(separator: " | ")
    found += try GrammarReader.read("Step = \(steps) .").productions.map { ("the steps", $0) }
    for step in StepTable.standard.all {
      found += try GrammarReader.read(step.grammar).productions.map { ("\(step)", $0) }
    }
    return found
  }

  /// The lines of productions in doc comments: those set in by four spaces, from a line that
  /// begins with `Name =`.
  private static func codeBlocks(in source: String) -> String {
    var lines: [String] = []
    var isInProduction = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("///     ") else {
        isInProduction = false
        continue
      }
      let code = text.dropFirst(8)
      isInProduction = isInProduction || code.prefixMatch(of: #/[A-Za-z_]+ = /#) != nil
      if isInProduction { lines.append(String(code)) }
    }
    return lines.joined(separator: "\n")
  }
}
