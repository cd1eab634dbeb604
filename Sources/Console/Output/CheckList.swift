import Columns
import Datasets

/// What is wrong with data files as a table, so that every output format can list it.
enum CheckList {
  /// One row for each finding.
  static func table(_ findings: [CheckFinding]) -> Table {
    let parts: [(field: Field, column: Column)] = [
      part("severity", .text, findings.map { .text($0.severity.rawValue) }),
      part("check", .text, findings.map { .text($0.id) }),
      part("file", .text, findings.map { .text($0.file) }),
      part("line", .integer, findings.map { number($0.line) }),
      part("column", .text, findings.map { $0.column.map(Value.text) ?? .missing(.blank) }),
      part("reason", .text, findings.map { .text($0.reason) }),
      part("fix", .text, findings.map { .text($0.fix) }),
    ]
    let batch = Batch(parts.map(\.column), count: findings.count)
    return Table(schema: Schema(parts.map(\.field)), batches: [batch])
  }

  /// `2 files, 1,204 rows: 3 checks fail, 1 warning; 2 remarks with --all`.
  static func summary(of report: CheckReport, showsAll: Bool) -> String {
    let files = "\(count(report.files, "file")), \(count(report.rows, "row"))"
    var facts: [String] = []
    let (fails, warnings, remarks) = (
      report.count(.fail), report.count(.warning), report.count(.info)
    )
    if fails > 0 { facts.append(fails == 1 ? "1 failure" : "\(grouped(fails)) failures") }
    if warnings > 0 { facts.append(count(warnings, "warning")) }
    if remarks > 0, showsAll { facts.append(count(remarks, "remark")) }
    var text = "\(files): \(facts.isEmpty ? "nothing is wrong" : facts.joined(separator: ", "))"
    if remarks > 0, !showsAll { text += "; --all shows \(count(remarks, "remark")) more" }
    return text
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(grouped(number)) \(number == 1 ? word : word + "s")"
  }

  private static func grouped(_ number: Int) -> String { NumberText.grouped(String(number)) }

  private static func number(_ number: Int?) -> Value {
    number.map { .decimal(ExactDecimal(mantissa: Int64($0), scale: 0)) } ?? .missing(.blank)
  }

  private static func part(
    _ name: String,
    _ type: DataType,
    _ cells: [Value]
  ) -> (field: Field, column: Column) {
    var builder = ColumnBuilder(type: type)
    for cell in cells { builder.append(cell) }
    return (Field(name, type), builder.build())
  }
}
