import Functions
import Plan
import Testing

struct CatalogueTests {
  @Test func namesAreUniqueWithoutRegardToCase() {
    let functions = FunctionCatalogue.functions.flatMap { [$0.name] + $0.aliases }
    let operators = FunctionCatalogue.operators.flatMap { [$0.name] + $0.aliases }
    let aggregates = FunctionCatalogue.aggregates.flatMap { [$0.name] + $0.aliases }
    for names in [functions, operators, aggregates] {
      #expect(Set(names.map { $0.lowercased() }).count == names.count)
    }
    // A call names one thing, whichever step it stands in.
    #expect(Set(functions).isDisjoint(with: aggregates))
  }

  @Test func listsAreAlphabetical() {
    let functions = FunctionCatalogue.functions.map(\.name)
    #expect(functions == functions.sorted())
    let aggregates = FunctionCatalogue.aggregates.map(\.name)
    #expect(aggregates == aggregates.sorted())
  }

  @Test func everyMemberHasAPage() {
    let functions = FunctionCatalogue.functions + FunctionCatalogue.operators
    for function in functions {
      #expect(function.summary.hasSuffix(".") && !function.examples.isEmpty, "\(function.name)")
      #expect(
        FunctionCatalogue.function(named: function.name.uppercased()) != nil
          || FunctionCatalogue.operator(named: function.name.uppercased()) != nil
      )
    }
    for aggregate in FunctionCatalogue.aggregates {
      #expect(aggregate.summary.hasSuffix(".") && !aggregate.examples.isEmpty, "\(aggregate.name)")
    }
  }

  @Test func theOperatorsOfTheLanguageAreThere() {
    let names = [
      "+", "-", "*", "/", "mod", "^", "negate", "=", "<>", "<", "<=", ">", ">=", "and", "or", "not",
      "between", "in", "contains", "like", "starts with", "ends with", "matches", "is missing",
      "is suppressed", "within", "overlaps", "is estimated", "is flagged", "is forecast",
      "is provisional", "is revised", "is unreliable",
    ]
    #expect(Set(FunctionCatalogue.operators.map(\.name)) == Set(names))
  }
}
