import Presentation

/// Reads the commonest command lines without the argument parser.
///
/// The parser takes 1.0 ms to reflect on its commands, more than all else of a short `ask`. What
/// this does not recognise, it leaves to the parser, so that there is one place for every error and
/// for help; a test holds the two to the same readings.
package enum QuickArguments {
  /// The invocation, or nil where the parser must look.
  package static func invocation(_ arguments: [String]) -> Invocation? {
    guard let first = arguments.first else { return Invocation(.converse) }
    guard first == "ask" else { return nil }
    var query: String?
    var invocation = Invocation(.converse)
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      switch argument {
      case "--ascii": invocation.wantsUnicode = false
      case "--no-colour": invocation.wantsColour = false
      case "--no-advice": invocation.wantsAdvice = false
      case "--strict": invocation.isStrict = true
      case "--safe": invocation.isSafe = true
      case "--no-cache": invocation.usesCache = false
      case "--format":
        guard let name = rest.popFirst(), Formats.names.contains(name) else { return nil }
        invocation.format = name
      case "--data":
        guard let path = rest.popFirst(), !path.hasPrefix("-") else { return nil }
        invocation.data.append(path)
      default:
        let isOption = argument.hasPrefix("-") && !beginsWithMinus(argument)
        guard query == nil, !isOption else { return nil }
        query = argument
      }
    }
    guard let query else { return nil }
    invocation.action = .ask(query)
    return invocation
  }

  /// Whether an argument is a calculation that begins with a negative number, and no option.
  private static func beginsWithMinus(_ argument: String) -> Bool {
    let second = argument.dropFirst().first ?? "-"
    return second.isNumber || second == "£" || second == "(" || second == " "
  }
}
