import Presentation
import Session

/// What the conversation needs from outside it.
struct PromptSurroundings {
  /// The value of an environment variable.
  var variable: (String) -> String?
  /// Whether progress can be shown on standard error.
  var showsProgress: Bool
  /// Whether answers go to a terminal, so that a pager can show them.
  var pages: Bool
  /// Whether the line can be coloured.
  var allowsColour: Bool
  /// Whether the line's marks may be other than ASCII.
  var showsUnicode: Bool
  /// The cells across the terminal.
  var width: () -> Int
  /// The lines down the terminal.
  var height: () -> Int
  /// A session such as this one was at its start, for running a script anew.
  var freshSession: () -> (any QuestionSession)?

  /// The colours of the line under the settings.
  func colours(_ preferences: Preferences) -> EditorColours {
    let isOn = allowsColour && preferences["colour"] == "on"
    let isLight =
      switch EditorColours.Background(rawValue: preferences["background"]) {
      case .light: true
      case .dark: false
      case .automatic, nil: EditorColours.isLight(colorfgbg: variable("COLORFGBG")) ?? false
      }
    return EditorColours(isOn: isOn, isLight: isLight, isUnicode: showsUnicode)
  }

  /// Whether the terminal should be asked for its background.
  func asksForBackground(_ preferences: Preferences) -> Bool {
    let terminal = variable("TERM") ?? ""
    let known = ["xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm", "st-"]
    return colours(preferences).isOn && preferences["background"] == "automatic"
      && EditorColours.isLight(colorfgbg: variable("COLORFGBG")) == nil
      && known.contains { terminal.hasPrefix($0) }
  }
}
