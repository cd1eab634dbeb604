package import Diagnostics
import Presentation

/// What a reader has chosen, once for all sessions, in a file of lines `name = value`.
package struct Preferences {
  /// One thing to choose.
  package struct Item: Sendable {
    /// What it is called.
    package let name: String
    /// What it is while nothing has been chosen.
    package let fallback: String
    /// What it can be; empty for a number.
    let choices: [String]
    /// What it does, in a few words.
    package let meaning: String

    /// Whether a value is one of those it can be.
    func allows(_ value: String) -> Bool {
      choices.isEmpty ? Int(value).map(Preferences.rows.contains) == true : choices.contains(value)
    }
  }

  /// The fewest and the most rows that a table can be made to show.
  private static let rows = 4...100_000

  /// Everything that can be chosen, in alphabetical order.
  package static let items: [Item] = [
    Item(
      name: "advice",
      fallback: "on",
      choices: ["on", "off", "strict"],
      meaning: "give advice beside answers; strict takes it for an error"
    ),
    Item(
      name: "background",
      fallback: "automatic",
      choices: EditorColours.Background.allCases.map(\.rawValue),
      meaning: "what the colours of the line stand on"
    ),
    Item(
      name: "colour",
      fallback: "on",
      choices: ["on", "off"],
      meaning: "colour answers, messages and the line; NO_COLOR turns it off too"
    ),
    Item(
      name: "format",
      fallback: "table",
      choices: Formats.names,
      meaning: "how answers are written"
    ),
    Item(
      name: "hints",
      fallback: "on",
      choices: ["on", "off"],
      meaning: "say under the line what fits next and what is wrong"
    ),
    Item(
      name: "history",
      fallback: "on",
      choices: ["on", "off"],
      meaning: "keep statements for later sessions"
    ),
    Item(
      name: "pager",
      fallback: "on",
      choices: ["on", "off"],
      meaning: "page what `.last` and `help` show beyond the screen, with PAGER or less"
    ),
    Item(
      name: "progress",
      fallback: "on",
      choices: ["on", "off"],
      meaning: "after 2 seconds show how far a query is"
    ),
    Item(
      name: "rows",
      fallback: "40",
      choices: [],
      meaning: "show at most so many rows of a table"
    ),
    Item(
      name: "timing",
      fallback: "automatic",
      choices: ["on", "off", "automatic"],
      meaning: "say how long an answer took; automatic says it from 1 second on"
    ),
  ]

  /// Where the choices are kept; nil keeps them for this session only.
  package let path: String?
  private var chosen: [String: String] = [:]
  /// The file as it was read, with lines that mean nothing here.
  private var lines: [Substring] = []
  /// What is wrong with the file, each with its line.
  package private(set) var problems: [Diagnostic] = []

  /// Reads the choices of a file; one that is not there holds none.
  package init(path: String?) {
    self.path = path
    guard let path else { return }
    do throws(SystemFailure) {
      read(String(decoding: try Descriptor.contents(ofFile: path), as: UTF8.self))
    } catch {
      if !error.isAbsence { problems = [Messages.unreadable(path, error)] }
    }
  }

  /// The file that the XDG base directory specification gives: `$XDG_CONFIG_HOME/scrutineer/settings`.
  package static func path(variable: (String) -> String?) -> String? {
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/scrutineer/settings"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/scrutineer/settings"
  }

  /// What is chosen for a name, or what it is otherwise.
  package subscript(name: String) -> String {
    chosen[name] ?? Self.items.first { $0.name == name }?.fallback ?? ""
  }

  /// Whether something has been chosen for a name.
  package func isChosen(_ name: String) -> Bool { chosen[name] != nil }

  private mutating func read(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      guard let (name, value) = Self.parts(line) else {
        if !line.allSatisfy(\.isWhitespace), line.first(where: { !$0.isWhitespace }) != "#" {
          problems.append(
            Messages.settingsLine(index + 1, of: path ?? "", "it is not `name = value`")
          )
        }
        continue
      }
      if let problem = Self.problem(name, value) {
        problems.append(Messages.settingsLine(index + 1, of: path ?? "", problem.message))
      } else {
        chosen[name] = value
      }
    }
  }

  private static func parts(_ line: Substring) -> (name: String, value: String)? {
    guard line.first(where: { !$0.isWhitespace }) != "#", let mark = line.firstIndex(of: "=") else {
      return nil
    }
    let name = line[..<mark].filter { !$0.isWhitespace }
    let value = line[line.index(after: mark)...].filter { !$0.isWhitespace }
    return (name, value)
  }

  /// What is wrong with a choice; nil where it can be made.
  private static func problem(_ name: String, _ value: String) -> Diagnostic? {
    guard let item = items.first(where: { $0.name == name }) else {
      return Messages.unknownSetting(name, among: items.map(\.name))
    }
    guard !item.allows(value) else { return nil }
    return Messages.unknownValue(
      value,
      of: name,
      among: item.choices,
      "\(rows.lowerBound) to \(rows.upperBound)"
    )
  }

  /// Makes a choice and keeps it in the file.
  ///
  /// - Returns: what is wrong; nil where all is well.
  package mutating func choose(_ name: String, _ value: String) -> Diagnostic? {
    if let problem = Self.problem(name, value) { return problem }
    chosen[name] = value
    let line = Substring("\(name) = \(value)")
    let places = lines.indices.filter { Self.parts(lines[$0])?.name == name }
    if let last = places.last { lines[last] = line } else { lines.append(line) }
    guard let path else { return nil }
    do throws(SystemFailure) {
      try Descriptor.makeFolders(for: path)
      let text = lines.map { $0 + "\n" }.joined()
      try Descriptor.put(text, to: path)
    } catch {
      return Messages.unwritable(path, error)
    }
    return nil
  }
}
