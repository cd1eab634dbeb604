@unsafe @preconcurrency import CReadline
import Glibc

/// The keys that know about lines in the line.
extension Readline {
  private typealias Action = @convention(c) (Int32, Int32) -> Int32

  /// The commands by the names that an inputrc can use, and their keys.
  private static let commands: [(name: String, keys: [String], isInsertion: Bool, action: Action)] =
    [
      ("scrutineer-accept", ["\\C-m"], true, { _, _ in unsafe Readline.active?.accept() ?? 0 }),
      ("scrutineer-run", ["\\C-j"], true, { _, _ in unsafe Readline.active?.run() ?? 0 }),
      (
        "scrutineer-break", ["\\e\\C-m"], false,
        { _, _ in unsafe Readline.active?.breakLine() ?? 0 }
      ),
      (
        "scrutineer-up", ["\\e[A", "\\eOA"], true,
        { count, key in unsafe Readline.active?.up(count, key) ?? 0 }
      ),
      (
        "scrutineer-down", ["\\e[B", "\\eOB"], true,
        { count, key in unsafe Readline.active?.down(count, key) ?? 0 }
      ),
      (
        "scrutineer-line-start", ["\\C-a", "\\e[H", "\\eOH", "\\e[1~"], false,
        { _, _ in unsafe Readline.active?.moveToStart() ?? 0 }
      ),
      (
        "scrutineer-line-end", ["\\C-e", "\\e[F", "\\eOF", "\\e[4~"], false,
        { _, _ in unsafe Readline.active?.moveToEnd() ?? 0 }
      ),
      ("scrutineer-kill", ["\\C-k"], false, { _, _ in unsafe Readline.active?.kill() ?? 0 }),
      ("scrutineer-discard", ["\\C-u"], false, { _, _ in unsafe Readline.active?.discard() ?? 0 }),
      ("scrutineer-clear", ["\\C-l"], true, { _, _ in unsafe Readline.active?.clear() ?? 0 }),
      ("scrutineer-complete", ["\\C-i"], true, { _, _ in unsafe Readline.active?.tab(false) ?? 0 }),
      ("scrutineer-back", ["\\e[Z"], true, { _, _ in unsafe Readline.active?.tab(true) ?? 0 }),
      ("scrutineer-paste", ["\\e[200~"], true, { _, _ in unsafe Readline.active?.paste() ?? 0 }),
    ]

  /// Binds the keys in the maps of emacs and of vi; an inputrc, which is read later, wins.
  func bindKeys() {
    for command in Self.commands {
      // The name must outlive this: readline keeps the pointer.
      unsafe rl_add_defun(strdup(command.name), command.action, -1)
      let maps =
        command.isInsertion ? ["emacs-standard", "vi-insert", "vi-command"] : ["emacs-standard"]
      for map in maps {
        guard let keymap = unsafe rl_get_keymap_by_name(map) else { continue }
        if map == "vi-command", command.keys == ["\\C-i"] { continue }
        for key in command.keys { unsafe rl_bind_keyseq_in_map(key, command.action, keymap) }
      }
    }
  }

  private var before: [UInt8] { Array(line.utf8.prefix(Int(rl_point))) }
  private var after: [UInt8] { Array(line.utf8.dropFirst(Int(rl_point))) }

  // MARK: - Ending a line

  /// Takes the statement if it is whole, and otherwise goes on below.
  ///
  /// An empty last line ends it as it stands, and its errors say what is missing.
  private func accept() -> Int32 {
    let text = line
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isEnded = lines.count > 1 && lines.last?.allSatisfy(\.isWhitespace) == true
    return isEnded || request.isComplete(text) ? run() : breakLine()
  }

  private func run() -> Int32 {
    rl_done = 1
    return 0
  }

  private func breakLine() -> Int32 { unsafe rl_insert_text("\n") < 0 ? 1 : 0 }

  // MARK: - Moving

  private func up(_ count: Int32, _ key: Int32) -> Int32 {
    let before = before
    if let end = before.lastIndex(of: 0x0A) {
      let start = before[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      move(toColumn: before.count - end - 1, of: before[start..<end])
      return 0
    }
    let status = rl_get_previous_history(count, key)
    // The statement that failed last comes back with the cursor at its error.
    if let place = request.place, where_history() == history_length - 1, place <= rl_end {
      rl_point = Int32(place)
    }
    return status
  }

  private func down(_ count: Int32, _ key: Int32) -> Int32 {
    let after = after
    guard let end = after.firstIndex(of: 0x0A) else { return rl_get_next_history(count, key) }
    let before = before
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    let rest = after[(end + 1)...].prefix { $0 != 0x0A }
    let start = before.count + end + 1
    move(toColumn: column, of: rest, from: start - rest.startIndex)
    return 0
  }

  /// Moves to a byte of a line, or to its end where it is shorter, never into a character.
  private func move(toColumn column: Int, of line: ArraySlice<UInt8>, from shift: Int = 0) {
    var place = min(line.startIndex + column, line.endIndex)
    while place > line.startIndex, place < line.endIndex, line[place] & 0xC0 == 0x80 { place -= 1 }
    rl_point = Int32(place + shift)
  }

  private func moveToStart() -> Int32 {
    rl_point = Int32(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    return 0
  }

  private func moveToEnd() -> Int32 {
    rl_point += Int32(after.firstIndex(of: 0x0A) ?? after.count)
    return 0
  }

  // MARK: - Changing

  /// Kills to the end of the line that the cursor is in, or the line end where it is there already.
  private func kill() -> Int32 {
    let end = after.firstIndex(of: 0x0A) ?? after.count
    rl_kill_text(rl_point, rl_point + Int32(end == 0 ? min(after.count, 1) : end))
    return 0
  }

  private func discard() -> Int32 {
    let start = Int32(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    rl_kill_text(rl_point, start)
    rl_point = start
    return 0
  }

  private func clear() -> Int32 {
    clearScreen()
    return 0
  }

  private func tab(_ backwards: Bool) -> Int32 {
    offerCompletion(backwards: backwards)
    return 0
  }

  /// Puts in what was pasted, whole, whatever is in it; only NUL, which no line can hold, is left out.
  private func paste() -> Int32 {
    let ending = Array("\u{1B}[201~".utf8)
    let pasted = input.take(upTo: ending) {
      Signals.deliver(mask)
      return ![SIGINT, SIGHUP, SIGTERM].contains(where: Signals.isPending)
    }
    guard let pasted else { return 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pasted.count)
    for (index, byte) in pasted.enumerated() {
      switch byte {
      case 0: break
      case 0x0D:
        // Terminals send line ends as Enter does.
        if index + 1 >= pasted.count || pasted[index + 1] != 0x0A { bytes.append(0x0A) }
      default: bytes.append(byte)
      }
    }
    unsafe rl_insert_text(String(decoding: bytes, as: UTF8.self))
    return 0
  }
}
