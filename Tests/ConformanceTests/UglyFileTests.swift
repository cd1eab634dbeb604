import Diagnostics
import Foundation
import TestSupport
import Testing

/// Files as people keep them, through the steps that meet them.
struct UglyFileTests {
  private func ask(_ text: String, _ steps: String) throws -> (output: String, all: [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "data.csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    let query = steps.replacing("FILE", with: "\"\(path)\"")
    let result = Asking().ask(query)
    return (result.output, result.diagnostics)
  }

  @Test func nothingButZeroIsShownAsZero() throws {
    let found = try ask(
      "g,a\nx,£1.2m\ny,£500k\nz,£3\n",
      "from FILE | summarise average(a), total(a), median(a) by g"
    )
    let line = found.output.split(separator: "\n").first { $0.hasPrefix("z") }
    #expect(line?.split(separator: " ") == ["z", "0.000003", "0.000003", "0.000003"])
  }

  @Test func theRestOfASubtractionIsZero() throws {
    let found = try ask("a\n0.1\n", "from FILE | add sqrt(a) - sqrt(a) as b, sqrt(a) as c")
    #expect(!found.output.contains("e-"))
  }

  @Test func zerosThatNobodyPrintedAreNotShown() throws {
    let found = try ask("a,b\nx,64.300000000000\ny,1.250000000000\n", "from FILE")
    #expect(found.output.contains("64.3") && !found.output.contains("64.300"))
    let kept = try ask("a,b\nx,64.300\n", "from FILE")
    #expect(kept.output.contains("64.300"))
  }

  @Test(arguments: ["Grand Total", "All teams", "All services", "Sub-total", "Total"])
  func namesOfTotals(_ name: String) throws {
    let found = try ask("n,v\nPlay,1\nYouth,2\n\(name),3\n", "from FILE | summarise total(v)")
    #expect(found.all.map(\.id) == ["totals-included"])
    let checked = try ask("n,v\nPlay,1\nYouth,2\nAll other,3\n", "from FILE | summarise total(v)")
    #expect(checked.all.map(\.id) == [])
  }

  @Test func totalsAreRankedWithTheirParts() {
    let ids = { (query: String) in Asking().ask(query).diagnostics.map(\.id) }
    #expect(ids("from budget_monitoring | top 3 by variance").contains("totals-included"))
    #expect(
      !ids("from budget_monitoring | where not is_total | top 3 by variance")
        .contains("totals-included")
    )
  }

  @Test(arguments: [
    ("Service,Pupils,Note\nTransport,c,\nPlacements,c,x1\nYouth,7,\nTotal,50,\n", false),
    ("Service,Pupils,Pupils_flag\nA,c,q\nB,c,p\nC,7,q\nTotal,50,q\n", false),
    ("Service,Pupils,Lead\nA,c,Jo\nB,c,Al\nC,7,Jo\nTotal,50,Jo\n", false),
    ("Service,Pupils,Note\nTransport,c,\nPlacements,5,x1\nYouth,7,\nTotal,50,\n", true),
    ("area,type,n\nKent,A,c\nKent,B,20\nKent,Total,30\nYork,A,c\nYork,B,5\n", true),
  ])
  func onlyOneHiddenFigureCanBeWorkedOut(_ text: String, _ isShown: Bool) throws {
    let found = try ask(text, "from FILE")
    #expect(found.all.contains { $0.id == "suppressed-beside-total" } == isShown)
  }

  @Test(arguments: [
    ("n/a", #"missing "n/a" as not available"#), ("..", #"missing ".." as not available"#),
    ("#N/A", ##"missing "#N/A" as not available"##), ("<5", #"missing "<5" as suppressed"#),
    ("-", #"missing "-" as …"#), ("*", #"missing "*" as …"#),
  ])
  func whatIsSuggestedSaysNothingFalse(_ mark: String, _ clause: String) throws {
    let named = try ask(
      "g;a\nx;1\ny;2\nz;\(mark)\nw;5\n",
      "load FILE as mine with delimiter \";\"\nfrom mine"
    )
    let help = named.all.flatMap(\.help).joined(separator: "\n")
    #expect(help.contains("as mine with delimiter \";\", \(clause)`"), "\(help)")
  }

  @Test(arguments: [
    ("from risk_factors | where period = 2023/24", "did you mean `2023/24 YTD`?"),
    ("from transport | where forecast > £5bn", "it is from"),
    ("from transport | where category contains \"Sevren\"", "did you mean `\"Severn\"`?"),
    ("from transport | where category like \"zz*\"", "`count by category` lists what there is"),
  ])
  func nothingIsEmptyWithoutAWord(_ query: String, _ help: String) {
    let found = Asking().ask(query).diagnostics
    #expect(found.map(\.id) == ["never-equal"])
    #expect(found.flatMap(\.help).contains { $0.contains(help) }, "\(found.flatMap(\.help))")
  }

  @Test func thePeriodOfAccountsHasNoYear() throws {
    let found = try ask(
      "p,a\nP6,1\nP7,2\n",
      "load FILE as m with calendar financial\nfrom m"
    )
    let help = found.all.flatMap(\.help).joined(separator: "\n")
    #expect(help.contains("`P6` names no year") && !help.contains("calendar"), "\(help)")
  }

  @Test func aWeightIsNotMadeUp() throws {
    let found = try ask("g,share\na,10%\nb,20%\n", "from FILE | summarise average(share)")
    let help = found.all.first { $0.id == "unweighted-average" }?.help ?? []
    #expect(help == ["weigh each by the column that it is out of: `weighted_average(share, …)`"])
  }

  @Test(arguments: [
    ("from transport | top 5", "top "), ("from transport | pivot", "pivot "),
    ("from transport | join dsg_deficit", "join "),
    ("from transport | change forecast", "change "),
    ("from transport | sort forecast desc", "sort by forecast descending"),
    ("from transport | add if(pupils > 1, \"x\", \"y\") as a", "if a then \"x\" else \"y\""),
    ("50% of £200", "50% * £200"), ("2023/24 + 1", "+ 1 year"),
    ("from m1.csv", "from \"file.csv\""),
  ])
  func theWayOut(_ query: String, _ help: String) {
    let found = Asking().ask(query).diagnostics.flatMap(\.help)
    #expect(found.contains { $0.contains("`" + help) || $0.contains(help) }, "\(found)")
  }
}
