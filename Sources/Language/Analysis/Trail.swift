import Columns
import Syntax

/// The columns that the steps of a query have had so far, so that a message can say where a name
/// went.
struct Trail {
  /// Why a column is no longer there.
  enum Departure {
    /// A step gave it another name.
    case renamed(to: String)
    /// A step left it out; the field is what it was.
    case leftOut(step: String, Field)
  }

  private struct Leg {
    let keyword: String
    let input: Schema
    let renamings: [String: String]
  }

  private var legs: [Leg] = []
  /// The columns at hand.
  private(set) var schema: Schema

  init(_ schema: Schema) {
    self.schema = schema
  }

  /// Takes note of a step.
  mutating func add(_ step: any StepSyntax, giving output: Schema) {
    let pairs = (step as? Rename)?.pairs ?? []
    let renamings = pairs.map { ($0.from.text.lowercased(), $0.to.text) }
    legs.append(
      Leg(
        keyword: type(of: step).keyword,
        input: schema,
        renamings: Dictionary(renamings) { _, last in last }
      )
    )
    schema = output
  }

  /// How a name that is unknown now was lost; nil where it never was a column.
  func departure(of name: String) -> Departure? {
    for leg in legs.reversed() {
      guard case .found(let index) = leg.input.lookup(name) else { continue }
      if let new = leg.renamings[name.lowercased()] { return .renamed(to: new) }
      return .leftOut(step: leg.keyword, leg.input.fields[index])
    }
    return nil
  }
}
