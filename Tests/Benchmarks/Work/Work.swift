import Columns
import Datasets
import Diagnostics
import Glibc
import Language
import LocalEngine
import Platform
import Session
import Syntax

/// One piece of work, done a number of times, so that callgrind can count its instructions.
///
/// Twice the work less once leaves what the start takes out. Everything runs on one thread.
///
/// Usage: `benchmark-work lex|parse|scan|aggregate TIMES [TABLE]`, where `lex` and `parse` read statements
/// from standard input and the others a national table from a file.
@main
struct Work {
  static func main() {
    let words = CommandLine.arguments
    guard words.count >= 3, let times = Int(words[2]) else {
      failed("a work and a number are wanted")
    }
    let file = words.last ?? ""
    switch words[1] {
    case "lex":
      let source = statements()
      for _ in 0..<times where Lexer.tokens(of: source).0.isEmpty { failed("no tokens") }
    case "parse":
      let source = statements()
      for _ in 0..<times {
        if let wrong = Parser.parse(source, steps: .standard).diagnostics.first {
          failed(wrong.message)
        }
      }
    case "scan":
      for _ in 0..<times { ask(everyColumn, in: session(on: file)) }
    case "aggregate":
      let session = session(on: file)
      ask(everyColumn, in: session)
      for _ in 0..<times { ask(groups, in: session) }
    default: failed("there is no work `\(words[1])`")
    }
  }

  /// A count of each column needs its values and next to no work of its own.
  private static let everyColumn = """
    from national | summarise count(time_period) as a, count(region_name) as b, \
    count(new_la_code) as c, count(phase) as d, count(characteristic) as e, count(headcount) as f, \
    count(sessions) as g, count(rate) as h
    """

  /// A filter on text and two sums in a few groups; then many groups by two keys.
  private static let groups = """
    from national | where region_name = "West Midlands"
    | summarise total(headcount) as headcount, total(sessions) as sessions by phase

    from national
    | summarise total(headcount) as headcount, average(rate) as rate, max(sessions) as most
      by new_la_code, characteristic
    """

  /// Statements, as many as a long script holds.
  private static func statements() -> SourceFile {
    var text = ""
    while let line = readLine(strippingNewline: false) { text += line }
    return SourceFile(name: "statements", text: String(repeating: text + "\n\n", count: 20))
  }

  /// A session on one thread that reads columns when they are asked for, as those of large files are.
  private static func session(on path: String) -> Session {
    var catalogue = Catalogue.bundled()
    catalogue.options = ReadingOptions(threads: 1, chunkBytes: 1 << 18, deferredFrom: 0)
    let session = Session(catalogue: catalogue, engine: LocalEngine(threads: 1))
    session.advice.isOn = false
    do throws(DataError) {
      try session.add(path: path)
    } catch {
      failed(error.message)
    }
    return session
  }

  private static func ask(_ statements: String, in session: Session) {
    session.run(SourceFile(name: "work", text: statements), cancellation: Cancellation()) {
      outcome in
      if case .failed(let diagnostics, _) = outcome {
        failed(diagnostics.first?.message ?? "no answer")
      }
    }
  }

  private static func failed(_ message: String) -> Never {
    print(message)
    exit(1)
  }
}
