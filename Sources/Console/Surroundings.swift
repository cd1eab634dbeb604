import Glibc
import Presentation

/// What the program is told about the place where it runs.
package struct Surroundings {
  /// The value of an environment variable; nil where it is unset.
  package var variable: (String) -> String?
  /// Whether standard input is a terminal.
  package var isInputTerminal: Bool
  /// Whether standard output is a terminal.
  package var isOutputTerminal: Bool
  /// Whether standard error is a terminal.
  package var isErrorTerminal: Bool
  /// The cells across the terminal, read anew for every answer because windows are resized.
  package var terminalWidth: () -> Int
  /// The lines down the terminal.
  package var terminalHeight: () -> Int

  /// Creates a description.
  package init(
    variable: @escaping (String) -> String?,
    isInputTerminal: Bool = false,
    isOutputTerminal: Bool = false,
    isErrorTerminal: Bool = false,
    terminalWidth: @escaping () -> Int = { 80 },
    terminalHeight: @escaping () -> Int = { 24 }
  ) {
    self.variable = variable
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.terminalWidth = terminalWidth
    self.terminalHeight = terminalHeight
  }

  /// The surroundings of this process.
  package static func ofProcess() -> Surroundings {
    // As they are at the start: readline is told of a locale of its own by the environment.
    var locale: [String: String] = [:]
    for name in localeVariables {
      locale[name] = unsafe getenv(name).map { unsafe String(cString: $0) }
    }
    let atStart = locale
    return Surroundings(
      variable: { name in
        localeVariables.contains(name)
          ? atStart[name] : unsafe getenv(name).map { unsafe String(cString: $0) }
      },
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      terminalWidth: { Terminal.size().columns },
      terminalHeight: { Terminal.size().rows }
    )
  }

  /// Whether the environment lets a terminal show colours.
  var allowsColour: Bool {
    if let wish = variable("NO_COLOR"), !wish.isEmpty { return false }
    return (variable("TERM") ?? "dumb") != "dumb"
  }

  /// Whether the terminal can move its cursor.
  package var movesCursor: Bool {
    !["", "dumb", "emacs"].contains(variable("TERM") ?? "")
  }

  /// The variables that tell the locale, the strongest first.
  private static let localeVariables = ["LC_ALL", "LC_CTYPE", "LANG"]

  /// Whether the locale is one of UTF-8.
  var isUnicode: Bool {
    let locale = Self.localeVariables.lazy.compactMap { variable($0) }.first { !$0.isEmpty }
    let name = locale?.lowercased() ?? ""
    return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
  }

  /// Whether a terminal shows more than ASCII.
  var showsUnicode: Bool { isUnicode && variable("TERM") != "dumb" }

  /// The place where answers are shown.
  func screen(wantsColour: Bool, wantsUnicode: Bool, wayToSeeAll: String) -> Screen {
    Screen(
      width: isOutputTerminal ? terminalWidth() : nil,
      rowLimit: isOutputTerminal ? 40 : nil,
      wayToSeeAll: wayToSeeAll,
      usesColour: wantsColour && isOutputTerminal && allowsColour,
      isUnicode: wantsUnicode && (isOutputTerminal ? showsUnicode : isUnicode)
    )
  }

  /// Whether messages are coloured.
  func coloursMessages(wantsColour: Bool) -> Bool {
    wantsColour && isErrorTerminal && allowsColour
  }
}

/// The terminal of this process.
private enum Terminal {
  /// The cells across and down; 80 and 24 where the terminal does not say.
  static func size() -> (columns: Int, rows: Int) {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO]
    where unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
    }
    return (80, 24)
  }
}
