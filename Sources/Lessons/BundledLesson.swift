import BundledLessons
package import Diagnostics

/// The lessons that come with the program, in the order of the course.
package enum BundledLesson {
  /// Their files.
  ///
  /// A file ends where a zero byte stands.
  package static let sources: [SourceFile] = {
    let all = unsafe UnsafeBufferPointer(start: bundled_lessons, count: bundled_lessons_size)
    return unsafe all.split(separator: 0).map {
      unsafe SourceFile(name: "lesson", bytes: Array($0))
    }
  }()

  /// The lessons.
  package static let all: [Lesson] = sources.compactMap { LessonReader.read($0).lesson }

  /// The lesson that a word means: its topic, the start of only one, its title or its number.
  package static func named(_ word: String) -> Lesson? {
    let wanted = LessonReader.name(word)
    if let number = Int(word), all.indices.contains(number - 1) { return all[number - 1] }
    if let exact = all.first(where: { $0.topic == wanted || LessonReader.name($0.title) == wanted })
    {
      return exact
    }
    let close = all.filter { !wanted.isEmpty && $0.topic.hasPrefix(wanted) }
    return close.count == 1 ? close.first : nil
  }
}
