/// A JSON value.
///
/// Ours and not Foundation's, because loading Foundation costs several milliseconds at start-up,
/// more than everything else together.
indirect enum JSON: Equatable, Sendable {
  case null
  case boolean(Bool)
  /// A number as it is written.
  case number(String)
  case text(String)
  case array([JSON])
  case object([Member])

  /// One member of an object, in the order of the file.
  struct Member: Equatable, Sendable {
    let key: String
    let value: JSON
  }

  /// The value of an object's member.
  subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, where this is one.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The elements, where this is an array.
  var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The whole number, where this is one that fits.
  var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// The kind of value in words, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .text: "text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Where and why a text is not JSON.
struct JSONError: Error, Hashable {
  /// The line, counted from 1.
  let line: Int
  /// The column, counted from 1 in bytes.
  let column: Int
  /// What is wrong: lower case, no full stop.
  let message: String
}
