package import Columns

/// A function of values: its name, its typing rule, what it computes, and its page of the manual.
///
/// Operators are functions whose names are their symbols.
package struct Function: Sendable {
  /// The name in queries: one word or snake_case, or an operator's symbol.
  package let name: String
  /// Other accepted spellings.
  package let aliases: [String]
  /// The parameters, for help and for counting arguments.
  package let parameters: [Parameter]
  /// One sentence that says what it gives.
  package let summary: String
  /// Questions with their answers; each runs as a test.
  package let examples: [Example]
  /// The type of the answer, or why the arguments do not fit.
  package let typing: @Sendable ([Argument]) -> Result<DataType, TypeProblem>
  /// Computes the answer for a batch.
  ///
  /// Columns have the signature's types and equal length.
  package let kernel: Kernel

  /// Computes a column from columns of the same length.
  package typealias Kernel =
    @Sendable (_ columns: [Column], _ signature: Signature, _ rows: Int) throws(KernelFailure) ->
    Column

  /// Creates a function.
  package init(
    _ name: String,
    aliases: [String] = [],
    _ parameters: [Parameter],
    summary: String,
    examples: [Example] = [],
    typing: @escaping @Sendable ([Argument]) -> Result<DataType, TypeProblem>,
    kernel: @escaping Kernel
  ) {
    self.name = name
    self.aliases = aliases
    self.parameters = parameters
    self.summary = summary
    self.examples = examples
    self.typing = typing
    self.kernel = kernel
  }
}

/// A parameter of a function or an aggregate.
package struct Parameter: Sendable {
  /// How often an argument is given for it.
  package enum Count: Sendable {
    case once
    case optional
    /// Once or more; only for the last parameter.
    case repeated
  }

  /// The name that help shows.
  package let name: String
  /// How often an argument is given.
  package let count: Count
  /// What is given for it, as a phrase; empty where the summary says enough.
  package let meaning: String

  /// Creates a parameter.
  package init(_ name: String, _ count: Count = .once, meaning: String = "") {
    self.name = name
    self.count = count
    self.meaning = meaning
  }
}

extension [Parameter] {
  /// How many arguments a call may have; nil as the upper end where there is no limit.
  package var argumentCount: (least: Int, most: Int?) {
    let least = count { if case .optional = $0.count { false } else { true } }
    let isOpen = contains { if case .repeated = $0.count { true } else { false } }
    return (least, isOpen ? nil : count)
  }

  /// The parameters as help shows them: `x, digits?`.
  package var listing: String {
    map { parameter in
      switch parameter.count {
      case .once: parameter.name
      case .optional: parameter.name + "?"
      case .repeated: parameter.name + ", …"
      }
    }.joined(separator: ", ")
  }
}

/// A question and its answer in a page of the manual.
package struct Example: Sendable {
  /// The query or expression.
  package let query: String
  /// The answer as `scrutineer ask` prints it, without the newline at the end; nil where the
  /// example only has to run.
  package let answer: String?

  /// Creates an example.
  package init(_ query: String, _ answer: String? = nil) {
    self.query = query
    self.answer = answer
  }
}

/// What a typing rule knows of an argument.
package struct Argument: Sendable {
  /// Its type.
  package let type: DataType
  /// Its value, where it is a literal.
  package let literal: Value?
  /// The column or text it was written as, for messages: `projection`.
  package let spelling: String

  /// Creates an argument.
  package init(_ type: DataType, literal: Value? = nil, spelling: String = "") {
    self.type = type
    self.literal = literal
    self.spelling = spelling
  }
}

/// The types that a call was checked with.
package struct Signature: Sendable {
  /// The arguments' types.
  package let arguments: [DataType]
  /// The answer's type.
  package let result: DataType

  /// Creates a signature.
  package init(_ arguments: [DataType], _ result: DataType) {
    self.arguments = arguments
    self.result = result
  }
}

/// Why arguments do not fit a function.
package struct TypeProblem: Error, Sendable {
  /// A stable identifier in kebab case.
  package let id: String
  /// One plain sentence: lower case at the start, no full stop.
  package let message: String
  /// What to do about it.
  package let help: [String]
  /// The argument at fault, counted from 0, where it is one.
  package let argument: Int?

  /// Creates a problem.
  package init(id: String, _ message: String, help: [String] = [], argument: Int? = nil) {
    self.id = id
    self.message = message
    self.help = help
    self.argument = argument
  }
}

/// Why a kernel could not answer for a batch.
package struct KernelFailure: Error, Sendable {
  /// A stable identifier in kebab case.
  package let id: String
  /// One plain sentence: lower case at the start, no full stop.
  package let message: String
  /// What to do about it.
  package let help: [String]

  /// Creates a failure.
  package init(id: String, _ message: String, help: [String] = []) {
    self.id = id
    self.message = message
    self.help = help
  }
}
