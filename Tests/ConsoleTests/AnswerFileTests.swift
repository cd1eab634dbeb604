import Console
import Datasets
import Foundation
import Session
import Testing

/// An answer in a file, with the data package beside it, reads back as the same typed table.
@Suite struct AnswerFileTests {
  private struct Run {
    var output = ""
    var errors = ""
    var status = ExitReason.answered
  }

  private final class Bytes { var all: [UInt8] = [] }

  private static func run(_ arguments: [String]) -> Run {
    let (output, errors) = (Bytes(), Bytes())
    let program = Program(
      surroundings: Surroundings(variable: { ["LANG": "C.UTF-8"][$0] }),
      output: TextOutput { bytes in
        output.all += bytes
        return nil
      },
      errors: TextOutput { bytes in
        errors.all += bytes
        return nil
      },
      input: { () throws(SystemFailure) in [] },
      makeSession: { Session(catalogue: .bundled()) },
      makeReader: { ScriptedReader([]) }
    )
    let status = program.run(arguments + ["--no-advice"])
    return Run(
      output: String(decoding: output.all, as: UTF8.self),
      errors: String(decoding: errors.all, as: UTF8.self),
      status: status
    )
  }

  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private static let series = """
    from table [(area = "North", period = 2022/23, printed = "40"), (area = "North", period = 2023/24, printed = "52.5 [b]"), (area = "South", period = 2024/25, printed = "c")]
    | add number(printed) as cases | drop printed
    """

  private static func write(
    _ query: String,
    to folder: String,
    _ options: [String] = ["--format", "csv"]
  ) -> Run {
    run(
      ["ask", query, "--output", folder + "/answer.csv", "--package", folder + "/datapackage.json"]
        + options
    )
  }

  @Test(arguments: [
    "from transport",
    "from indicators",
    "from attainment | trend percent over period by measure, area",
    "from risk_factors | pivot percent across period by relates_to, factor",
    "from budget_monitoring | add as_percent(variance / budget) as overspend, variance / budget as part",
    "from indicators | where measure contains \"20 weeks\" | compare \"Worcestershire\" with \"England\"",
    "from attainment | change percent over period by measure, area",
    "from table [(measure = \"Budget\", value = £9.5m), (measure = \"Absence\", value = 7.1%), (measure = \"Staff\", value = 12 FTE)]",
    "from table [(p = Q2 2023/24, n = 1.50, ok = true), (p = Q3 2023/24, n = missing, ok = false)]",
    "from table [(p = AY 2022/23, d = 30 Sep 2023, r = 6.2 per 10,000, m = 27 months, t = \"c\"), (p = AY 2023/24, d = 1 Oct 2023, r = 6.0 per 10,000, m = 3 months, t = \"0012\")]",
    "from table [(x = £9.5m, b = 3 pp, c = 5 FTE, d = £1.2bn)] | add x / 1853 as a",
  ])
  func readsBack(query: String) throws {
    try Self.withFolder { folder in
      for format in ["csv", "tsv"] {
        let written = Self.write(
          query,
          to: folder,
          ["--format", format, "--missing", "reason", "--force"]
        )
        #expect(written.status == .answered && written.output.isEmpty, "\(written.errors)")
        let first = Self.run(["ask", query])
        let again = Self.run(["ask", "from \"\(folder)/answer.csv\""])
        #expect(first.output == again.output)
        let types = " | describe | show column, type"
        let described = Self.run(["ask", query + types])
        let other = Self.run(["ask", "from \"\(folder)/answer.csv\"" + types])
        #expect(described.output == other.output)
      }
    }
  }

  @Test func flagsAndCodesReadBack() throws {
    try Self.withFolder { folder in
      #expect(Self.write(Self.series, to: folder).status == .answered)
      let again = Self.run(["ask", "from \"\(folder)/answer.csv\" | drop cases_flag"])
      #expect(again.output == Self.run(["ask", Self.series]).output)
      #expect(again.output.contains("52.5 [b]"))
      #expect(
        again.output.split(separator: "\n").contains { $0.hasPrefix("South") && $0.contains(" c") }
      )
    }
  }

  /// A direction that counts as good is known again: a rank needs none to be given.
  @Test func directionsReadBack() throws {
    try Self.withFolder { folder in
      let query = "from attainment | where measure contains \"phonics\""
      #expect(Self.write(query, to: folder).status == .answered)
      let rank = " | rank percent by period"
      let again = Self.run(["ask", "from \"\(folder)/answer.csv\"" + rank])
      #expect(again.status == .answered)
      #expect(again.output == Self.run(["ask", query + rank]).output)
    }
  }

  @Test func nothingIsReplacedUnasked() throws {
    try Self.withFolder { folder in
      #expect(
        Self.write("from transport", to: folder).errors.hasPrefix("Wrote \(folder)/answer.csv")
      )
      let text = try String(contentsOfFile: folder + "/answer.csv", encoding: .utf8)
      let second = Self.write("from dsg", to: folder)
      #expect(second.status == .unusableData && second.errors.contains("[file-exists]"))
      #expect(try String(contentsOfFile: folder + "/answer.csv", encoding: .utf8) == text)
      #expect(
        Self.write("from dsg", to: folder, ["--format", "csv", "--force"]).status == .answered
      )
      #expect(try String(contentsOfFile: folder + "/answer.csv", encoding: .utf8) != text)
    }
  }

  @Test func whatIsNoAnswerIsNoFile() throws {
    try Self.withFolder { folder in
      let locked = Self.write("from transport", to: folder, ["--format", "csv", "--safe"])
      #expect(locked.status == .wrongCommandLine && locked.errors.contains("--safe"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/answer.csv"))
      for (query, status) in [
        ("from nothere", ExitReason.wrongQuery), ("1; 2", .wrongCommandLine),
        ("from table [(a = 1)] | assert a > 2, \"small\"", .failedCheck),
      ] {
        #expect(Self.write(query, to: folder).status == status)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["unreadable"]
        #expect(files == [])
      }
      let run = Self.run([
        "ask", "1", "--format", "csv", "--output", folder + "/a.csv", "--package",
        folder + "/in/datapackage.json",
      ])
      #expect(run.status == .unusableData)
    }
  }

  @Test(arguments: [
    ["--package", "p.json"], ["--force"], ["--output", "a.csv", "--package", "p.json"],
    ["--output", "a", "--package", "a", "--format", "csv"],
    ["--output", "a", "--package", "p", "--format", "csv", "--units"],
    ["--output", "a", "--package", "p", "--format", "json"],
  ])
  func optionsThatDoNotFit(options: [String]) {
    let run = Self.run(["ask", "1"] + options)
    #expect(run.status == .wrongCommandLine)
    #expect(run.errors.contains("`--"))
  }
}
