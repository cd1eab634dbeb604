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

  /// The help on a subcommand; nil where there is none of that name.
  package static func help(on name: String) -> String? {
    ScrutineerCommand.configuration.subcommands
      .first { $0.configuration.commandName == name }
      .map { ScrutineerCommand.helpMessage(for: $0) }
  }

  /// Reads them with the argument parser alone.
  package static func parse(_ arguments: [String]) -> Reading {
    do {
      var command = try ScrutineerCommand.parseAsRoot(arguments)
      if let command = command as? any InvocationCommand { return .invocation(command.invocation) }
      // The parser's own commands answer by throwing what is to be printed.
      try command.run()
      return .answer("")
    } catch {
      var message = ScrutineerCommand.fullMessage(for: error)
      while message.last == "\n" { message.removeLast() }
      let isHelp = ScrutineerCommand.exitCode(for: error).isSuccess
      return isHelp ? .answer(message + "\n") : .wrong(message + "\n")
    }
  }
}
