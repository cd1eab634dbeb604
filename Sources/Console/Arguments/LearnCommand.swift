import ArgumentParser

struct LearnCommand: InvocationCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "List the lessons, or take one.",
    usage: "scrutineer learn [TOPIC | FILE.md] [--trainer] [--safe]",
    discussion: """
      A lesson asks questions of the bundled tables and marks the answers; `?` in it lists what one \
      can say. `scrutineer check LESSON.md` says what is wrong with a lesson of your own.
      """
  )

  @Argument(help: "A lesson's name or number, or the path of a lesson of your own.")
  var topic: [String] = []
  @Flag(
    name: .customLong("trainer"),
    help: "For a room: large text, and answers only when Enter asks for them."
  )
  var isLed = false
  @OptionGroup var options: SharedOptions

  var invocation: Invocation {
    let topic = topic.isEmpty ? nil : topic.joined(separator: " ")
    return options.invocation(.learn(topic, isLed: isLed))
  }
}
