import Functions
import Language
import Plan
import TestSupport
import Testing

/// Every example in the help runs, and gives the answer that stands beside it.
struct ExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let owner: String
    let example: Example
    var testDescription: String { "\(owner): \(example.query)" }
  }

  static let cases =
    StepPages.all.flatMap { step in
      step.examples.map { Case(owner: step.keyword, example: $0) }
    }
    + (FunctionCatalogue.functions + FunctionCatalogue.operators).flatMap { function in
      function.examples.map { Case(owner: function.name, example: $0) }
    }
    + FunctionCatalogue.aggregates.flatMap { function in
      function.examples.map { Case(owner: function.name, example: $0) }
    }
    + FunctionCatalogue.windows.flatMap { function in
      function.examples.map { Case(owner: function.name, example: $0) }
    }

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
