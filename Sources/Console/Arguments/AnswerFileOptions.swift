import ArgumentParser
import Presentation

/// The options of commands that answer, for an answer in a file.
struct AnswerFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the answers to a file, not to standard output.", valueName: "path")
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "With --output, write a datapackage.json too: what the columns of the answer are.",
      valueName: "path"
    )
  )
  var package: String?

  @Flag(name: .customLong("force"), help: "Replace files that are there.") var overwrites = false

  /// Refuses what the files could not hold.
  func validate(_ options: SharedOptions) throws {
    guard output != nil else {
      if package != nil {
        throw ValidationError(
          "`--package` describes an answer in a file: add `--output answer.csv --format csv`"
        )
      }
      if overwrites { throw ValidationError("`--force` goes with `--output`") }
      return
    }
    guard let package else { return }
    if package == output { throw ValidationError("`--output` and `--package` name one file") }
    guard ["csv", "tsv"].contains(options.format.name) else {
      throw ValidationError("a data package describes CSV or TSV: add `--format csv`")
    }
    if options.saysUnits || options.cells == .printed || options.missing == .null {
      throw ValidationError(
        "with `--package` the package says the units and the meaning of codes: leave out "
          + "`--units`, `--cells printed` and `--missing null`"
      )
    }
  }

  func adding(to invocation: Invocation) -> Invocation {
    guard let output else { return invocation }
    var invocation = invocation
    invocation.answerFile = AnswerFile(path: output, package: package, overwrites: overwrites)
    return invocation
  }
}
