import Foundation
import TestSupport
import Testing

/// The conversations of `Transcripts/` go as they are written there.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter TranscriptTests` writes the screens anew; read the difference.
@Suite(.timeLimit(.minutes(10)), .serialized) struct TranscriptTests {
  private static let folder = "Tests/TerminalTests/Transcripts"

  static let names = Repository.files(in: folder, endingWith: ".txt")

  /// How long a screen may take on a machine that does much else.
  private static let patience = 60

  @Test func everySizeIsThere() throws {
    let sizes = try Self.names.map { Transcript(try Repository.text($0)).columns }
    #expect(Set(sizes).isSuperset(of: [40, 80, 120]))
  }

  @Test(arguments: names) func plays(_ name: String) throws {
    let transcript = Transcript(try Repository.text(name))
    #expect(transcript.problems == [])
    // A short name, so that lines that show it are not broken.
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "scq-\(UUID().uuidString.prefix(6))")
    let own = folder.appending(path: "own")
    try Self.prepare(transcript, in: folder, own)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard !transcript.isPipe else { return try Self.playInPipe(transcript, name, own) }
    let terminal = try PseudoTerminal(
      transcript.arguments,
      state: folder.path,
      columns: transcript.columns,
      rows: transcript.rows,
      folder: own.path,
      variables: transcript.variables
    )
    let records = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    var screens: [[String]] = []
    var isAtWork = true
    for (index, scene) in transcript.scenes.enumerated() {
      for deed in scene.deeds {
        // What is typed while the program works would be shown by the terminal itself.
        if isAtWork { _ = terminal.reaches(seconds: Self.patience) { $0.currentLine.last == ">" } }
        if isAtWork { terminal.rest(milliseconds: 200) }
        isAtWork = false
        switch deed {
        case .type(let text):
          terminal.type(text)
          isAtWork = text.hasSuffix("\r") || text.contains("\u{3}")
        case .resize(let columns):
          // What was typed is drawn before the size changes, and again before more is typed.
          terminal.rest(milliseconds: 300)
          terminal.resize(columns: columns)
          terminal.rest(milliseconds: 300)
        }
      }
      if records { terminal.rest(milliseconds: 1_500) }
      let wanted = scene.screen
      let isReached =
        records
        || terminal.reaches(seconds: Self.patience) { Self.lines($0, folder) == wanted }
      let shown = Self.lines(terminal.screen, folder)
      screens.append(shown)
      let place = "\(name), scene \(index + 1), after \(scene.lines.last ?? "")"
      #expect(isReached, "\(place):\n\(shown.joined(separator: "\n"))")
      guard isReached else { break }
      isAtWork = false
    }
    #expect(terminal.screen.unknown == [])
    if records {
      try Data(transcript.text(screens: screens).utf8)
        .write(to: Repository.root.appending(path: name))
    }
  }

  private static func playInPipe(_ transcript: Transcript, _ name: String, _ own: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: PseudoTerminal.program)
    process.arguments = transcript.arguments
    process.currentDirectoryURL = own
    process.environment = ["LANG": "C.UTF-8", "HOME": own.path, "PATH": "/usr/bin:/bin"]
      .merging(transcript.variables) { $1 }
    // Files, because two pipes that are read one after the other can stand still.
    let paths = ["input", "output", "errors"].map { own.appending(path: "." + $0) }
    let typed = transcript.scenes.flatMap(\.deeds).map { deed in
      if case .type(let text) = deed { text.replacing("\r", with: "\n") } else { "" }
    }
    try Data(typed.joined().utf8).write(to: paths[0])
    for path in paths.dropFirst() { try Data().write(to: path) }
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    process.waitUntilExit()
    func lines(_ path: URL) throws -> [String] {
      try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    let shown =
      try lines(paths[1]) + lines(paths[2]).map { "! " + $0 } + ["= \(process.terminationStatus)"]
    #expect(try Snapshot(name).difference(from: transcript.text(screens: [shown])) == nil)
  }

  private static func prepare(_ transcript: Transcript, in folder: URL, _ own: URL) throws {
    let settings = folder.appending(path: ".config/scrutineer/settings")
    for path in [own, settings.deletingLastPathComponent()] {
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    }
    // How long an answer takes is not for a transcript to say.
    try Data("timing = off\nprogress = off\n".utf8).write(to: settings)
    for (name, lines) in transcript.files {
      let path =
        name.hasPrefix("~/")
        ? folder.appending(path: String(name.dropFirst(2))) : own.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path)
    }
  }

  /// The screen down to the cursor, with the folder that is another each time as `~`.
  private static func lines(_ screen: ScreenModel, _ folder: URL) -> [String] {
    var lines = screen.lines
    while let last = lines.last, last.isEmpty, lines.count > screen.row + 1 { lines.removeLast() }
    return lines.map { $0.replacing(folder.path, with: "~") }
  }
}
