import Columns
import Diagnostics

extension Column {
  /// The advice where present cells that are put in order have unlike units; `what` begins it.
  func adviceOfUnits(_ what: String, at span: SourceSpan) -> Diagnostic? {
    guard !notes.units.isEmpty else { return nil }
    var met = [Bool](repeating: false, count: notes.unitTable.count)
    for (row, unit) in notes.units.enumerated() where validity.isPresent(row) {
      met[Int(unit)] = true
    }
    let units = met.indices.filter { met[$0] }.map { notes.unitTable[$0] }
    guard let first = units.first, !units.allSatisfy({ $0.isLike(first) }) else { return nil }
    return Diagnostic(
      .advice,
      id: "unlike-units-ranked",
      "\(what) numbers of unlike units, one unit after another",
      at: span,
      help: ["choose the rows of one unit first: `where unit = …`"]
    )
  }
}
