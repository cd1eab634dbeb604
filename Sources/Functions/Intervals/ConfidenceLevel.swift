import Columns
import Plan

/// How sure an interval is, as an optional last argument in per cent.
enum ConfidenceLevel {
  /// The parameter.
  static let parameter = Parameter(
    "level",
    .optional,
    meaning: "how sure the interval is, in per cent; 95 where it is left out"
  )

  /// Refuses a level that is no percentage, or a written one out of reach.
  static func check(_ arguments: [Argument], _ index: Int, of name: String) throws(TypeProblem) {
    guard arguments.count > index else { return }
    guard let type = arguments[index].type.number, [.plain, .percent].contains(type.unit) else {
      throw .notA("a percentage as its level", arguments, index, of: name)
    }
    let level: Double? =
      switch arguments[index].literal {
      case .decimal(let number): NumericCells.double(number.mantissa, scale: number.scale)
      case .floating(let number): number
      default: nil
      }
    guard let level, !isUsable(level) else { return }
    throw TypeProblem(
      id: "confidence-level",
      "`\(name)` needs a level from 50 to below 100 per cent",
      help: ["95 and 99.8 are the usual ones: `\(name)(…, 99.8)`"],
      argument: index
    )
  }

  private static func isUsable(_ level: Double) -> Bool { level >= 50 && level < 100 }

  /// The distances in standard errors that belong to the levels of rows; not a number where a row's
  /// level is out of reach.
  static func distances(_ levels: Column?, rows: Int) throws(KernelFailure) -> [Double] {
    guard let levels else { return [Double](repeating: Normal.limit95, count: rows) }
    guard let cells = NumericCells(levels).floating else { throw .unexpected("level") }
    var (last, distance) = (95.0, Normal.limit95)
    var distances = cells
    for row in cells.indices {
      if cells[row] != last {
        last = cells[row]
        distance = isUsable(last) ? Normal.distance(within: last / 100) : .nan
      }
      distances[row] = distance
    }
    return distances
  }
}
