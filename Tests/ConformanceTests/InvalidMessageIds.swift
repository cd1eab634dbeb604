import Foundation
import TestSupport

/// The ids of messages, as they stand in the sources.
enum MessageIds {
  /// Those that neither a query nor a file brings about, and why.
  static let outOfReach = [
    "awaited": "only completion does not wait for data, and says nothing of what it does not know",
    "damaged-file": "needs a packed file; tested with the datasets",
    "file-changed": "needs a file that changes while it is read; tested with the datasets",
    "file-exists": "belongs to the command line; tested with the console",
    "history-damaged": "only the prompt keeps a history; tested with the console",
    "history-not-kept": "only the prompt keeps a history; tested with the console",
    "interrupted": "needs a reader who interrupts; tested with the session",
    "memory-ceiling": "needs a query of some size; tested with the session",
    "no-bundled-data": "a program that is built whole has its data",
    "no-picture": "needs a machine without the cairo library; tested with the console",
    "no-permission": "a test may run as a user who may read everything",
    "not-formatted": "belongs to the command line; tested with the console",
    "not-saved": "belongs to the prompt; tested on a terminal",
    "not-planned": "a step that fails without a word is a fault of the program",
    "other-ending": "belongs to the prompt; tested on a terminal",
    "out-of-memory": "needs a machine without memory",
    "outside-package": "belongs to `describe --package`; tested with the datasets",
    "progress-not-kept": "only lessons keep progress; tested with the terminal",
    "record-too-long": "needs a file of 256 MiB",
    "safe-export": "needs a session that is locked; tested with the terminal",
    "safe-file": "belongs to the prompt; tested with the terminal",
    "safe-session": "needs a session that is locked; tested with the session",
    "safe-writing": "belongs to the command line; tested with the console",
    "several-answers": "belongs to the command line; tested with the console",
    "too-many-rows": "needs two thousand million rows",
    "too-many-steps": "needs ten thousand steps; tested with the engine",
    "unexpected-column": "a column of another type than its plan says is a fault of the program",
    "unknown-format": "belongs to the command line; tested with the console",
    "unknown-lesson": "belongs to lessons; tested with the console",
    "unknown-parameter": "needs a setting; tested with the declarations",
    "unknown-prompt-command": "belongs to the prompt; tested with the console",
    "unknown-setting": "belongs to the prompt; tested with the console",
    "unknown-topic": "belongs to the prompt; tested with the console",
    "unknown-value": "belongs to the prompt; tested on a terminal",
    "unreadable-file": "needs a disc that fails",
    "unusable-setting": "belongs to the prompt; tested with the console",
    "unwritable-export": "needs a file that may not be written; tested with the console",
    "unwritable-answer": "needs an output that fails; tested with the console",
    "unwritable-file": "needs a file that may not be written; tested with the console",
    "wrong-argument-count": "the analyser counts arguments first; tested with the functions",
  ]

  private static let patterns = [
    // A diagnostic's label, and a finding about a file.
    #"\bid:\s*"([a-z0-9-]+)""#, #"\bstatic let id = "([a-z0-9-]+)""#,
    #"findings\.(?:note|advise)\(\s*"([a-z0-9-]+)""#,
    // The first part of what an analysis problem is worded as, and of a note.
    #"\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)",\s"#, #"\(id, gone\) = \("([a-z-]+)""#,
  ]

  static func inSources() throws -> Set<String> {
    var found: Set<String> = []
    let files =
      ["Diagnostics", "Columns", "Syntax", "Plan", "Functions", "Language", "Datasets", "Charts"]
      .flatMap { Repository.files(in: "Sources/" + $0) }
      + ["Engines", "Session", "Presentation", "Console"]
      .flatMap { Repository.files(in: "Sources/" + $0) }
    for file in files where !file.contains("/Readline") {
      let text = try Repository.text(file)
      for pattern in patterns {
        let expression = try NSRegularExpression(pattern: pattern)
        let range = NSRange(text.startIndex..., in: text)
        for match in expression.matches(in: text, range: range) {
          if let place = Range(match.range(at: 1), in: text) { found.insert(String(text[place])) }
        }
      }
    }
    return found
  }
}
