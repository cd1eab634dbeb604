import Foundation

/// A conversation kept as a text file: what is typed, and what the screen then shows.
///
///     # A title.
///     size: 80x24
///     variable: TERM=dumb
///     file: own.csv
///     . area,value
///     . East,1
///
///     > from transport
///     | scrutineer> from transport
///
/// `>` types a line and Enter, `+` types without it, `key:` names keys, `paste:` pastes a text whose
/// line ends are written `\n`, and `resize:` gives the window another width. The lines after `|` are
/// the screen as it then is. Spaces at the end of what is typed are written `␠`.
struct Transcript {
  /// Something that is done at the terminal.
  enum Deed {
    case type(String)
    case resize(UInt16)
  }

  /// What is done, and the screen that it leads to.
  struct Scene {
    /// The lines of the file before the screen.
    var lines: [String] = []
    var deeds: [Deed] = []
    var screen: [String] = []
  }

  private(set) var columns: UInt16 = 80
  private(set) var rows: UInt16 = 24
  private(set) var arguments: [String] = []
  private(set) var variables: [String: String] = [:]
  /// The files in the program's folder, by name.
  private(set) var files: [(name: String, lines: [String])] = []
  private(set) var scenes: [Scene] = []
  /// Lines that mean nothing.
  private(set) var problems: [String] = []

  private static let keys: [String: String] = [
    "tab": "\t", "backtab": "\u{1B}[Z", "enter": "\r", "run": "\n", "break": "\u{1B}\r",
    "up": "\u{1B}[A", "down": "\u{1B}[B", "right": "\u{1B}[C", "left": "\u{1B}[D", "home": "\u{1}",
    "end": "\u{5}", "back": "\u{7F}", "delete": "\u{4}", "search": "\u{12}", "kill": "\u{B}",
    "undo": "\u{1F}", "clear": "\u{C}", "interrupt": "\u{3}", "leave": "\u{4}",
  ]

  init(_ text: String) {
    var scene = Scene()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("|") {
        scene.screen.append(String(line.dropFirst(2)))
        continue
      }
      if !scene.screen.isEmpty {
        scenes.append(scene)
        scene = Scene()
      }
      scene.lines.append(line)
      if let deed = read(line) { scene.deeds.append(deed) }
    }
    while scene.lines.last == "" { scene.lines.removeLast() }
    if !scene.screen.isEmpty || !scene.lines.isEmpty { scenes.append(scene) }
  }

  private mutating func read(_ line: String) -> Deed? {
    guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
    if line.hasPrefix("> ") { return .type(Self.typed(line) + "\r") }
    if line.hasPrefix("+ ") { return .type(Self.typed(line)) }
    if line.hasPrefix(". "), !files.isEmpty {
      files[files.count - 1].lines.append(String(line.dropFirst(2)))
      return nil
    }
    let parts = line.split(separator: ":", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard parts.count == 2 else {
      problems.append(line)
      return nil
    }
    switch parts[0] {
    case "size":
      let numbers = parts[1].split(separator: "x").compactMap { UInt16($0) }
      if numbers.count == 2 { (columns, rows) = (numbers[0], numbers[1]) }
    case "arguments": arguments = parts[1].split(separator: " ").map(String.init)
    case "variable":
      let pair = parts[1].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      variables[String(pair[0])] = pair.count > 1 ? String(pair[1]) : ""
    case "file": files.append((parts[1], []))
    case "key":
      let names = parts[1].split(separator: " ").map(String.init)
      problems += names.filter { Self.keys[$0] == nil }.map { "key: \($0)" }
      return .type(names.compactMap { Self.keys[$0] }.joined())
    case "paste":
      let text = parts[1].replacing("\\n", with: "\n").replacing("\\t", with: "\t")
      return .type("\u{1B}[200~" + text + "\u{1B}[201~")
    case "resize": return UInt16(parts[1]).map(Deed.resize)
    default: problems.append(line)
    }
    return nil
  }

  private static func typed(_ line: String) -> String {
    String(line.dropFirst(2)).replacing("␠", with: " ")
  }

  /// The file with other screens.
  func text(screens: [[String]]) -> String {
    zip(scenes, screens).map { scene, screen in
      (scene.lines + screen.map { $0.isEmpty ? "|" : "| " + $0 }).joined(separator: "\n") + "\n"
    }.joined()
  }
}
