import Console
import Datasets
import Foundation
import Session
import Testing

/// `export to` writes files whole or not at all, and says which.
struct ExportedFileTests {
  /// A folder that is gone after the test.
  private final class Folder {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("exports-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func bytes(_ name: String) -> [UInt8] {
      FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
    }
  }

  private func ask(
    _ query: String,
    _ arguments: [String] = []
  ) -> (output: String, errors: String, status: ExitReason) {
    run(["ask", query] + arguments)
  }

  private func run(
    _ arguments: [String]
  ) -> (output: String, errors: String, status: ExitReason) {
    let (output, errors) = (Lines(), Lines())
    let program = Program(
      surroundings: Surroundings(variable: { $0 == "LANG" ? "C.UTF-8" : nil }),
      output: TextOutput { bytes in
        output.bytes += bytes
        return nil
      },
      errors: TextOutput { bytes in
        errors.bytes += bytes
        return nil
      },
      input: { () throws(SystemFailure) in [] },
      makeSession: { Session(catalogue: .bundled()) },
      makeReader: { ScriptedReader([]) }
    )
    let status = program.run(arguments)
    return (output.text, errors.text, status)
  }

  private static let query =
    "from transport | first 4 | chart bar forecast by category | title \"Transport\""

  @Test func columnsReadBackWithTheirSources() throws {
    let folder = try Folder()
    let file = "\(folder.path)/answer.arrow"
    let written = ask("from transport | count by client_group | export to \"\(file)\" | cite")
    #expect(written.status == .answered, "\(written.errors)")
    let again = ask("from \"\(file)\" | drop source | cite", ["--format", "csv"])
    #expect(again.output.contains("Scrutiny pack, 6 December 2023"), "\(again.output)")
    let plain = ask("from transport | count by client_group", ["--format", "csv"])
    #expect(ask("from \"\(file)\" | drop source", ["--format", "csv"]).output == plain.output)
  }

  @Test func convertWritesOtherFormats() throws {
    let folder = try Folder()
    let (columns, text) = ("\(folder.path)/t.arrow", "\(folder.path)/t.csv")
    #expect(run(["convert", "transport", columns]).status == .answered)
    #expect(run(["convert", columns, text]).status == .answered)
    let plain = ask("from transport", ["--format", "csv"]).output
    #expect(String(decoding: folder.bytes("t.csv"), as: UTF8.self) == plain)
    let again = run(["convert", "transport", columns])
    #expect(again.status == .unusableData && again.errors.contains("file-exists"))
    #expect(run(["convert", "transport", columns, "--force"]).status == .answered)
    #expect(
      run(["convert", "transport", "\(folder.path)/t.xlsx"]).errors.contains("unknown-file-ending")
    )
    #expect(run(["convert", "nowhere.csv", "\(folder.path)/n.arrow"]).status == .unusableData)
    #expect(run(["convert", "transport", "\(folder.path)/none/t.arrow"]).status == .unusableData)
    #expect(
      run(["convert", "transport", columns, "--force", "--safe"]).errors.contains("safe-writing")
    )
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["t.arrow", "t.csv"])
  }

  @Test func pngIsAPictureWithSomethingOnIt() throws {
    let folder = try Folder()
    let result = ask(Self.query + " | export to \"\(folder.path)/chart.png\"")
    #expect(result.status == .answered, "\(result.errors)")
    #expect(result.errors.contains("chart.png` is written"))
    let bytes = folder.bytes("chart.png")
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    guard bytes.count > 24 else { return }
    func number(at place: Int) -> Int { bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(at: 16) == 1520)
    #expect((300...600).contains(number(at: 20)))
    // The same dots in white alone take less than 3 kB.
    #expect(bytes.count > 12_000)
  }

  @Test(arguments: [
    ("chart.svg", "<svg "), ("rows.csv", "category"), ("rows.tsv", "category\t"),
    ("rows.json", "["),
    ("rows.jsonl", "{"), ("chart.md", "**Transport**\n\n```\n"), ("chart.txt", "Transport\n"),
  ])
  func everyEnding(_ name: String, _ start: String) throws {
    let folder = try Folder()
    let result = ask(Self.query + " | export to \"\(folder.path)/\(name)\"")
    #expect(result.status == .answered, "\(result.errors)")
    let text = String(decoding: folder.bytes(name), as: UTF8.self)
    #expect(text.hasPrefix(start) || text.contains(start), "\(text.prefix(80))")
    // Nothing is left beside it.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    // A second time replaces it.
    #expect(ask(Self.query + " | export to \"\(folder.path)/\(name)\"").status == .answered)
  }

  @Test func rowsAloneForPrograms() {
    let plain = ask("from transport | first 4", ["--format", "csv"])
    #expect(ask(Self.query, ["--format", "csv"]).output == plain.output)
    #expect(ask(Self.query).output.contains("█"))
    #expect(!ask(Self.query, ["--ascii"]).output.contains("█"))
    #expect(ask(Self.query, ["--format", "markdown"]).output.hasPrefix("**Transport**\n\n```\n"))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let folder = try Folder()
    let result = ask(Self.query + " | export to \"\(folder.path)/none/chart.svg\"")
    #expect(result.status == .unusableData)
    #expect(result.errors.contains("[unwritable-export]"))
    // The answer itself is there.
    #expect(result.output.contains("Transport"))
    #expect(ask(Self.query + " | export to \"/dev/full.svg/\"").status == .wrongQuery)
  }

  @Test func dataIsNotWrittenOver() throws {
    let folder = try Folder()
    let path = folder.path + "/data.csv"
    try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: path))
    let result = ask("from \"\(path)\" | export to \"\(path)\"")
    #expect(result.status == .wrongQuery)
    #expect(result.errors.contains("[export-over-source]"))
    #expect(folder.bytes("data.csv") == Array("a,b\n1,2\n".utf8))
  }
}

private final class Lines {
  var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
