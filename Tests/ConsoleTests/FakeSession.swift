import Columns
import Console
import Diagnostics
import Plan
import Platform
import Session

/// A session whose statements are single words that say what comes of them.
final class FakeSession: QuestionSession {
  private(set) var added: [String] = []
  private(set) var asked: [String] = []
  private var sources: [SourceFile] = []

  private(set) var threads: Int?
  var mostMemory: Int?

  func use(threads: Int) { self.threads = threads }

  func add(path: String) throws(DataError) {
    if path.contains("bad") {
      throw DataError(id: "unreadable-data", "`\(path)` is no table", help: ["look again"])
    }
    added.append(path)
  }

  private(set) var isSafe = false

  func lockDown() { isSafe = true }

  var advice = AdviceSettings()
  var ask: ((_ name: String, _ about: String?) -> String?)?
  private(set) var settings: [String: String] = [:]

  func set(_ name: String, to value: String) { settings[name] = value }

  func format(_ source: SourceFile) -> (text: String?, diagnostics: [Diagnostic]) {
    (source.text(of: SourceSpan(start: 0, end: source.bytes.count)), [])
  }

  func source(of span: SourceSpan) -> SourceFile? {
    Int(span.file) < sources.count ? sources[Int(span.file)] : nil
  }

  func run(_ source: SourceFile, cancellation: Cancellation, receive: (Outcome) -> Void) -> Bool {
    sources.append(source)
    var start = 0
    for part in String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: {
      ";\n".contains($0)
    }) {
      let statement = part.trimmingSpaces()
      asked.append(statement)
      let span = SourceSpan(
        file: UInt32(sources.count - 1),
        start: start,
        end: start + part.utf8.count
      )
      start = span.end + 1
      let outcome = outcome(of: statement, span, cancellation)
      receive(outcome)
      if case .failed = outcome { return false }
    }
    return true
  }

  private func outcome(
    of statement: String,
    _ span: SourceSpan,
    _ cancellation: Cancellation
  )
    -> Outcome
  {
    switch statement {
    case "value": return .value(Self.value, notes: [])
    case "advised":
      let advice = Diagnostic(.advice, id: "mean-of-percentages", "weigh this", at: span)
      return .table(Self.services, notes: [advice])
    case "check":
      let failure = Diagnostic(.error, id: "check-failed", "1 of 2 claims fails", at: nil)
      return .table(Self.services, notes: [failure])
    case "long": return .table(Self.long, notes: [])
    case "let": return .defined("name")
    case "data": return .failed([Diagnostic(.error, id: "gone", "no file", at: nil)], .data)
    case "assert": return .failed([Diagnostic(.error, id: "off", "it fails", at: nil)], .assertion)
    case "interrupt": return .failed([], .interrupted)
    case "table": return .table(Self.services, notes: [])
    default:
      let help = ["did you mean `table`?"]
      let error = Diagnostic(
        .error,
        id: "unknown",
        "there is no `\(statement)`",
        at: span,
        help: help
      )
      return .failed([error], .query)
    }
  }

  func check(_ source: SourceFile) -> [Diagnostic] {
    sources.append(source)
    let text = source.text(of: SourceSpan(start: 0, end: 100))
    if text.hasPrefix("advised") {
      return [Diagnostic(.advice, id: "mean-of-percentages", "weigh this", at: nil, help: [])]
    }
    guard text.hasPrefix("wrong") else { return [] }
    let span = SourceSpan(file: UInt32(sources.count - 1), start: 0, end: 5)
    return [Diagnostic(.error, id: "wrong", "this is wrong", at: span)]
  }

  func isComplete(_ text: String) -> Bool { !text.hasSuffix("|") }

  func completion(in text: String, at offset: Int) -> Completion {
    let start =
      text.lastIndex(of: " ").map { text.utf8.distance(from: text.startIndex, to: $0) + 1 } ?? 0
    let names = ["transport", "transport_demand"].map {
      Candidate(text: $0, kind: "dataset", detail: "\(offset)")
    }
    return Completion(replaced: start..<offset, candidates: names)
  }

  var datasets: [DatasetSummary] {
    [DatasetSummary(name: "transport", title: "Journeys", rows: 13, columns: nil)]
  }

  func styles(of text: String, cursor: Int) -> [StyledSpan] { [] }
  func hint(on text: String, at cursor: Int) -> LineHint { LineHint(.valid, next: "") }
  private(set) var provided: [String: ProvidedDataset] = [:]
  func provide(_ name: String, _ dataset: ProvidedDataset) { provided[name] = dataset }
  func statements(of text: String) -> [String] { [text] }
  func originOfLast() -> [Diagnostic] { [] }
  func undo() -> Bool { false }
  var last: Table? { nil }

  func dataPackage(of sources: [String], in folder: String?) throws(DataError) -> String {
    for source in sources where source.contains("bad") {
      throw DataError(id: "unreadable-data", "`\(source)` is no table")
    }
    return "{\"of\": \"\(sources.joined(separator: " "))\", \"in\": \"\(folder ?? "")\"}\n"
  }

  func about(column name: String) -> String? { nil }

  let helpTopics = ["sort"]

  func help(_ topic: String?) -> String? {
    topic == nil ? "the overview\n" : topic == "sort" ? "sort: puts rows in order" : nil
  }

  static let services = table("service", .text, [.text("Transport"), .missing(.suppressed)])
  static let value = table(
    "value",
    .number(NumberType(.decimal(scale: 0), unit: .percentagePoints)),
    [.decimal(ExactDecimal(mantissa: 25, scale: 0))]
  )
  static let long = table(
    "n",
    .integer,
    (0..<100).map { .decimal(ExactDecimal(mantissa: $0, scale: 0)) }
  )

  private static func table(_ name: String, _ type: DataType, _ cells: [Value]) -> Table {
    var builder = ColumnBuilder(type: type)
    for cell in cells { builder.append(cell) }
    return Table(
      schema: Schema([Field(name, type)]),
      batches: [Batch([builder.build()], count: cells.count)]
    )
  }
}
