import Columns
import Datasets
import Diagnostics
import Glibc
import Plan
import Platform
import Session

/// The program: from arguments, streams and surroundings to an exit status.
///
/// Standard output carries answers and nothing else.
package struct Program {
  let surroundings: Surroundings
  var output: TextOutput
  private let errors: TextOutput
  let input: () throws(SystemFailure) -> [UInt8]
  let makeSession: () -> any QuestionSession
  let makeReader: () -> any LineReader

  /// What the text on standard input is called.
  static let standardInput = "standard input"

  /// Creates a program; `input` reads standard input to its end, `makeSession` is
  /// called for each session that is wanted, and `makeReader` once where there is a terminal to talk with.
  package init(
    surroundings: Surroundings,
    output: TextOutput,
    errors: TextOutput,
    input: @escaping () throws(SystemFailure) -> [UInt8],
    makeSession: @escaping () -> any QuestionSession,
    makeReader: @escaping () -> any LineReader
  ) {
    self.surroundings = surroundings
    self.output = output
    self.errors = errors
    self.input = input
    self.makeSession = makeSession
    self.makeReader = makeReader
  }

  /// Runs to the end.
  ///
  /// - Parameter arguments: what follows the program's name.
  /// - Returns: the exit status.
  package func run(_ arguments: [String]) -> ExitReason {
    switch ArgumentReader.read(arguments) {
    case .answer(let text):
      output.write(text)
      return ended(.answered)
    case .wrong(let text):
      errors.write(text)
      errors.flush()
      return .wrongCommandLine
    case .invocation(let invocation):
      let session = makeSession()
      // What was read is kept when the answer has been given, so that no one waits for it.
      defer { session.keepColumns(aside: false) }
      guard let file = invocation.answerFile else { return ended(run(invocation, session)) }
      guard !invocation.isSafe else {
        writer(invocation, session).write([Messages.safeWriting()])
        return ended(.wrongCommandLine)
      }
      return ended(writing(invocation, to: file, session))
    }
  }

  /// Answers with each table that is given seen by `witness`.
  func run(
    _ invocation: Invocation,
    _ session: any QuestionSession,
    witness: ((Table) -> Void)? = nil
  ) -> ExitReason {
    let isPrompt = invocation.action == .converse && surroundings.isInputTerminal
    let writer = writer(invocation, session, isPrompt: isPrompt, witness: witness)
    if invocation.isSafe { session.lockDown() }
    if let threads = invocation.threads { session.use(threads: threads) }
    if invocation.usesCache, !invocation.isSafe,
      let cache = ColumnCache.ofUser(surroundings.variable)
    {
      session.use(cache)
    }
    session.mostMemory = invocation.memory
    for path in invocation.data {
      do throws(DataError) {
        try session.add(path: path)
      } catch {
        writer.write([Messages.unreadable(error)])
        return .unusableData
      }
    }
    let learning = learning(invocation)
    for (name, value) in invocation.settings { session.set(name, to: value) }
    session.advice.isOn = invocation.wantsAdvice
    session.advice.isStrict = invocation.isStrict
    switch invocation.action {
    case .converse:
      return isPrompt
        ? converse(invocation, session, writer, learning) : runAll(["-"], session, writer)
    case .ask(let query):
      return run(SourceFile(name: "query", text: query), session, writer)
    case .run(let files): return runAll(files, session, writer)
    case .check(let files):
      return each(files, stopsAtFailure: false, writer) { source in
        if source.name.hasSuffix(".md") { return check(lesson: source, learning, session, writer) }
        let diagnostics = session.check(source)
        let isRefused = invocation.isStrict && diagnostics.contains { $0.severity == .advice }
        writer.write(isRefused ? diagnostics.map { $0.raised() } : diagnostics)
        if diagnostics.contains(where: \.isError) { return .wrongQuery }
        return isRefused ? .failedCheck : .answered
      }
    case .describe(let name):
      let query = "describe \(spelling(of: name, in: session))"
      return run(SourceFile(name: "query", text: query), session, writer)
    case .format(_, false) where invocation.isSafe, .package where invocation.isSafe,
      .convert where invocation.isSafe:
      writer.write([Messages.safeWriting()])
      return .wrongCommandLine
    case .package(let sources, let path, let overwrites):
      return describe(sources, to: path, overwrites, session, writer)
    case .convert(let source, let path, let overwrites):
      return Signals.interruptible { convert(source, to: path, overwrites, session, writer) }
    case .checkData(let files, let showsAll): return checkData(files, showsAll, writer)
    case .format(let files, let isCheck): return format(files, isCheck, session, writer)
    case .datasets:
      writer.write(DatasetList.table(session.datasets))
      return .answered
    case .help(let topic): return help(topic, session, writer)
    case .learn(let topic, let isLed): return learn(topic, isLed: isLed, learning, writer)
    }
  }

  /// What writes the answers of an invocation, and messages about it.
  func writer(
    _ invocation: Invocation,
    _ session: any QuestionSession,
    isPrompt: Bool = false,
    witness: ((Table) -> Void)? = nil
  ) -> AnswerWriter {
    AnswerWriter(
      session: session,
      output: output,
      errors: errors,
      surroundings: surroundings,
      wantsColour: invocation.wantsColour,
      wantsUnicode: invocation.wantsUnicode,
      format: invocation.format,
      cells: invocation.cells,
      isPrompt: isPrompt,
      witness: witness
    )
  }

  /// The lessons, each in a session such as the command line asks for.
  private func learning(_ invocation: Invocation) -> Learning {
    Learning(
      surroundings: surroundings,
      makeSession: {
        let session = makeSession()
        if invocation.isSafe { session.lockDown() }
        for path in invocation.data { try? session.add(path: path) }
        return session
      },
      makeWriter: { writer(invocation, $0, isPrompt: true) },
      isSafe: invocation.isSafe,
      wantsColour: invocation.wantsColour
    )
  }

  private func run(
    _ source: SourceFile,
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    var status = ExitReason.answered
    Signals.cancelling { cancellation in
      _ = session.run(source, cancellation: cancellation) { outcome in
        if let kind = writer.write(outcome) { status = ExitReason(kind) }
        // No one reads on: the rest need not be worked out.
        if output.failure != nil { cancellation.cancel() }
      }
    }
    return status
  }

  private func runAll(
    _ files: [String],
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    each(files, stopsAtFailure: true, writer) { run($0, session, writer) }
  }

  /// Does the same with every file, all of which are read first, and gives the first status that
  /// is no answer.
  func each(
    _ files: [String],
    stopsAtFailure: Bool,
    _ writer: AnswerWriter,
    _ body: (SourceFile) -> ExitReason
  ) -> ExitReason {
    var sources: [SourceFile] = []
    for file in files {
      let name = file == "-" ? Self.standardInput : file
      do throws(SystemFailure) {
        let bytes = try file == "-" ? input() : Descriptor.contents(ofFile: file)
        sources.append(SourceFile(name: name, bytes: bytes))
      } catch {
        if error.code == EINTR { return .interrupted }
        writer.write([Messages.unreadable(name, error)])
        return .unusableData
      }
    }
    var status = ExitReason.answered
    for source in sources {
      let next = body(source)
      if status == .answered { status = next }
      if output.failure != nil || (stopsAtFailure && next != .answered) { break }
    }
    return status
  }

  /// A name of the catalogue, or the path of a file, as a query writes it.
  private func spelling(of name: String, in session: any QuestionSession) -> String {
    let isPath = name.contains("/") || name.contains(".")
    if isPath, !session.datasets.contains(where: { $0.name == name }) {
      let escaped = name.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }.joined()
      return "\"\(escaped)\""
    }
    return "`\(name)`"
  }

  private func help(
    _ topic: String?,
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    guard let text = session.help(topic) ?? topic.flatMap({ ArgumentReader.help(on: $0) }) else {
      writer.write([Messages.unknownTopic(topic ?? "", among: session.helpTopics)])
      return .wrongCommandLine
    }
    output.write(text.hasSuffix("\n") ? text : text + "\n")
    return .answered
  }

  /// Hands on what has gathered, and tells a failure of that from success.
  private func ended(_ status: ExitReason) -> ExitReason {
    output.flush()
    guard let code = output.failure else { return status }
    if code == EPIPE { return .brokenPipe }
    let diagnostic = Messages.unwritable(SystemFailure(code: code))
    errors.write(DiagnosticRenderer().render(diagnostic, in: nil))
    errors.flush()
    return .unusableData
  }
}
