import Glibc
import Lessons

/// How far someone has come, in a file of the user's data folder.
///
/// Lines are only ever added, each in one write, so that two prompts lose nothing of each other's.
final class ProgressFile {
  /// A file is read up to this size; steps are few, and a larger one is no record of them.
  private static let byteLimit = 1 << 20

  private let path: String?
  private(set) var progress = LessonProgress()
  /// Why nothing is kept, or what could not be read, in words.
  private(set) var problem: String?
  private var isKept: Bool
  /// Whether the file ends within a line, so that the next must begin with a line end.
  private var endsWithinLine = false

  /// Opens the record in a file; nil keeps it in memory only.
  init(path: String?) {
    self.path = path
    isKept = path != nil
    guard let path else { return }
    do throws(SystemFailure) {
      let bytes = try Descriptor.contents(ofFile: path, limit: Self.byteLimit)
      endsWithinLine = bytes.last.map { $0 != 0x0A } ?? false
      let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      progress = LessonProgress(lines: lines)
      if progress.unreadable > 0 {
        let count = progress.unreadable
        problem = "\(path): \(count) line\(count == 1 ? "" : "s") could not be read"
      }
    } catch {
      guard error.code != ENOENT else { return }
      isKept = false
      problem = "\(path): \(error.words)"
    }
  }

  /// The file that the XDG base directory specification gives: `$XDG_DATA_HOME/scrutineer/lessons`.
  static func path(variable: (String) -> String?) -> String? {
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      return data + "/scrutineer/lessons"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/share/scrutineer/lessons"
  }

  /// Keeps an event.
  ///
  /// - Returns: why it could not be kept, the first time that it cannot.
  func add(_ event: LessonProgress.Event, lesson: String, step: String) -> String? {
    guard progress.event(lesson: lesson, step: step) != event || event == .again else { return nil }
    progress.add(event, lesson: lesson, step: step)
    guard let path, isKept else { return nil }
    let line = LessonProgress.line(event, lesson: lesson, step: step) + "\n"
    do throws(SystemFailure) {
      try Descriptor.append((endsWithinLine ? "\n" : "") + line, toFile: path)
      endsWithinLine = false
      return nil
    } catch {
      isKept = false
      return "\(path): \(error.words)"
    }
  }
}
