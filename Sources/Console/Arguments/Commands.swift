import ArgumentParser
import Presentation

/// A command of the tree, as what it asks for.
protocol InvocationCommand: ParsableCommand {
  var invocation: Invocation { get }
}

/// The program itself: no subcommand.
struct ScrutineerCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "scrutineer",
    abstract: "Ask questions of committee papers and other tables.",
    discussion: """
      Without a subcommand: a prompt, or the statements on standard input.
      Answers go to standard output, everything else to standard error. Exit status: 0 answered, \
      1 the query is wrong, 2 the command line is wrong, 3 data could not be read or written, \
      4 a check or an assertion failed, 130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      AskCommand.self, CheckCommand.self, DatasetsCommand.self, DescribeCommand.self,
      FormatCommand.self, HelpTopicCommand.self, RunCommand.self,
    ]
  )

  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.converse) }
}

struct AskCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answer a query.",
    usage: "scrutineer ask 'from transport | sort by forecast descending'"
  )

  @Argument(help: "The query; statements are separated by `;`.") var query: String
  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.ask(query)) }
}

struct CheckCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with scripts, without running them."
  )

  @Argument(help: "The scripts; `-` is standard input.") var files: [String]
  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.check(files)) }
}

struct DatasetsCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets",
    abstract: "List the datasets."
  )

  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.datasets) }
}

struct DescribeCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Say what the columns of a dataset or file hold."
  )

  @Argument(help: "The name of a dataset, or the path of a file.") var source: String
  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.describe(source)) }
}

struct FormatCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Lay scripts out in the usual way.",
    discussion: "Files are rewritten in place; `-` reads standard input and writes standard output."
  )

  @Argument(help: "The scripts; a folder stands for every .scq file in it.") var files: [String]
  @Flag(name: .customLong("check"), help: "Change nothing; say which scripts would change, exit 4.")
  var isCheck = false
  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.format(files, check: isCheck)) }
}

struct HelpTopicCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain the language, or one of its words."
  )

  @Argument(help: "A step, a function or another topic.") var topic: [String] = []
  @OptionGroup var options: SharedOptions

  var invocation: Invocation {
    options.invocation(.help(topic.isEmpty ? nil : topic.joined(separator: " ")))
  }
}

struct RunCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Answer the statements of scripts."
  )

  @Argument(help: "The scripts, in order; `-` is standard input.") var files: [String]
  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.run(files)) }
}

/// The options of every command.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Add a file, or a folder with a datapackage.json.", valueName: "path"))
  var data: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Give a parameter of a script a value.", valueName: "name=value"),
    transform: Setting.init
  )
  var settings: [Setting] = []

  @Option(help: "How answers are written.")
  var format = FormatName.table

  @Option(
    help: ArgumentHelp(
      "How many threads read large files; all processors have one otherwise.",
      valueName: "count"
    )
  )
  var threads: ThreadCount?

  @Flag(name: .customLong("no-colour"), help: "Never colour the output.")
  var isPlain = false

  func invocation(_ action: Invocation.Action) -> Invocation {
    var invocation = Invocation(action)
    invocation.data = data
    for setting in settings { invocation.settings[setting.name] = setting.value }
    invocation.format = format.name
    invocation.threads = threads?.count
    invocation.wantsColour = !isPlain
    return invocation
  }
}

/// `name=value`.
struct Setting {
  let name: String
  let value: String

  init(_ text: String) throws {
    guard let mark = text.firstIndex(of: "="), mark > text.startIndex else {
      throw ValidationError("`\(text)` is not of the form name=value")
    }
    name = String(text[..<mark])
    value = String(text[text.index(after: mark)...])
  }
}

/// A number of threads.
struct ThreadCount: ExpressibleByArgument {
  let count: Int

  init?(argument: String) {
    guard let count = Int(argument), (1...256).contains(count) else { return nil }
    self.count = count
  }
}

/// The name of a format that there is.
struct FormatName: ExpressibleByArgument {
  static let table = FormatName(name: TableFormat.name)

  let name: String

  private init(name: String) {
    self.name = name
  }

  init?(argument: String) {
    guard Formats.names.contains(argument) else { return nil }
    self.init(name: argument)
  }

  var defaultValueDescription: String { name }
  static var allValueStrings: [String] { Formats.names }
}
