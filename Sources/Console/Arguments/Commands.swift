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
      4 a check or an assertion failed or `--strict` met advice, 130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      AskCommand.self, CheckCommand.self, CheckDataCommand.self, DatasetsCommand.self,
      DescribeCommand.self, FormatCommand.self, HelpTopicCommand.self, LearnCommand.self,
      RunCommand.self,
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
  @OptionGroup var file: AnswerFileOptions
  @OptionGroup var options: SharedOptions

  func validate() throws { try file.validate(options) }

  var invocation: Invocation { file.adding(to: options.invocation(.ask(query))) }
}

struct CheckCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with scripts, without running them, and with lessons (.md)."
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

struct CheckDataCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-data",
    abstract: "Look for faults in data files.",
    discussion: """
      Says everything at once: what would keep a CSV file from being read rightly, and, for files \
      in the form of the DfE's Explore Education Statistics, what their screener would say. \
      Metadata in NAME.meta.csv is checked with NAME.csv. `scrutineer help checks` lists the checks. \
      Exit status: 0 no check fails, 4 one \
      does, 3 a file cannot be read.
      """
  )

  @Argument(help: "Data files, or folders of them.") var files: [String]
  @Flag(name: .customLong("all"), help: "Show remarks too, which neither fail nor warn.")
  var showsAll = false
  @OptionGroup var options: SharedOptions

  var invocation: Invocation { options.invocation(.checkData(files, showsAll: showsAll)) }
}

struct DescribeCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Say what the columns of a dataset or file hold.",
    discussion: """
      With --package: writes a starting datapackage.json with everything that was found in the \
      files (types, units, codes of missing values, calendars), for a person to correct. Beside \
      the files it is read with them.
      """
  )

  @Argument(
    help: "The name of a dataset, or the path of a file; with --package several, or folders."
  )
  var sources: [String]
  @Flag(name: .customLong("package"), help: "Write a datapackage.json.") var isPackage = false
  @Option(
    help: ArgumentHelp("Write the package to a file, not to standard output.", valueName: "path")
  )
  var output: String?
  @Flag(name: .customLong("force"), help: "Replace the file if it is there.") var overwrites = false
  @OptionGroup var options: SharedOptions

  func validate() throws {
    if !isPackage, sources.count > 1 {
      throw ValidationError("one dataset or file is described at a time; --package takes several")
    }
    if !isPackage, output != nil || overwrites {
      throw ValidationError("--output and --force go with --package")
    }
  }

  var invocation: Invocation {
    options.invocation(
      isPackage
        ? .package(sources, output: output, overwrites: overwrites)
        : .describe(sources.first ?? "")
    )
  }
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
  @OptionGroup var file: AnswerFileOptions
  @OptionGroup var options: SharedOptions

  func validate() throws { try file.validate(options) }

  var invocation: Invocation { file.adding(to: options.invocation(.run(files))) }
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
      "How many threads read large files and work on them; all processors have one otherwise.",
      valueName: "count"
    )
  )
  var threads: ThreadCount?

  @Option(
    help: ArgumentHelp(
      "The memory that an answer may take, such as 8GB or 500MB; three quarters of the machine's otherwise.",
      valueName: "size"
    )
  )
  var memory: MemorySize?

  @Option(
    help: ArgumentHelp(
      "How numbers are written: plain, or printed with their units.",
      valueName: "plain|printed"
    )
  )
  var cells: CellOptions.Cells?

  @Option(help: ArgumentHelp("How missing cells are written.", valueName: "code|empty|null|reason"))
  var missing: CellOptions.Missing?

  @Flag(name: .customLong("units"), help: "Say the units: a line of CSV, a block of JSON.")
  var saysUnits = false

  @Flag(name: .customLong("no-colour"), help: "Never colour the output.")
  var isPlain = false

  @Flag(name: .customLong("ascii"), help: "Draw tables and charts in ASCII.")
  var isASCII = false

  @Flag(name: .customLong("no-advice"), help: "Begin with advice off.")
  var isUnadvised = false

  @Flag(name: .customLong("strict"), help: "Take advice for an error: no answer, and exit 4.")
  var isStrict = false

  @Flag(
    name: .customLong("safe"),
    help: "Write no file, start no program and read the bundled data only; nothing switches it off."
  )
  var isSafe = false

  func validate() throws {
    let isAsked = cells != nil || missing != nil || saysUnits
    guard isAsked, format.name == TableFormat.name else { return }
    throw ValidationError(
      "`--cells`, `--missing` and `--units` are for answers in a file: add `--format csv`, "
        + "tsv, json, jsonl or markdown"
    )
  }

  func invocation(_ action: Invocation.Action) -> Invocation {
    var invocation = Invocation(action)
    invocation.data = data
    for setting in settings { invocation.settings[setting.name] = setting.value }
    invocation.format = format.name
    invocation.threads = threads?.count
    invocation.memory = memory?.bytes
    invocation.cells.cells = cells ?? .plain
    invocation.cells.missing = missing
    invocation.cells.saysUnits = saysUnits
    invocation.wantsColour = !isPlain
    invocation.wantsUnicode = !isASCII
    invocation.wantsAdvice = !isUnadvised
    invocation.isStrict = isStrict
    invocation.isSafe = isSafe
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

/// A size in bytes, written with its unit.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)]
    let text = argument.filter { $0 != " " }
    guard let (unit, size) = units.first(where: { text.uppercased().hasSuffix($0.0.uppercased()) }),
      let number = Double(text.dropLast(unit.count)), number > 0, number < 1_000_000
    else { return nil }
    bytes = Int(number * Double(size))
  }
}

extension CellOptions.Cells: ExpressibleByArgument {}
extension CellOptions.Missing: ExpressibleByArgument {}

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
