package import Diagnostics

/// What becomes of advice: a session begins with what the command line asks for, and `advice off` and
/// `advice on` change it from there on.
package struct AdviceSettings: Equatable, Sendable {
  /// Whether any advice is given.
  package var isOn = true
  /// Whether advice is an error, so that a statement that is given any has no answer.
  package var isStrict = false
  /// The ids that are silenced one by one.
  package private(set) var silenced: Set<String> = []

  /// Creates settings under which all advice is given and none is an error.
  package init() {}

  /// Silences all advice, or that of some ids.
  package mutating func turnOff(_ ids: [String]) {
    if ids.isEmpty { isOn = false } else { silenced.formUnion(ids) }
  }

  /// Gives all advice again, or that of some ids.
  package mutating func turnOn(_ ids: [String]) {
    if ids.isEmpty { (isOn, silenced) = (true, []) } else { silenced.subtract(ids) }
  }

  /// Whether a message is left out.
  func silences(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .advice && (!isOn || silenced.contains(diagnostic.id))
  }

  /// The settings in words, for the prompt.
  package var words: String {
    guard isOn else { return "off" }
    let rest = silenced.isEmpty ? "" : ", but for " + silenced.sorted().joined(separator: ", ")
    return (isStrict ? "strict" : "on") + rest
  }
}

extension Diagnostic {
  /// Advice as the error that `--strict` makes of it.
  package func raised() -> Diagnostic {
    guard severity == .advice else { return self }
    return Diagnostic(
      .error,
      id: id,
      message,
      at: span,
      help: help + ["advice is an error under `--strict`; `advice off \(id)` accepts it"]
    )
  }
}
