import Diagnostics
import Foundation
import TestSupport
import Testing

/// What is declared of files and carried through answers, over files as analysts have them.
struct DeclaredFactsTests {
  /// The answer to a text in which `FOLDER` stands for a folder with some files.
  private func ask(
    _ files: [String: String],
    _ text: String,
    format: String = "table"
  ) throws -> (output: String, all: [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let result = Asking().ask(text.replacing("FOLDER", with: folder.path), format: format)
    return (result.output, result.diagnostics)
  }

  // MARK: - Breaks

  private static let series = ["cases.csv": "period,cases\n2021/22,4\n2022/23,5\n2023/24,9\n"]
  private static let broken = """
    load "FOLDER/cases.csv" as cases with calendar financial, break of cases in 2023/24
    from cases
    """

  @Test(arguments: [
    ("change cases over period", true), ("trend cases over period", true),
    ("xmr cases over period", true), ("xmr cases over period rebase 2023/24", false),
    ("compare 2023/24 with 2021/22 of cases", true), ("pivot cases across period", true),
    ("add cases - previous(cases) over (sort by period) as change", true),
    ("where period <= 2022/23 | change cases over period", false),
    ("where period = 2023/24", false), ("compare 2022/23 with 2021/22 of cases", false),
  ])
  func aDeclaredBreakIsAdvised(_ steps: String, _ isCrossed: Bool) throws {
    let found = try ask(Self.series, Self.broken + " | " + steps)
    #expect(found.all.contains { $0.id == "series-break" } == isCrossed, "\(steps)")
    #expect(!found.all.contains { $0.severity == .error }, "\(steps)")
  }

  @Test func aBreakOfADataPackage() throws {
    let package = #"""
      {"resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": [
        {"name": "period", "type": "string", "calendar": "financial"},
        {"name": "cases", "type": "integer", "breaks": ["2023/24"]}]}}]}
      """#
    let files = Self.series.merging(["datapackage.json": package]) { $1 }
    let found = try ask(files, "from \"FOLDER/cases.csv\" | change cases over period")
    #expect(found.all.contains { $0.id == "series-break" })
    let odd = files.mapValues { $0.replacing("[\"2023/24\"]", with: "[\"later\"]") }
    let refused = try ask(odd, "from \"FOLDER/cases.csv\"")
    #expect(refused.all.map(\.id) == ["odd-metadata"])
  }

  @Test func aBreakMustBeAPeriod() throws {
    let text = Self.broken.replacing("2023/24", with: "12345")
    #expect(try ask(Self.series, text).all.map(\.id) == ["bad-period"])
  }

  // MARK: - Round trips

  @Test func flagsAreReadBack() throws {
    let text = "area,value\nKent,12 [r]\nYork,13 [p][r]\nHull,14\n"
    let query = "from \"FOLDER/a.csv\""
    let written = try ask(["a.csv": text], query, format: "csv").output
    #expect(written == "area,value,value_flag\nKent,12,r\nYork,13,r p\nHull,14,\n")
    let again = try ask(["a.csv": written], query + " | add value * 2 as twice")
    #expect(again.output.contains("12 [r]") && again.output.contains("26 [r][p]"))
    #expect(try ask(["a.csv": written], query, format: "csv").output == written)
  }

  @Test(arguments: [
    "area,value,value_flag\nKent,12,q\nYork,13,r\n", "v,v_flag\nx,r\n", "v,v_flag\n1,\n",
  ])
  func otherColumnsOfThatNameAreNone(_ text: String) throws {
    let found = try ask(["a.csv": text], "from \"FOLDER/a.csv\"", format: "csv")
    #expect(found.output == text)
    #expect(!found.all.contains { $0.id == "unknown-flags" })
  }

  @Test func intervalsAreReadWhereTheyAreDeclared() throws {
    let files = ["a.csv": "n\n269 to 273\n5\nc\n-1.5 to 2\n9 to 3\nmany\n"]
    let bands = "from \"FOLDER/a.csv\" | where n = \"269 to 273\" | count"
    let plain = try ask(files, bands, format: "csv")
    #expect(plain.output == "count\n1\n")
    let load = "load \"FOLDER/a.csv\" as a with read n as interval\nfrom a"
    let found = try ask(files, load + " | add n + 1 as more", format: "csv")
    #expect(
      found.output
        == "n,more\n269 to 273,270 to 274\n5,6\nc,c\n-1.5 to 2.0,-0.5 to 3.0\n,\n,\n"
    )
    #expect(found.all.map(\.id) == ["unreadable-cells"])
    #expect(found.all[0].message.contains("`9 to 3` on line 6 and `many` on line 7"))
  }

  // MARK: - Units and periods that do not go together

  private static let rates = [
    "a.csv": "measure,unit,value\nOn time,%,45\nSpend,£,9.5\n",
    "b.csv": "measure,unit,value\nSpend,£,9.5\nWait,days,30\n",
  ]

  @Test func aMultipleOfPercentagesAmongOtherUnits() throws {
    func ids(_ file: String, _ steps: String) throws -> [String] {
      let load = "load \"FOLDER/\(file)\" as a with units of value in unit\nfrom a | "
      return try ask(Self.rates, load + steps).all.map(\.id)
    }
    #expect(try ids("a.csv", "add value * 2 as x") == ["scaled-percentage"])
    #expect(try ids("a.csv", "add as_percent(value * 2) as x") == [])
    #expect(try ids("a.csv", "add value / 2 as x") == [])
    #expect(try ids("b.csv", "add value * 2 as x") == [])
  }

  @Test func aPercentageAmongOtherUnitsIsOneAgain() throws {
    let load = "load \"FOLDER/a.csv\" as a with units of value in unit\nfrom a | "
    let query = load + "add as_percent(value * 2) as x | show measure, x"
    #expect(try ask(Self.rates, query, format: "csv").output == "measure,x\nOn time,90\nSpend,\n")
  }

  @Test(arguments: [
    "if a > 3 then a else b", "coalesce(a, b)", "maximum_of(a, b)",
  ])
  func lengthsOfTimeSayHowTheyAreMadeAlike(_ expression: String) throws {
    let load =
      "load \"FOLDER/a.csv\" as t with unit of a is \"days\", unit of b is \"weeks\"\nfrom t | "
    let files = ["a.csv": "a,b\n14,2\n1,3\n"]
    let found = try ask(files, load + "add \(expression) as x")
    #expect(found.all.flatMap(\.help).contains("to have weeks in days write `… + 0 days`"))
    let mended = expression.replacing(", b", with: ", b + 0 days")
      .replacing("else b", with: "else b + 0 days")
    let answer = try ask(files, load + "add \(mended) as x | show x", format: "csv")
    #expect(answer.output.hasPrefix("x\n14\n"))
  }

  @Test func columnsThatAreAppendedSayItToo() throws {
    let load =
      "load \"FOLDER/a.csv\" as t with unit of a is \"months\", unit of b is \"years\"\n"
    let query = load + "from t | show a as x | append (from t | show b as x)"
    let found = try ask(["a.csv": "a,b\n14,2\n"], query)
    #expect(found.all.map(\.id) == ["unlike-columns"])
    #expect(found.all[0].help.contains("to have years in months write `… + 0 months`"))
  }

  @Test(arguments: [
    ("2021/22", "AY 2021/22", "two calendars"), ("2021/22", "Q1 2021/22", "different length"),
    ("2021/22", "2022/23", nil),
  ])
  func periodsThatNeverMatchAreNamed(_ left: String, _ right: String, _ why: String?) throws {
    let files = ["a.csv": "period,a\n\(left),1\n", "b.csv": "period,b\n\(right),2\n"]
    let query = "from \"FOLDER/a.csv\" | join \"FOLDER/b.csv\" on period"
    let note = try ask(files, query).all.first { $0.id == "rows-without-match" }
    #expect(note != nil)
    #expect(note?.help.first?.contains(why ?? "") ?? false == (why != nil))
  }

  // MARK: - Disclosure

  private static let counts = [
    "totals.csv": "la,total\nA,90\nB,70\nC,40\nD,55\n",
    "parts.csv": "la,boys,girls\nA,60,30\nB,50,20\nC,37,c\nD,30,25\n",
    "long.csv": "la,sex,value\nA,boys,60\nA,girls,30\nB,boys,50\nB,girls,20\nC,boys,37\nC,girls,c\n"
      + "D,boys,30\nD,girls,25\n",
    "running.csv":
      "month,value,so_far\nApr 2023,5,5\nMay 2023,7,12\nJun 2023,c,15\nJul 2023,9,24\n",
  ]

  @Test(arguments: [
    (
      "totals",
      "join (from \"FOLDER/parts.csv\" | show la, boys) on la "
        + "| add total - boys as x", true
    ),
    (
      "totals",
      "join (from \"FOLDER/long.csv\" | summarise total(value) as known by la) on la "
        + "| add total - known as x", true
    ),
    ("running", "change so_far over month", true),
    ("running", "add so_far - previous(so_far) over (sort by month) as x | show month, x", true),
    (
      "totals",
      "join (from \"FOLDER/parts.csv\" | show la, boys) on la "
        + "| add total + boys as x", false
    ),
    (
      "totals",
      "join (from \"FOLDER/long.csv\" | where la <> \"C\" | summarise total(value) as known by la) "
        + "on la | add total - known as x", false
    ),
    ("running", "where month < Jun 2023 | change so_far over month", false),
    ("running", "running total value over month", false),
  ])
  func figuresOfOtherTablesAndRowsAreGivenAway(
    _ file: String,
    _ steps: String,
    _ isRevealed: Bool
  ) throws {
    let found = try ask(Self.counts, "from \"FOLDER/\(file).csv\" | " + steps)
    #expect(found.all.contains { $0.id == "reveals-suppressed" } == isRevealed, "\(steps)")
  }

  // MARK: - Columns that stay text

  /// A column of other things at its beginning and of periods later is text, and says so.
  @Test func aColumnThatIsMostlyPeriodsSaysWhyItIsText() throws {
    let others = (0..<40).map { "note \($0),1\n" }.joined()
    let periods = (1900..<2000).map { "Mar \($0),1\n" }.joined()
    for cells in [others + periods, periods + others] {
      let found = try ask(["a.csv": "when,n\n" + cells], "from \"FOLDER/a.csv\" | last 1")
      #expect(found.all.map(\.id) == ["kept-as-text"])
      let message = found.all.first?.message ?? ""
      #expect(message.contains("more than one in ten of its cells are not periods"))
      #expect(found.all.first?.help.last?.contains("read when as period") ?? false)
    }
    // Few periods among many names are no news.
    let few = try ask(
      ["a.csv": "when,n\n" + others + "Mar 1990,1\n"],
      "from \"FOLDER/a.csv\" | last 1"
    )
    #expect(few.all.isEmpty)
  }

  @Test(arguments: [
    ("period,n\n2022/23 and 2023/24,5\n2021/22 2022/23,7\n2023/25,8\n2023/24,10\n", "kept-as-text"),
    ("a,share of plans (%)\nx,45\ny,140\n", "share-over-hundred"),
    ("a,growth (%)\nx,45\ny,140\n", nil),
    ("Table 3,,,\nService,Budget,Actual,Note\nA,1,2,x\nB,3,4,y\n", "empty-header"),
    ("v,w\n" + (10..<40).map { "\($0),1\n" }.joined() + "007,1\n", "kept-as-text"),
    ("v,w\n01,1\n02,1\n30,2\n", nil), ("d\n01/02/2023\n02/13/2023\n03/04/2023\n", "kept-as-text"),
    ("d\n01/02/2023\n13/02/2023\n03/04/2023\n", nil),
  ])
  func oddColumnsAreNamed(_ text: String, _ id: String?) throws {
    let found = try ask(["a.csv": text], "from \"FOLDER/a.csv\" | last 1")
    #expect(found.all.first?.id == id, "\(found.all.map(\.message))")
  }

  /// Marks between thousands and before negative numbers, in a column of numbers.
  @Test(arguments: [
    ("1\u{A0}234", "1234"), ("12\u{202F}345\u{202F}678", "12345678"), ("1\u{2009}234.5", "1234.5"),
    ("\u{2212}5", "-5"), ("\u{2013}5", "-5"), ("5\u{A0}%", "5"), ("1\u{A0}23", ""), ("1 234", ""),
    ("\u{2013} 5", ""), ("\u{2014}5", ""), ("\u{2013}", ""),
  ])
  func marksInNumbers(_ cell: String, _ number: String) throws {
    let others = (10..<40).map { "\($0)\n" }.joined()
    let query = "from \"FOLDER/a.csv\" | last 1 | add text(v) as t"
    let found = try ask(["a.csv": "v\n" + others + cell + "\n"], query, format: "csv")
    let shown = found.output.split(separator: "\n").last?.split(separator: ",").first ?? ""
    #expect(shown == number, "\(found.output)")
    #expect(found.all.isEmpty == (!number.isEmpty && !cell.hasSuffix("%")))
  }

  @Test func spacesInThousandsAreNamed() throws {
    let text = "v,w\n1 234,1\n12 345 678,1\n99,1\n"
    let found = try ask(
      ["a.csv": text],
      "from \"FOLDER/a.csv\" | add number(v) as n | show n",
      format: "csv"
    )
    #expect(found.output == "n\n1234\n12345678\n99\n")
    #expect(found.all.map(\.id) == ["kept-as-text"])
  }
}
