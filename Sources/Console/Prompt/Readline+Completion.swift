@unsafe @preconcurrency import CReadline
import Glibc
import Session

/// What Tab has offered, while it is on the screen.
struct Offer {
  let menu: CompletionMenu
  /// The candidate that stands in the line.
  var chosen: Int?
  /// The line and its cursor after the last Tab; any other key ends the offer.
  var line: String
  var cursor: Int
}

/// Completion.
extension Readline {
  /// Puts in what all candidates share and lists them; from the second Tab on, goes through them.
  func offerCompletion(backwards: Bool) {
    let isSame = offer.map { $0.line == line && $0.cursor == Int(rl_point) } ?? false
    if var offer, isSame, offer.menu.count > 1 {
      let count = offer.menu.count
      let next = offer.chosen.map { $0 + (backwards ? -1 : 1) } ?? (backwards ? count - 1 : 0)
      offer.chosen = (next + count) % count
      replace(upTo: offer.cursor, with: offer.menu.lines[(next + count) % count], offer.menu.start)
      offer.line = line
      offer.cursor = Int(rl_point)
      self.offer = offer
      return
    }
    let cursor = Int(rl_point)
    guard let menu = CompletionMenu(request.complete(line, cursor), line: line, cursor: cursor)
    else {
      rl_ding()
      return
    }
    let rest = Array(line.utf8.dropFirst(cursor)).first
    let space = menu.count == 1 && menu.endsWord && rest != 0x20 ? " " : ""
    if menu.count > 0 { replace(upTo: cursor, with: menu.common + space, menu.start) }
    guard menu.count != 1 || menu.note != nil else { return }
    offer = Offer(menu: menu, chosen: nil, line: line, cursor: Int(rl_point))
  }

  /// Puts a text in the place of the line up to the cursor, of which the first bytes stay.
  private func replace(upTo cursor: Int, with text: String, _ kept: Int) {
    let bytes = Array(text.utf8)
    guard kept <= bytes.count, kept <= cursor else { return }
    rl_begin_undo_group()
    rl_delete_text(Int32(kept), Int32(cursor))
    rl_point = Int32(kept)
    unsafe rl_insert_text(String(decoding: bytes[kept...], as: UTF8.self))
    rl_end_undo_group()
  }

  /// The matches as readline wants them, for keys that an inputrc gives its own completion: what they
  /// share, then each, then a null; all of them allocated for readline to free.
  func matches() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    // Without this readline would offer file names where nothing fits.
    rl_attempted_completion_over = 1
    let cursor = Int(rl_point)
    menu = CompletionMenu(request.complete(line, cursor), line: line, cursor: cursor)
    guard let menu, menu.count > 0 else { return nil }
    rl_completion_append_character = menu.endsWord ? Int32(UInt8(ascii: " ")) : 0
    let texts = menu.lines.count == 1 ? [menu.common] : [menu.common] + menu.lines
    let size = unsafe (texts.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
    guard let memory = unsafe malloc(size) else { return nil }
    let matches = unsafe memory.bindMemory(
      to: UnsafeMutablePointer<CChar>?.self,
      capacity: texts.count + 1
    )
    for (index, text) in texts.enumerated() { unsafe matches[index] = strdup(text) }
    unsafe matches[texts.count] = nil
    return unsafe matches
  }

  func showMenu() {
    guard let menu else { return }
    if draws {
      offer = Offer(menu: menu, chosen: nil, line: line, cursor: Int(rl_point))
      display()
      return
    }
    rl_crlf()
    unsafe fputs(menu.listing(width: size().columns), rl_outstream)
    rl_forced_update_display()
  }
}
