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
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "scq-\(UUID().uuidString.prefix(6))")
    let own = folder.appending(path: "own")
    try Self.prepare(transcript, in: folder, own)
    defer { try? FileManager.default.removeItem(at: folder) }
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
        case .resize(let columns): terminal.resize(columns: columns)
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
