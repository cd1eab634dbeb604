import Diagnostics
import Foundation
import TestSupport
import Testing

/// A command in a text for readers, with what stands below it as its answer.
///
/// A line of code that begins with `$ scrutineer ask '` opens one; the query goes on to the closing
/// mark, the answer to the next `$` or the end of the code. `run FILE` is read in the same way.
struct ManualTranscript: Sendable, CustomTestStringConvertible {
  let path: String
  let line: Int
  let command: String
  /// How far the lines of code are set in.
  let margin: String
  /// The lines of the answer in the file, from 0.
  let answerLines: Range<Int>
  let answer: String

  var testDescription: String { "\(path):\(line)" }

  /// What the program prints: the answer, and the answer with its notes.
  ///
  /// A text may leave the notes out, because they go to standard error.
  func printed() throws -> [String] {
    let arguments = Self.arguments(command)
    guard arguments.count >= 3 else { return ["no command"] }
    var settings: [String: String] = [:]
    var format = "table"
    var paths: [String] = []
    var texts: [String] = []
    var rest = arguments.dropFirst(2)
    while let argument = rest.popFirst() {
      switch argument {
      case "--set":
        let parts = (rest.popFirst() ?? "").split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 { settings[parts[0]] = parts[1] }
      case "--format": format = rest.popFirst() ?? ""
      case "--data": paths.append(rest.popFirst() ?? "")
      default: texts.append(argument)
      }
    }
    let asking = Asking(settings: settings)
    for path in paths { try asking.add(path: Repository.root.appendingPathComponent(path).path) }
    let source: SourceFile =
      switch (arguments[1], texts.first) {
      case ("ask", let query?): SourceFile(name: "query", text: query)
      case ("run", let file?): SourceFile(name: file, text: try Repository.text(file))
      default: SourceFile(name: "query", text: "")
      }
    let result = asking.ask(source, format: format)
    let notes = asking.rendered(result)
    return [result.output, result.output + notes].map(\.trimmingNewlines)
  }

  /// The words of a command line; single quotes keep spaces and line ends.
  private static func arguments(_ command: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isOpen = false
    for character in command {
      if character == "'" {
        isQuoted.toggle()
        isOpen = true
      } else if !isQuoted, character.isWhitespace {
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
        isOpen = true
      }
    }
    return isOpen ? words + [word] : words
  }

  /// The commands in a Markdown text.
  static func all(in path: String) throws -> [ManualTranscript] {
    var found: [ManualTranscript] = []
    var open: (line: Int, margin: String, command: String, answer: [String])?
    func close() {
      guard let last = open else { return }
      let lines = last.answer.dropLast(last.answer.reversed().prefix(while: \.isEmpty).count)
      let start = last.line + last.command.count { $0.isNewline }
      found.append(
        ManualTranscript(
          path: path,
          line: last.line,
          command: last.command,
          margin: last.margin,
          answerLines: start..<(start + lines.count),
          answer: lines.joined(separator: "\n")
        )
      )
      open = nil
    }
    for (number, margin, code) in codeLines(try Repository.text(path)) {
      guard let code else {
        close()
        continue
      }
      if let last = open, !isComplete(last.command) {
        open?.command += "\n" + code
      } else if code.hasPrefix("$ ") {
        close()
        let command = String(code.dropFirst(2))
        if command.hasPrefix("scrutineer ask ") || command.hasPrefix("scrutineer run ") {
          open = (number, margin, command, [])
        }
      } else {
        open?.answer.append(code)
      }
    }
    close()
    return found
  }

  /// Puts the answers that the program gives now into a text where others stand.
  static func record(in path: String) throws {
    var lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for transcript in try all(in: path).reversed() {
      let printed = try transcript.printed()
      guard !printed.contains(transcript.answer), let answer = printed.last else { continue }
      let code = answer.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : transcript.margin + $0 }
      lines.replaceSubrange(transcript.answerLines, with: code)
    }
    let text = lines.joined(separator: "\n")
    if text != (try Repository.text(path)) { _ = try Snapshot(path).difference(from: text) }
  }

  private static func isComplete(_ command: String) -> Bool {
    command.count { $0 == "'" }.isMultiple(of: 2)
  }

  /// The lines with their numbers from 1 and how far they are set in.
  ///
  /// A line that is no code is nil. Code stands between fences or is set in by four spaces.
  private static func codeLines(_ text: String) -> [(Int, String, String?)] {
    var isFenced = false
    var lines: [(Int, String, String?)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        isFenced.toggle()
        lines.append((index + 1, "", nil))
      } else if isFenced {
        lines.append((index + 1, "", String(line)))
      } else if line.hasPrefix("    ") {
        lines.append((index + 1, "    ", String(line.dropFirst(4))))
      } else {
        // An empty line belongs to the code around it, and ends no answer by itself.
        lines.append((index + 1, "", line.isEmpty ? "" : nil))
      }
    }
    return lines
  }
}
