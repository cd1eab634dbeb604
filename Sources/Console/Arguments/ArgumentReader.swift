import ArgumentParser

/// Reads command lines.
package enum ArgumentReader {
  /// What a command line asks for, or what to print instead.
  package enum Reading: Equatable, Sendable {
    case invocation(Invocation)
    /// Help that was asked for, for standard output.
    case answer(String)
    /// What is wrong with the command line, for standard error.
    case wrong(String)
  }

  /// Reads the arguments after the program's name.
  package static func read(_ arguments: [String]) -> Reading {
    if let invocation = QuickArguments.invocation(arguments) { return .invocation(invocation) }
    return parse(arguments)
  }

  /// Reads them with the argument parser alone.
  package static func parse(_ arguments: [String]) -> Reading {
    do {
      let command = try ScrutineerCommand.parseAsRoot(arguments)
      if let command = command as? any InvocationCommand { return .invocation(command.invocation) }
      return .answer(ScrutineerCommand.helpMessage())
    } catch {
      let message = ScrutineerCommand.fullMessage(for: error)
      let isHelp = ScrutineerCommand.exitCode(for: error).isSuccess
      return isHelp ? .answer(message + "\n") : .wrong(message + "\n")
    }
  }
}
