import Console
import Foundation
import TestSupport
import Testing

/// `describe --package` and `check-data`, through the program.
@Suite struct DataCommandTests {
  private static func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try body(folder.path)
  }

  // MARK: - describe --package

  @Test func aPackageGoesToStandardOutput() {
    let run = ProgramRun("describe --package a.csv b.csv")
    #expect(run.output == "{\"of\": \"a.csv b.csv\", \"in\": \"\"}\n")
    #expect(run.status == .answered)
    let bad = ProgramRun("describe --package bad.csv")
    #expect(bad.output.isEmpty && bad.status == .unusableData)
  }

  @Test func aPackageIsWrittenOnce() throws {
    try Self.withFolder([:]) { folder in
      let path = folder + "/datapackage.json"
      let first = ProgramRun("describe --package a.csv --output '\(path)'")
      #expect(first.status == .answered && first.output.isEmpty)
      #expect(first.errors == "Wrote \(path)\n")
      let written = try String(contentsOfFile: path, encoding: .utf8)
      #expect(written == "{\"of\": \"a.csv\", \"in\": \"\(folder)\"}\n")
      let second = ProgramRun("describe --package b.csv --output '\(path)'")
      #expect(second.status == .unusableData && second.errors.contains("[file-exists]"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == written)
      let third = ProgramRun("describe --package b.csv --force --output '\(path)'")
      #expect(third.status == .answered)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("b.csv"))
      // Nothing is left of the file that was written aside.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["datapackage.json"])
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let run = ProgramRun("describe --package a.csv --output no/such/folder/p.json")
    #expect(run.status == .unusableData && run.errors.contains("[unwritable-file]"))
  }

  // MARK: - check-data

  private static let good = "area,pupils\nLeeds,1\nYork,2\n"
  private static let bad = "area,share (%)\nLeeds,120\nYork,40,5\nTotal,80\n"

  @Test(arguments: [
    (["a.csv": good], ExitReason.answered), (["a.csv": bad], .failedCheck),
    (["a.csv": "area,share (%)\nLeeds,120\n"], .answered), (["a.csv": ""], .unusableData),
  ])
  func statusSaysWhetherACheckFails(files: [String: String], status: ExitReason) throws {
    try Self.withFolder(files) { folder in
      #expect(ProgramRun("check-data '\(folder)/a.csv'").status == status)
    }
  }

  @Test(arguments: ["table", "csv", "json", "markdown"])
  func reportIsAsRecorded(format: String) throws {
    try Self.withFolder(["good.csv": Self.good, "bad.csv": Self.bad]) { folder in
      let run = ProgramRun("check-data '\(folder)' --format \(format)")
      // How wide a column is depends on where the folder lies.
      let text = (run.output + run.errors).replacing(folder, with: "folder")
        .replacing(#/─+/#, with: "─").replacing(#/ {2,}/#, with: "  ")
      let snapshot = Snapshot("Tests/ConsoleTests/Snapshots/check-data.\(format)")
      let difference = try snapshot.difference(from: text)
      #expect(difference == nil)
    }
  }

  @Test func nothingFoundIsSaidAndEmptyForPrograms() throws {
    try Self.withFolder(["a.csv": Self.good]) { folder in
      let run = ProgramRun("check-data '\(folder)/a.csv'")
      #expect(run.output.isEmpty)
      #expect(run.errors == "1 file, 2 rows: nothing is wrong\n")
      #expect(ProgramRun("check-data '\(folder)/a.csv' --format json").output == "[]\n")
    }
  }

  @Test func remarksAreCountedAndShownOnRequest() throws {
    try Self.withFolder(["a.csv": "a,b\nx,\ny,\n"]) { folder in
      let run = ProgramRun("check-data '\(folder)/a.csv'")
      #expect(run.output.isEmpty)
      #expect(run.errors == "1 file, 2 rows: nothing is wrong; --all shows 1 remark more\n")
      #expect(ProgramRun("check-data --all '\(folder)/a.csv'").output.contains("empty-column"))
    }
  }

  /// The manual shows a report; this holds it to the program.
  @Test func theManualShowsWhatItPrints() throws {
    let folder = Repository.root.appending(path: "Grammar/manual/examples").path
    let run = ProgramRun("check-data --format csv '\(folder)/faulty.csv'")
    let report = run.output.replacing(folder + "/", with: "")
    let path = "Grammar/manual/files-and-metadata.md"
    let text = try Repository.text(path)
    let start = try #require(
      text.firstRange(of: "$ scrutineer check-data --format csv faulty.csv\n")
    )
    let end = try #require(text[start.upperBound...].firstRange(of: "```"))
    let shown = text[start.upperBound..<end.lowerBound]
    if shown != report, ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let whole = text[..<start.upperBound] + report + text[end.lowerBound...]
      try Data(whole.utf8).write(to: Repository.root.appending(path: path))
    } else {
      #expect(shown == report)
    }
    #expect(
      text.contains(
        try Repository.text("Grammar/manual/examples/faulty.csv").split(separator: "\n").map {
          "    \($0)\n"
        }.joined()
      )
    )
  }
}
