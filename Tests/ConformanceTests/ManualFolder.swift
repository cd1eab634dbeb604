import Functions
import Session
import TestSupport

/// The generated files of the manual: the pages and the lists that lead to them.
enum ManualFolder {
  static let root = "Grammar/manual"

  /// The folders that hold generated files and nothing else.
  static let folders = ["steps", "functions", "operators", "advice", "topics"]

  /// The paths of all generated files, from the project's folder.
  static let paths =
    (HelpPages.all.map { ManualPage(page: $0).path } + folders.map { "\($0)/README.md" })
    .map { "\(root)/\($0)" }

  /// What a list says: its heading, a sentence, and sections of pages.
  static func list(of folder: String) -> String {
    switch folder {
    case "steps":
      return list(
        "Steps",
        "A question is a source and steps, each on a line of its own or after `|`.",
        folder,
        [("", pages(.step))]
      )
    case "functions":
      return list(
        "Functions",
        "A function makes one value of values of the same row. An aggregate makes one of many rows.",
        folder,
        families(FunctionCatalogue.functionFamilies, .function)
          + families(FunctionCatalogue.aggregateFamilies, .aggregate, "Aggregates: ")
          + families(FunctionCatalogue.windowFamilies, .window, "Before `over`: ")
      )
    case "operators":
      return list(
        "Operators",
        "`^` binds most, then `-x`, `*` `/` `mod`, `+` `-`, comparisons and tests, `not`, `and`, `or`.",
        folder,
        families(FunctionCatalogue.operatorFamilies, .operator)
      )
    case "advice":
      return list(
        "Advice",
        "What may stand beside an answer, by the name at its end: why, and what to do.",
        folder,
        [("", pages(.advice))]
      )
    default:
      return list(
        "Topics",
        "Clauses, statements and kinds of values.",
        folder,
        [("", pages(.topic))]
      )
    }
  }

  private static func pages(_ kind: HelpPage.Kind) -> [HelpPage] {
    HelpPages.all.filter { $0.kind == kind }
  }

  private static func families(
    _ families: [FunctionCatalogue.Family],
    _ kind: HelpPage.Kind,
    _ prefix: String = ""
  ) -> [(String, [HelpPage])] {
    families.map { (prefix + $0.title, HelpPages.family($0, of: kind)) }
  }

  private static func list(
    _ title: String,
    _ sentence: String,
    _ folder: String,
    _ sections: [(title: String, pages: [HelpPage])]
  ) -> String {
    var text = ManualPage.origin + "\n# \(title)\n\n\(sentence)\n"
    for section in sections {
      if !section.title.isEmpty { text += "\n## \(section.title)\n" }
      text += "\n| | |\n| --- | --- |\n"
      for page in section.pages {
        let summary = page.summary.replacing("|", with: "\\|")
        text += "| \(ManualPage(page: page).link(from: folder)) | \(summary) |\n"
      }
    }
    return text
  }
}
