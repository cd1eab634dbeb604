import Columns

/// Words what is known of a column.
enum FieldText {
  /// The kind of its cells.
  static func type(_ type: DataType) -> String {
    switch type {
    case .boolean: "yes/no"
    case .interval: "interval"
    case .number: "number"
    case .period: "period"
    case .text: "text"
    case .unknown: "only missing"
    }
  }

  /// The unit of a number, as its heading shows it; empty where there is none.
  static func unit(_ type: DataType) -> String { type.measure?.unit.heading ?? "" }

  /// The rest: `target; Share issued in time; higher is better; inferred`.
  static func about(_ metadata: FieldMetadata) -> String {
    var facts: [String] = []
    if let role = metadata.role { facts.append(role.rawValue) }
    if let title = metadata.title { facts.append(title) }
    if let description = metadata.description, description != metadata.title {
      facts.append(description)
    }
    switch metadata.polarity {
    case .higher: facts.append("higher is better")
    case .lower: facts.append("lower is better")
    case .neither, nil: break
    }
    if let grouping = metadata.grouping { facts.append("under \(grouping)") }
    if let group = metadata.groupColumn { facts.append("grouped by `\(group)`") }
    if let total = metadata.total { facts.append("`\(total)` stands for all") }
    if let denominator = metadata.denominator { facts.append("out of `\(denominator)`") }
    if let kind = metadata.periodKind { facts.append(kind.words) }
    if let calendar = metadata.calendar { facts.append(calendar.words) }
    if metadata.isInferred { facts.append("inferred") }
    return facts.joined(separator: "; ")
  }
}
