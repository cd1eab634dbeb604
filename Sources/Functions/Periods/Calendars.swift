import Columns
import Plan

extension Function {
  /// Refuses an argument that does not name a calendar.
  static func checkCalendar(
    _ arguments: [Argument],
    _ index: Int,
    of name: String
  )
    throws(TypeProblem)
  {
    if case .text(let word) = arguments[index].literal, Period.Calendar(word) != nil { return }
    throw TypeProblem(
      id: "wrong-argument-value",
      "`\(name)` needs the name of a calendar",
      help: ["write \(Period.Calendar.names)"],
      argument: index
    )
  }

  /// The calendar that an argument names; the financial one where it is not given.
  static func calendar(_ columns: [Column], _ index: Int) -> Period.Calendar {
    guard columns.indices.contains(index), columns[index].count > 0,
      case .text(let word) = columns[index].value(at: 0)
    else { return .financial }
    return Period.Calendar(word) ?? .financial
  }
}
