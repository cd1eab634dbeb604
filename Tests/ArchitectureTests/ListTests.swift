import TestSupport
import Testing

/// Whoever adds a file adds a line: each list names the members of its folder, in order.
@Suite struct ListTests {
  private func names(in folder: String) -> [String] {
    Repository.files(in: folder).map { path in
      String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }
  }

  private func matches(_ pattern: Regex<(Substring, Substring)>, in path: String) throws -> [String]
  {
    try Repository.text(path).matches(of: pattern).map { String($0.output.1) }
  }

  @Test func stepsAreListed() throws {
    let listed = try matches(
      #/^    (\w+)\.self/#.anchorsMatchLineEndings(),
      in: "Sources/Language/Steps.swift"
    )
    #expect(listed == listed.sorted())
    #expect(listed == names(in: "Sources/Language/Steps").sorted())
  }

  @Test func outputFormatsAreListed() throws {
    let listed = try matches(#/(\w+)\.self/#, in: "Sources/Presentation/Formats.swift")
    #expect(listed.sorted() == names(in: "Sources/Presentation/Formats").sorted())
  }

  @Test func datasetFormatsAreListed() throws {
    let folder = "Sources/Datasets/Formats"
    let listed = try matches(
      #/^    (\w+)\(\)/#.anchorsMatchLineEndings(),
      in: folder + "/Formats.swift"
    )
    let conforming = try Repository.files(in: folder)
      .flatMap { try matches(#/struct (\w+): DatasetFormat\b/#, in: $0) }
    #expect(listed.sorted() == conforming.sorted())
  }

  @Test func dataChecksAreListed() throws {
    let folder = "Sources/Datasets/Checks"
    let listed = try matches(
      #/^    (\w+)\(\),/#.anchorsMatchLineEndings(),
      in: folder + "/Checks.swift"
    )
    let files = names(in: folder + "/General") + names(in: folder + "/Official")
    #expect(listed.sorted() == files.sorted())
  }

  @Test func functionsAreListed() throws {
    let list = try Repository.text("Sources/Functions/Functions.swift")
    let listed = list.matches(of: #/static let \w+: \[\w+\] = \[([^\]]*)\]/#)
      .flatMap { $0.output.1.matches(of: #/\.(\w+)/#) }.map { String($0.output.1) }
    let defined = try Repository.files(in: "Sources/Functions")
      .filter { !$0.contains("/Support/") && !$0.contains("/Series/") }
      .filter { $0 != "Sources/Functions/Functions.swift" }
      .flatMap { try matches(#/^  static let (\w+) =/#.anchorsMatchLineEndings(), in: $0) }
    #expect(Set(listed).count == Set(defined).count)
    #expect(Set(listed) == Set(defined))
    #expect(listed.count >= 80)
  }
}
