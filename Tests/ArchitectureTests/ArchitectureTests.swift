import TestSupport
import Testing

/// The rules of `Sources/README.md`, held by reading the sources.
@Suite struct ArchitectureTests {
  private static let sources = Repository.files(in: "Sources")

  /// The lines of a source without those that are comments.
  private func code(_ path: String) throws -> [Substring] {
    try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
  }

  private func imports(_ path: String) throws -> Set<String> {
    let pattern = #/^(?:@\w+ |package |public |internal |private )*import (?:\w+ )?(\w+)/#
    return Set(
      try code(path).compactMap { line in
        guard line.contains("import ") else { return nil }
        return try pattern.prefixMatch(in: line).map { String($0.output.1) }
      }
    )
  }

  // MARK: - Arrows

  @Test func arrows() throws {
    let manifest = try PackageManifest()
    let table = try arrowsOfTheReadme()
    #expect(Set(table.keys) == Set(manifest.dependencies.keys), "targets of the README")
    for (target, declared) in manifest.dependencies {
      #expect(table[target] == declared, "\(target): the README and Package.swift differ")
      let folder = try #require(manifest.folders[target])
      let files = Self.sources.filter { $0.hasPrefix(folder + "/") }
      guard !files.isEmpty else { continue }
      let imported = try files.map(imports).reduce(into: Set()) { $0.formUnion($1) }
      let own = imported.intersection(manifest.dependencies.keys)
      #expect(own == declared, "\(target): the imports and Package.swift differ")
    }
  }

  private func arrowsOfTheReadme() throws -> [String: Set<String>] {
    let text = try Repository.text("Sources/README.md")
    let rows = text.split(separator: "\n").drop { $0 != "| target | imports |" }.dropFirst(2)
    return Dictionary(
      uniqueKeysWithValues: rows.prefix { $0.hasPrefix("|") }.map { row in
        let cells = row.split(separator: "|").map { $0.filter { $0 != " " } }
        let names = cells.count > 1 ? cells[1].split(separator: ",").map(String.init) : []
        return (cells[0], Set(names))
      }
    )
  }

  @Test func theCodeMapNamesEveryFolder() throws {
    let text = try Repository.text("Sources/README.md")
    for folder in try PackageManifest().folders.values {
      #expect(text.contains("| `\(folder.dropFirst("Sources/".count))` |"), "\(folder)")
    }
  }

  @Test func theInvariantsNameTests() throws {
    let text = try Repository.text("Sources/README.md")
    let invariants = text[(text.firstRange(of: "## Invariants")?.upperBound ?? text.endIndex)...]
    let tests = Set(
      try Repository.files(in: "Tests").flatMap { path in
        try code(path).compactMap { line in
          line.firstRange(of: "func ").map { line[$0.upperBound...].prefix { $0 != "(" } }
        }
      }
    )
    let named = invariants.matches(of: #/`([a-z]\w+)`/#).map { $0.output.1 }.filter {
      $0 != "unsafe"
    }
    #expect(named.count > 15)
    for name in named { #expect(tests.contains(name), "\(name)") }
  }

  // MARK: - What sources may use

  /// Modules from outside the project, with the folders that may import each.
  private static let foreign: [String: [String]] = [
    "ArgumentParser": ["Sources/Console/Arguments/"],
    "Glibc": [
      "Sources/Console/", "Sources/Datasets/Files/", "Sources/Platform/", "Sources/scrutineer/",
    ],
    "Synchronization": ["Sources/"],
  ]

  /// Files that need the C library's mathematics and nothing else of it.
  private static let mathematics = [
    "Sources/Functions/Numbers/Angles.swift", "Sources/Functions/Numbers/Exponentials.swift",
    "Sources/Functions/Operators/Power.swift", "Sources/Functions/Series/Normal.swift",
    "Sources/Functions/Series/StudentT.swift",
  ]

  @Test func foreignModules() throws {
    let own = Set(try PackageManifest().dependencies.keys)
    for path in Self.sources where !Self.mathematics.contains(path) {
      for module in try imports(path).subtracting(own) {
        let folders = Self.foreign[module] ?? []
        #expect(folders.contains { path.hasPrefix($0) }, "\(path) imports \(module)")
      }
    }
  }

  /// The files that say `unsafe`, because a pointer or a C interface leaves no other way.
  private static let unsafe = [
    "Sources/Arrow/ArrowBytes.swift",
    "Sources/Arrow/Unpacking/BufferCodec.swift",
    "Sources/Columns/Storage/TextDictionaryBuilder.swift",
    "Sources/Console/Output/Descriptor+Append.swift",
    "Sources/Console/Output/Descriptor+Files.swift",
    "Sources/Console/Output/Descriptor.swift",
    "Sources/Console/Output/FileDraft.swift",
    "Sources/Console/Output/PNG.swift",
    "Sources/Console/Output/Pager.swift",
    "Sources/Console/Output/Progress.swift",
    "Sources/Console/Program+AnswerFile.swift",
    "Sources/Console/Program+Convert.swift",
    "Sources/Console/Prompt/Clock.swift",
    "Sources/Console/Prompt/Readline+Completion.swift",
    "Sources/Console/Prompt/Readline+Display.swift",
    "Sources/Console/Prompt/Readline+Keys.swift",
    "Sources/Console/Prompt/Readline.swift",
    "Sources/Console/Prompt/TerminalInput.swift",
    "Sources/Console/Signals.swift",
    "Sources/Console/Surroundings.swift",
    "Sources/Datasets/Files/Background.swift",
    "Sources/Datasets/Files/CacheFolder.swift",
    "Sources/Datasets/Files/Compression/GzipDecoder.swift",
    "Sources/Datasets/Files/Compression/ZstandardDecoder.swift",
    "Sources/Datasets/Files/FileBytes.swift",
    "Sources/Datasets/Files/FileSystem.swift",
    "Sources/Datasets/Files/OpenFile.swift",
    "Sources/Datasets/Files/Span+Words.swift",
    // The loops over every cell of a file, without checks of bounds that were made before.
    "Sources/Datasets/Formats/CSV/Scan/SeparatorIndex.swift",
    "Sources/Datasets/Formats/CSV/Scan/ShortNumbers.swift",
    "Sources/Datasets/Formats/CSV/Scan/TextDraft.swift",
    "Sources/Lessons/BundledLesson.swift",
    "Sources/Platform/Cancellation.swift",
    "Sources/Platform/DeepStack.swift",
    "Sources/Platform/Memory.swift",
    "Sources/Platform/MemoryBlock.swift",
    "Sources/Platform/ThreadTeam.swift",
  ]

  @Test func unsafeFiles() throws {
    let marked = try Self.sources.filter { path in
      try code(path).contains { try #/(?:^|[^\w."-])unsafe[ (]/#.firstMatch(in: $0) != nil }
    }
    #expect(marked == Self.unsafe)
  }

  @Test func nothingTrapsOnPurpose() throws {
    for path in Self.sources {
      for line in try code(path) {
        #expect(!line.contains("try!") && !line.contains("fatalError("), "\(path): \(line)")
      }
    }
  }

  // MARK: - Files

  @Test func lengthsOfFiles() throws {
    for path in Self.sources {
      let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 401, "\(path) has \(lines.count - 1) lines")
    }
  }

  @Test func documentation() throws {
    let texts = try Self.sources.map { ($0, try Repository.text($0)) }
    let requirements = texts.map { documentedRequirements(in: $0.1) }
      .reduce(into: Set()) { $0.formUnion($1) }
    for (path, text) in texts {
      for name in undocumented(in: text, except: requirements) {
        Issue.record("\(path): \(name) is not documented")
      }
    }
  }

  /// The names of members that protocols of the project, or of the library, document.
  private func documentedRequirements(in text: String) -> Set<String> {
    var names: Set<String> = ["==", "<", "hash", "write"]
    for body in text.matches(of: #/protocol \w+[^{]*\{(.*?)\n\}/#.dotMatchesNewlines()) {
      for member in body.output.1.matches(of: #/(?:var|func) (\w+)|(init)\(/#) {
        if let name = member.output.1 ?? member.output.2 { names.insert(String(name)) }
      }
    }
    return names
  }

  private func undocumented(in text: String, except known: Set<String>) -> [String] {
    let declaration =
      #/^ *(?:package|public) (?:static |final |indirect |mutating |consuming |convenience )*(?:let|var|func|struct|class|enum|protocol|typealias|init|subscript) ?`?([^\s(:<`]*)/#
    var isDocumented = false
    var names: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { $0 == " " }
      if start.hasPrefix("///") {
        isDocumented = true
      } else if !start.hasPrefix("@") {
        if let match = line.prefixMatch(of: declaration), !isDocumented {
          let name = match.output.1.isEmpty ? "init" : String(match.output.1)
          if !known.contains(name) { names.append(name) }
        }
        isDocumented = false
      }
    }
    return names
  }

  /// The project is built on other machines than the one it was written on.
  @Test func noFileNamesThisMachine() throws {
    let folders = ["work", "root", "home", "tmp", "Users"].map { "/" + $0 + "/" }
    let paths =
      ["Sources", "Tests", "Grammar", "Queries"].flatMap { folder in
        [".swift", ".md", ".ebnf", ".scq", ".json", ".sh", ".c"].flatMap {
          Repository.files(in: folder, endingWith: $0)
        }
      } + ["Package.swift", "README.md"]
    for path in paths where !path.contains("/Fixtures/") {
      let text = try Repository.text(path)
      for folder in folders {
        // A path within an address or the project is none of the machine.
        let pattern = "(^|[\\s\"'`(=])" + folder
        #expect(try text.firstMatch(of: Regex(pattern)) == nil, "\(path) has \(folder)")
      }
    }
  }
}
