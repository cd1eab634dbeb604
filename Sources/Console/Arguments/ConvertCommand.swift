import ArgumentParser

struct ConvertCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a file or a dataset in another format.",
    usage: "scrutineer convert figures.csv figures.arrow",
    discussion: """
      The ending of the new name says which: .arrow (also .feather) is columns that pandas, Polars, R \
      and DuckDB read, and that this program reads many times faster than text, with units, printed \
      decimals, periods, missing reasons, flags and the lines of the file that rows come from; .csv, \
      .tsv, .json, .jsonl, .md and .txt are text.
      """
  )

  @Argument(help: "The path of a file, or the name of a dataset.") var source: String
  @Argument(help: "The path of the new file.") var path: String
  @Flag(name: .customLong("force"), help: "Replace the file if it is there.") var overwrites = false
  @OptionGroup var options: SharedOptions

  var invocation: Invocation {
    options.invocation(.convert(source, to: path, overwrites: overwrites))
  }
}
