import Columns
import Datasets
import Diagnostics
import Lessons
import Plan
import Platform
import Session
import TestSupport
import Testing

/// Answers the queries of lessons in sessions on the bundled catalogue.
private var answers: LessonAnswers {
  LessonAnswers { source in
    let session = Session(catalogue: .bundled())
    var outcomes: [Outcome] = []
    session.run(source, cancellation: Cancellation()) { outcomes.append($0) }
    return outcomes
  }
}

private func problems(in text: String) -> [Diagnostic] {
  LessonCheck.problems(in: SourceFile(name: "lesson.md", text: text), answers: answers) {
    Session(catalogue: .bundled()).check($0)
  }
}

/// The bundled lessons.
@Suite struct BundledLessonTests {
  @Test func everyFileIsListed() throws {
    let list = try Repository.text("Sources/BundledLessons/BundledLessons.c")
    let named = list.matches(of: #/#embed "(.+?)"/#).map { "Sources/BundledLessons/" + $0.output.1 }
    let files = Repository.files(in: "Sources/BundledLessons/lessons", endingWith: ".md")
    #expect(named.sorted() == files)
    #expect(BundledLesson.all.count == files.count)
    #expect(files.count >= 10)
    for path in files {
      let topic = try #require(path.split(separator: "/").last?.dropLast(3))
      #expect(BundledLesson.named(String(topic))?.topic == String(topic), "\(path)")
    }
  }

  /// Every model answer runs, every query parses, and every wrong answer is met.
  @Test(arguments: BundledLesson.sources.indices)
  func lessonHolds(index: Int) {
    let source = BundledLesson.sources[index]
    let found = LessonCheck.problems(in: source, answers: answers) {
      Session(catalogue: .bundled()).check($0)
    }
    #expect(found.map { "\($0.id): \($0.message)" } == [])
  }

  @Test(arguments: BundledLesson.all.indices)
  func lessonIsOfUsualSize(index: Int) {
    let lesson = BundledLesson.all[index]
    #expect((5...10).contains(lesson.minutes), "\(lesson.topic)")
    let questions = lesson.steps.compactMap(\.question)
    #expect(questions.count >= 4, "\(lesson.topic)")
    #expect(questions.allSatisfy { $0.hints.count >= 2 }, "\(lesson.topic)")
    // A learner's sentence is short.
    for question in questions {
      for case .paragraph(let words) in question.words + question.why {
        let longest = words.split(whereSeparator: { ".?!".contains($0) }).map {
          $0.split(separator: " ").count
        }.max()
        #expect((longest ?? 0) <= 40, "\(lesson.topic): \(words)")
      }
    }
  }

  @Test(arguments: [
    ("1", "reading-a-table"), ("small", "small-numbers"), ("small numbers", "small-numbers"),
    ("Compared to what?", "compared-to-what"), ("SUPPRESSED-is-not-zero", "suppressed-is-not-zero"),
  ])
  func lessonsAreNamed(word: String, topic: String) {
    #expect(BundledLesson.named(word)?.topic == topic)
  }

  @Test(arguments: ["", "0", "99", "zzz", "-1", "99999999999999999999"])
  func nothingElseIsALesson(word: String) {
    #expect(BundledLesson.named(word) == nil)
  }
}

/// What `check` finds in a lesson.
@Suite struct LessonCheckTests {
  private static let good = """
    # Totals

    - topic: totals
    - minutes: 5
    - about: Totals.

    ```setup
    let lines = from transport | where not is_total
    ```

    Words.

    ## One

    Read this.

    ### Question

    How much?

    ### Answer

    - within 0.01

    ```
    from lines | summarise total(forecast) as all_of_it
    ```

    ### Hint

    Try `summarise`:

    ```
    from lines | summarise total(forecast) as x
    ```

    ### When the answer is

    ```scq
    from transport | summarise total(forecast) as x
    ```

    Totals counted twice.

    ### Why it matters

    It does.

    ## Two

    The end.
    """

  @Test func goodLessonHasNoProblems() {
    #expect(problems(in: Self.good).map(\.message) == [])
    #expect(problems(in: Self.good.replacing("\n", with: "\r\n")).map(\.message) == [])
    #expect(problems(in: "\u{FEFF}" + Self.good).map(\.message) == [])
  }

  @Test(arguments: [
    ("# Totals\n", "Totals\n", "lesson-without-title"),
    ("- topic: totals\n", "", "lesson-without-facts"),
    ("- topic: totals\n", "- topic: My Totals\n", "lesson-fact"),
    ("- minutes: 5\n", "- minutes: soon\n", "lesson-fact"),
    ("## Two", "## One", "lesson-step-twice"),
    ("## One", "### One", "lesson-part-without-step"),
    ("### Hint", "### Hnit", "lesson-part"),
    ("### Why it matters\n\nIt does.\n", "", "lesson-part-missing"),
    ("It does.\n", "", "lesson-part-empty"),
    ("### Why it matters", "### Question", "lesson-part-twice"),
    ("- within 0.01", "- roughly", "lesson-rule"),
    (
      "from lines | summarise total(forecast) as all_of_it", "let x = from lines",
      "lesson-no-answer"
    ),
    (
      "from lines | summarise total(forecast) as all_of_it", "from lines | first 0",
      "lesson-empty-answer"
    ),
    ("from lines | summarise total(forecast) as all_of_it", "from lies", "unknown-dataset"),
    ("from lines | summarise total(forecast) as x", "from lines | sumarise", "unknown-step"),
    ("from transport | summarise", "from lines | summarise", "lesson-unreachable"),
    ("from transport | where not is_total", "from transprt", "unknown-dataset"),
    ("The end.", "```\nnever closed", "lesson-open-fence"),
  ])
  func brokenLessonIsRefused(good: String, broken: String, id: String) throws {
    let range = try #require(Self.good.firstRange(of: good))
    let text = Self.good.replacingCharacters(in: range, with: broken)
    let found = problems(in: text)
    #expect(found.contains { $0.id == id }, "\(found.map(\.id))")
    let length = text.utf8.count
    #expect(found.allSatisfy { ($0.span?.end ?? 0) <= length })
  }

  @Test func placesAreThoseOfTheFile() throws {
    let text = Self.good.replacing(
      "from lines | summarise total(forecast) as all_of_it",
      with: "from lies"
    )
    let problem = try #require(problems(in: text).first)
    let span = try #require(problem.span)
    #expect(SourceFile(name: "x", text: text).text(of: span) == "lies")
  }

  @Test func anyBytesAreRead() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "# a\n", "## b\n", "### Question\n", "### Answer\n", "```\n", "```setup\n", "- x: y\n",
      "- \n", "\n", "from transport\n", "\u{0}", "é", "\r", "####### x\n", "#\n",
    ]
    for _ in 0..<500 {
      let text = (0..<20).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = LessonReader.read(SourceFile(name: "x", text: text))
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
