/// How far someone has come, as the lines of a file that only grows.
///
/// Each line is an event with the lesson and the step that it concerns, parted by tabs. Lines can come
/// from several prompts in any order and more than once, so that none loses what another writes.
package struct LessonProgress: Sendable {
  /// What happened at a step.
  package enum Event: String, Sendable {
    /// It was answered, or read.
    case done
    /// The answer was looked at.
    case shown
    /// It was left out.
    case skipped
    /// The lesson was begun anew: what came before no longer counts. The step says how often.
    case again
  }

  private var events: [String: [String: Event]] = [:]
  private var rounds: [String: Int] = [:]
  /// How many lines could not be read.
  package private(set) var unreadable = 0

  /// Creates a progress without any.
  package init() {}

  /// Creates the progress that a file's lines tell.
  package init(lines: some Sequence<String>) {
    for line in lines where !line.isEmpty { read(line) }
  }

  private mutating func read(_ line: String) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let event = Event(rawValue: parts[0]), !parts[1].isEmpty,
      !line.contains(where: { $0 != "\t" && $0.isASCII && ($0.asciiValue ?? 0) < 0x20 })
    else {
      unreadable += 1
      return
    }
    add(event, lesson: parts[1], step: parts[2])
  }

  /// Takes an event in.
  package mutating func add(_ event: Event, lesson: String, step: String) {
    let lesson = Self.field(lesson)
    let step = Self.field(step)
    guard event != .again else {
      events[lesson] = nil
      rounds[lesson, default: 0] += 1
      return
    }
    // Having answered counts, whatever happens later.
    guard events[lesson]?[step] != .done else { return }
    events[lesson, default: [:]][step] = event
  }

  /// The line for an event.
  package static func line(_ event: Event, lesson: String, step: String) -> String {
    "\(event.rawValue)\t\(field(lesson))\t\(field(step))"
  }

  /// What happened at a step; nil where nothing has yet.
  package func event(lesson: String, step: String) -> Event? {
    events[Self.field(lesson)]?[Self.field(step)]
  }

  /// How many steps of a lesson are behind the learner.
  package func count(_ lesson: Lesson, key: String) -> Int {
    lesson.steps.count { event(lesson: key, step: $0.name) != nil }
  }

  /// The first step that is still to be done; the first of all where none is left.
  package func next(_ lesson: Lesson, key: String) -> Int {
    lesson.steps.firstIndex { event(lesson: key, step: $0.name) == nil } ?? 0
  }

  /// A text that fits between two tabs.
  private static func field(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.asciiValue ?? 0x20) < 0x20 ? " " : $0 })
  }
}
