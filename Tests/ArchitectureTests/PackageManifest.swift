import TestSupport

/// The targets of `Package.swift`, read as text: asking SwiftPM takes longer than all tests here.
struct PackageManifest {
  /// The targets that each target in `Sources` declares.
  let dependencies: [String: Set<String>]
  /// The folders of the targets, from the project's folder.
  let folders: [String: String]

  init() throws {
    let text = try Repository.text("Package.swift")
    var dependencies: [String: Set<String>] = [:]
    var folders: [String: String] = [:]
    let kinds = #/\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"/#
    let starts = text.matches(of: kinds)
    for (index, start) in starts.enumerated() {
      let name = String(start.output.1)
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : text.endIndex
      let rest = text[start.range.upperBound..<end]
      let declaration = rest.prefix(
        upTo: rest.firstRange(of: "arget(")?.lowerBound ?? rest.endIndex
      )
      let list = declaration.firstMatch(of: #/dependencies: \[([^\]]*)\]/#)?.output.1 ?? ""
      // `.product(…)` names what is not the project's own.
      let own = list.replacing(#/\.product\([^)]*\)/#, with: "")
      dependencies[name] = Set(own.matches(of: #/"(\w+)"/#).map { String($0.output.1) })
      let path = declaration.firstMatch(of: #/path: "([^"]+)"/#)?.output.1
      folders[name] = path.map(String.init) ?? "Sources/" + name
    }
    let tests = folders.filter { $0.value.hasPrefix("Tests/") }.keys
    self.dependencies = dependencies.filter { !tests.contains($0.key) }
    self.folders = folders.filter { !tests.contains($0.key) }
  }
}
