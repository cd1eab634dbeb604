import Arrow
import Columns
import Datasets
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Tables that are written as columns read back as they were, here and in other programs.
@Suite struct ArrowRoundTripTests {
  /// The bundled tables, with what is known of them.
  static let names = Catalogue.bundled().entries.map(\.name)

  private func written(_ dataset: Dataset, to path: String) throws {
    var bytes: [UInt8] = []
    try dataset.writeColumns { (piece: [UInt8]) throws(Never) in bytes += piece }
    try Data(bytes).write(to: URL(filePath: path))
  }

  private func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/arrow-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  @Test(arguments: names) func bundledTables(name: String) throws {
    try inFolder { folder in
      let dataset = try Catalogue.bundled().load(name: name)
      let path = folder + "/\(name).arrow"
      try written(dataset, to: path)
      let again = try Catalogue.empty.load(file: path)
      #expect(again.provider.schema == dataset.provider.schema)
      #expect(again.findings.isEmpty)
      for step in ["", " | cite", " | describe"] {
        let asking = Asking()
        let before = asking.ask("from \(name)\(step)")
        let after = asking.ask("from \"\(path)\"\(step)")
        #expect(before.output == after.output)
        #expect(before.diagnostics.map(\.message) == after.diagnostics.map(\.message))
      }
    }
  }

  /// Rows keep the file and the line that they come from.
  @Test func rowsKeepTheirLines() throws {
    try inFolder { folder in
      let text = "a,b\n\"x\n\ny\",1\nz,2\n\nq,3\n"
      try Data(text.utf8).write(to: URL(filePath: folder + "/given.csv"))
      try written(try Catalogue.empty.load(file: folder + "/given.csv"), to: folder + "/kept.arrow")
      let asking = Asking()
      let before = asking.ask("from \"\(folder)/given.csv\" | cite").output
      let after = asking.ask("from \"\(folder)/kept.arrow\" | cite").output
      #expect(before == after)
      #expect(after.contains("given.csv, line 7"))
    }
  }

  // MARK: - Other programs

  /// A Python with pyarrow, where there is one.
  private static let python: String? = {
    let named = ProcessInfo.processInfo.environment["SCRUTINEER_PYTHON"]
    return [named, "python3"].compactMap { $0 }.first { name in
      (try? run(name, ["-c", "import pyarrow.ipc"])).map { $0.status == 0 } ?? false
    }
  }()

  private static func run(
    _ name: String,
    _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(
    .enabled(
      "needs python3, or the one that SCRUTINEER_PYTHON names, with pyarrow",
      { python != nil }
    )
  )
  func pyarrowReadsWhatIsWritten() throws {
    let python = try #require(Self.python)
    try inFolder { folder in
      let dataset = try Catalogue.bundled().load(name: "transport")
      try written(dataset, to: folder + "/t.arrow")
      let script = """
        import sys, pyarrow as pa, pyarrow.ipc as ipc
        t = ipc.open_file(sys.argv[1]).read_all()
        t.validate(full=True)
        print(t.num_rows, t.schema.field("forecast").type, t.schema.field("pupils").type)
        print(t.schema.field("period").type, t["period"][0].as_py())
        print([str(v) for v in t["forecast"].to_pylist()[:3]], t["is_total"].to_pylist()[:2])
        """
      let result = try Self.run(python, ["-c", script, folder + "/t.arrow"])
      #expect(
        result.output == """
          13 decimal128(18, 2) int64
          dictionary<values=string, indices=int8, ordered=1> P6 2023/24 (Sep 2023) forecast
          ['7.00', '6.00', '1.20'] [False, False]

          """
      )
      #expect(result.status == 0)
    }
  }
}
