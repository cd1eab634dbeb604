import Console
import Testing

/// The quick reading and the argument parser's must never differ.
@Test(arguments: [
  "", "ask q", "ask 'from x | first 3'", "ask q --format csv", "ask --format csv q",
  "ask --data a q --data b --no-colour", "ask ''", "ask q --strict", "ask --no-advice q",
  "ask q --safe",
]) func quickReadingIsTheParsers(arguments: String) {
  let words = ProgramRun.words(arguments)
  let quick = QuickArguments.invocation(words)
  #expect(quick != nil)
  #expect(ArgumentReader.parse(words) == quick.map { .invocation($0) })
}

@Test(arguments: [
  "ask", "ask q r", "ask --format xml q", "ask --format", "ask --data", "ask -h", "ask q --help",
  "ask --format=csv q", "ask -- -q", "ask -q", "run f", "help", "--version", "--data x",
  "ask --data -- q",
]) func unusualLinesAreLeftToTheParser(arguments: String) {
  #expect(QuickArguments.invocation(ProgramRun.words(arguments)) == nil)
}

@Test(arguments: [
  ("ask -- -1", Invocation.Action.ask("-1")),
  ("ask --format=table q", .ask("q")),
  ("run a b", .run(["a", "b"])), ("run -", .run(["-"])), ("check a", .check(["a"])),
  ("describe transport", .describe("transport")),
  ("describe --package a.csv b", .package(["a.csv", "b"], output: nil, overwrites: false)),
  ("describe a --package --output p --force", .package(["a"], output: "p", overwrites: true)),
  ("check-data a b", .checkData(["a", "b"], showsAll: false)),
  ("check-data --all a", .checkData(["a"], showsAll: true)),
  ("learn", .learn(nil, isLed: false)),
  ("learn small numbers", .learn("small numbers", isLed: false)),
  ("learn --trainer 3", .learn("3", isLed: true)), ("learn a.md", .learn("a.md", isLed: false)),
  ("datasets", .datasets), ("help", .help(nil)),
  ("help sort", .help("sort")), ("help ask", .help("ask")), ("", .converse),
]) func parserReadings(arguments: String, action: Invocation.Action) {
  #expect(ArgumentReader.read(ProgramRun.words(arguments)) == .invocation(Invocation(action)))
}

@Test(arguments: [
  "--data a --format csv --no-colour --strict --no-advice run f",
  "run f --data a --format csv --no-colour --strict --no-advice",
])
func optionsMayStandAnywhere(arguments: String) {
  var expected = Invocation(.run(["f"]))
  expected.data = ["a"]
  expected.format = "csv"
  expected.wantsColour = false
  expected.wantsAdvice = false
  expected.isStrict = true
  #expect(ArgumentReader.read(ProgramRun.words(arguments)) == .invocation(expected))
}

@Test(arguments: [
  ("8GB", 8_000_000_000), ("1.5gb", 1_500_000_000), ("500MB", 500_000_000), ("64kB", 64_000),
])
func sizesOfMemory(text: String, bytes: Int) {
  var expected = Invocation(.ask("q"))
  expected.memory = bytes
  #expect(ArgumentReader.read(["ask", "q", "--memory", text]) == .invocation(expected))
}

@Test(arguments: ["8", "GB", "-1GB", "0GB", "nanGB", "1e30GB", "8 gigabytes"])
func sizesThatAreNone(text: String) {
  guard case .invocation = ArgumentReader.read(["ask", "q", "--memory=\(text)"]) else { return }
  Issue.record("\(text) is taken for a size")
}
