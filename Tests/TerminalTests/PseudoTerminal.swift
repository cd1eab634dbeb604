import Foundation
import Glibc
import Testing

/// The program on a terminal of its own, as a person would use it.
final class PseudoTerminal {
  private var master: Int32
  private let process: pid_t
  private let rows: UInt16
  private var hasEnded = false
  /// Everything shown since the last look.
  private var shown: [UInt8] = []
  /// The screen as a person sees it.
  private(set) var screen: ScreenModel

  /// What a key sends.
  enum Key {
    static let tab = "\t"
    static let enter = "\r"
    static let backTab = "\u{1B}[Z"
    static let up = "\u{1B}[A"
    static let left = "\u{1B}[D"
    static let home = "\u{1}"
    static let end = "\u{5}"
    /// Ctrl-J, which runs a statement wherever the cursor is.
    static let run = "\n"
    static let interrupt = "\u{3}"
    static let endOfInput = "\u{4}"
  }

  /// The built program beside the test bundle.
  static var program: String {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (bundle as NSString).deletingLastPathComponent + "/scrutineer"
  }

  /// Starts the program with its state in a folder, and in another folder where one is given.
  init(
    _ arguments: [String] = [],
    state: String,
    columns: UInt16 = 80,
    rows: UInt16 = 24,
    folder: String? = nil,
    variables: [String: String] = [:]
  ) throws {
    screen = ScreenModel(width: Int(columns), height: Int(rows))
    self.rows = rows
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(master >= 0)
    // Linux's own calls behind `unlockpt` and `ptsname`, which Swift does not see.
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    try #require(unsafe ioctl(master, 0x4004_5431, &unlocked) == 0)
    try #require(unsafe ioctl(master, 0x8004_5430, &number) == 0)
    let name = "/dev/pts/\(number)"
    Self.resize(master, columns: columns, rows: rows)
    process = try Self.spawn(arguments, on: name, state: state, folder, variables: variables)
  }

  deinit {
    if !hasEnded {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
  }

  private static func spawn(
    _ arguments: [String],
    on terminal: String,
    state: String,
    _ folder: String?,
    variables: [String: String]
  ) throws
    -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // The leader of a new session takes the first terminal it opens as its own.
    unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    unsafe sigfillset(&defaults)
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    // POSIX_SPAWN_SETSID, a macro that Swift does not see.
    let newSession: Int16 = 0x80
    unsafe posix_spawnattr_setflags(
      &attributes,
      newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    )
    let usual = [
      "HOME": state, "XDG_STATE_HOME": state, "INPUTRC": "/dev/null", "LANG": "C.UTF-8",
      "PATH": "/usr/bin:/bin", "TERM": "xterm", "NO_COLOR": "1",
    ]
    let environment = usual.merging(variables) { $1 }.map { "\($0)=\($1)" }
    // `env` changes the folder and becomes the program.
    let command = folder.map { ["/usr/bin/env", "-C", $0, program] } ?? [program]
    var words = unsafe (command + arguments).map { unsafe strdup($0) } + [nil]
    var settings = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + settings).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let problem = unsafe posix_spawn(&process, command[0], &actions, &attributes, &words, &settings)
    try #require(problem == 0, "\(program): \(unsafe String(cString: strerror(problem)))")
    return process
  }

  /// Changes the window's width, which the program is told by a signal.
  func resize(columns: UInt16) {
    screen.resize(width: Int(columns))
    Self.resize(master, columns: columns, rows: rows)
  }

  private static func resize(_ master: Int32, columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types text and keys.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      // A terminal takes only so much that has not been read, and what is shown must be read too.
      let end = min(start + 2048, bytes.count)
      let count = unsafe bytes[start..<end].withUnsafeBytes {
        unsafe write(master, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      start += count
      if end < bytes.count { _ = read(milliseconds: 0) }
    }
  }

  /// Waits for a text to be shown, and takes what was shown up to its end.
  @discardableResult
  func expect(
    _ text: String,
    seconds: Int = 60,
    sourceLocation: SourceLocation = #_sourceLocation
  )
    throws -> String
  {
    let wanted = Array(text.utf8)
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if let range = shown.firstRange(of: wanted) {
        let taken = String(decoding: shown[..<range.upperBound], as: UTF8.self)
        shown.removeFirst(range.upperBound)
        return taken
      }
      let isLate = ContinuousClock.now > deadline
      guard !isLate, read() else {
        let seen = String(decoding: shown, as: UTF8.self).debugDescription
        Issue.record("`\(text)` was not shown; shown: \(seen)", sourceLocation: sourceLocation)
        throw CancellationError()
      }
    }
  }

  /// Whether a text has been shown and not been taken.
  func hasShown(_ text: String) -> Bool { shown.firstRange(of: Array(text.utf8)) != nil }

  /// Waits until the screen looks as it should.
  func await(
    seconds: Int = 20,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ looksRight: (ScreenModel) -> Bool
  ) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !looksRight(screen) {
      guard ContinuousClock.now < deadline, read() else {
        Issue.record("the screen shows:\n\(screen.text)", sourceLocation: sourceLocation)
        throw CancellationError()
      }
    }
  }

  /// Reads until nothing has come for a while.
  func rest(milliseconds: Int32) {
    while poll(milliseconds: milliseconds), read(milliseconds: 0) {}
  }

  /// Reads what comes until the screen looks as it should; false where it does not in time.
  func reaches(seconds: Int, _ looksRight: (ScreenModel) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !looksRight(screen) {
      guard ContinuousClock.now < deadline, read() else { return looksRight(screen) }
    }
    return true
  }

  /// Waits for the next prompt: until the last line is an empty one and stays so.
  func settle() throws {
    _ = read()
    try self.await {
      $0.currentLine == "scrutineer>" || $0.currentLine == "       ...>"
    }
    while !screen.lines.isEmpty, poll(milliseconds: 150) { _ = read() }
    try self.await {
      $0.currentLine == "scrutineer>" || $0.currentLine == "       ...>"
    }
  }

  private func poll(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return unsafe Glibc.poll(&request, 1, milliseconds) > 0
  }

  /// Reads what is there, waiting a little; false once the program has let go of the terminal.
  private func read(milliseconds: Int32 = 100) -> Bool {
    guard poll(milliseconds: milliseconds) else { return true }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = unsafe chunk.withUnsafeMutableBytes {
      unsafe Glibc.read(master, $0.baseAddress, $0.count)
    }
    guard count > 0 else { return false }
    shown += chunk[..<count]
    screen.write(Array(chunk[..<count]))
    // The marks that switch bracketed paste on and off stand between lines and are not seen.
    for mark in ["\u{1B}[?2004l\r", "\u{1B}[?2004h"] {
      while let range = shown.firstRange(of: Array(mark.utf8)) { shown.removeSubrange(range) }
    }
    return true
  }

  /// Takes the terminal away, as a lost connection does.
  func hangUp() {
    close(master)
    master = -1
  }

  /// Sends the program a signal.
  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for the program to end; returns its exit status, or nil where a signal or the end of
  /// patience ended it.
  func exitStatus(seconds: Int = 60) -> Int32? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while master >= 0, read() {
      if ContinuousClock.now > deadline { kill(process, SIGKILL) }
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline { kill(process, SIGKILL) }
      usleep(1000)
    }
    hasEnded = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }
}
