import Functions
import Language
import Plan
import Syntax
import TestSupport
import Testing

/// Every example in the help runs, and gives the answer that stands beside it.
struct ExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let owner: String
    let example: Example
    var testDescription: String { "\(owner): \(example.query)" }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    func add(_ owner: String, _ examples: [Example]) {
      cases += examples.map { Case(owner: owner, example: $0) }
    }
    for step in StepPages.all { add(step.keyword, step.examples) }
    for function in FunctionCatalogue.functions { add(function.name, function.examples) }
    for function in FunctionCatalogue.operators { add(function.name, function.examples) }
    for function in FunctionCatalogue.aggregates { add(function.name, function.examples) }
    for function in FunctionCatalogue.windows { add(function.name, function.examples) }
    return cases
  }()

  @Test(arguments: cases)
  func runs(_ item: Case) {
    let asking = Asking()
    let result = asking.ask(item.example.query)
    #expect(result.failure == nil, "\(asking.rendered(result))")
    if let answer = item.example.answer {
      #expect(result.output == answer + "\n")
    }
  }

  /// A page without an example teaches nothing.
  @Test func everyPageHasAnExample() {
    #expect(StepPages.all.filter { $0.examples.isEmpty }.map { $0.keyword } == [])
    #expect(FunctionCatalogue.functions.filter(\.examples.isEmpty).map(\.name) == [])
    #expect(FunctionCatalogue.operators.filter(\.examples.isEmpty).map(\.name) == [])
    #expect(FunctionCatalogue.aggregates.filter(\.examples.isEmpty).map(\.name) == [])
    #expect(FunctionCatalogue.windows.filter(\.examples.isEmpty).map(\.name) == [])
  }
}
