import Columns
import Plan
import Platform
import Testing

struct PlanTests {
  @Test(
    arguments: [
      ([], 0, 0, ""), ([Parameter("x")], 1, 1, "x"),
      ([Parameter("x"), Parameter("digits", .optional)], 1, 2, "x, digits?"),
      ([Parameter("a"), Parameter("b", .repeated)], 2, nil, "a, b, …"),
    ] as [([Parameter], Int, Int?, String)]
  )
  func parametersCountTheirArguments(
    _ parameters: [Parameter],
    _ least: Int,
    _ most: Int?,
    _ listing: String
  ) {
    #expect(parameters.argumentCount.least == least)
    #expect(parameters.argumentCount.most == most)
    #expect(parameters.listing == listing)
  }

  @Test func omittedCellsAreWordedStrongestFirst() {
    var cells = OmittedCells()
    #expect(cells.words.isEmpty)
    let reasons: [MissingReason?] = [.blank, nil, .suppressed, .suppressed, .notApplicable]
    cells.add(Validity(reasons: reasons.map { $0?.rawValue ?? 0 }))
    #expect(cells.total == 4)
    #expect(cells.words == "2 suppressed, 1 not applicable, 1 blank")
    #expect(cells.without(.suppressed).words == "1 not applicable, 1 blank")
    #expect(cells.without(nil) == cells)
  }

  @Test func aCancellationStays() {
    let cancellation = Cancellation()
    #expect(!cancellation.isCancelled)
    cancellation.cancel()
    #expect(cancellation.isCancelled)
  }
}
