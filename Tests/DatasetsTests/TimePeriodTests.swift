import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// `time_period` and `time_identifier` of Explore Education Statistics.
@Suite struct TimePeriodTests {
  /// Each kind of identifier with what its number becomes.
  static let readings: [(digits: String, identifier: String, label: String)] = [
    ("202223", "Academic year", "AY 2022/23"), ("202223", "Academic Year", "AY 2022/23"),
    ("202223", "Financial year", "2022/23"), ("202223", "Tax year", "TY 2022/23"),
    ("2022", "Calendar year", "2022"), ("2023", "Reporting year", "2023"),
    ("199900", "Academic year", "AY 1999/00"), ("202223", "AY", "AY 2022/23"),
    ("202223", "Financial year Q1", "Q1 2022/23 (Apr–Jun 2022)"),
    ("202223", "Academic year Q2", "AY Q2 2022/23 (Dec 2022–Feb 2023)"),
    ("2022", "Calendar year Q3", "CY Q3 2022 (Jul–Sep 2022)"),
    ("202223", "Tax year Q1", "TY Q1 2022/23 (6 Apr 2022 to 5 Jul 2022)"),
    ("202223", "Financial year Q1-Q3", "Apr 2022 to Dec 2022"),
    ("202223", "FYQ1Q2", "Apr 2022 to Sep 2022"), ("2022", "CYQ1", "CY Q1 2022 (Jan–Mar 2022)"),
    ("202021", "Part 1 (April to September)", "H1 2020/21 (Apr–Sep 2020)"),
    ("202021", "Part 2 (October to March)", "H2 2020/21 (Oct 2020–Mar 2021)"),
    ("2023", "January", "Jan 2023"), ("2023", "May", "May 2023"), ("2023", "June", "Jun 2023"),
    ("2023", "M6", "Jun 2023"), ("2020", "Week 42", "w/c 12 Oct 2020"),
    ("2021", "Week 1", "w/c 4 Jan 2021"), ("2020", "W53", "w/c 28 Dec 2020"),
    ("202223", "Autumn term", "Autumn term 2022/23"), ("202223", "T2", "Spring term 2022/23"),
    ("202223", "Summer term", "Summer term 2022/23"),
    ("202223", "Autumn and spring term", "Autumn and spring term 2022/23"),
    ("202223", "Five half terms", "Sep 2022 to May 2023"),
    ("202223", "Six half terms", "AY 2022/23"),
    ("202223", "Up until 31st March", "2022/23 YTD"),
    // What a screener refuses.
    ("201619", "Academic year", "refused"), ("2022", "Academic year", "refused"),
    ("202223", "Calendar year", "refused"), ("1819", "Academic year", "refused"),
    ("2017188", "Academic year", "refused"), ("202223", "Week 12", "refused"),
    ("2021", "Week 53", "refused"), ("2022", "Autumn term", "refused"),
    ("202223", "Financial year Q5", "refused"), ("202223", "School year", "AY 2022/23"),
    ("202223", "Fortnight", "refused"), ("202223", "", "refused"), ("202223", "P3", "refused"),
  ]

  @Test(arguments: readings) func reads(digits: String, identifier: String, label: String) throws {
    // A pair that is good in any case, so that one that is not is left out and said.
    let (table, findings) = try Fixtures.read(
      "time_period,time_identifier,n\n2020,Calendar year,1\n\(digits),\(identifier),2\n"
    )
    #expect(table.type("time_period") == "period" && table.type("time_identifier") == "text")
    #expect(table.text(1, "time_period") == (label == "refused" ? "[unreadable]" : label))
    #expect(findings.contains { $0.id == "unreadable-cells" } == (label == "refused"))
  }

  @Test func theSameWithoutIdentifiersStaysANumber() throws {
    let (table, _) = try Fixtures.read("time_period,n\n202223,1\n")
    #expect(table.type("time_period") == "number")
    let (declared, _) = try Fixtures.read(
      "time_period,time_identifier\n202223,Academic year\n",
      package:
        #"{"resources": [{"name": "data", "path": "data.csv", "schema": {"fields": [{"name": "time_period", "type": "integer"}]}}]}"#
    )
    #expect(declared.type("time_period") == "number")
  }

  @Test func whatIsWrittenOutReadsBack() throws {
    let (table, _) = try Fixtures.read(
      "time_period,time_identifier\nAY 2022/23,Academic year\nAY 2023/24,Academic year\n"
    )
    #expect(table.texts("time_period") == ["AY 2022/23", "AY 2023/24"])
  }

  @Test func whatAllRowsShareIsKnownOfTheColumn() throws {
    let (table, _) = try Fixtures.read(
      "time_period,time_identifier\n202223,Academic year\n202324,Academic year\n"
    )
    let metadata = table.schema.fields[0].metadata
    #expect(metadata.calendar == .academic && metadata.grain == .year && metadata.role == .period)
  }
}

/// Kinds of periods from labels, from metadata and from another column.
@Suite struct PeriodKindTests {
  private func read(_ cells: [String], _ properties: String) throws -> Table {
    let rows = cells.joined(separator: "\n")
    let package =
      #"{"resources": [{"name": "data", "path": "data.csv", "schema": {"fields": [{"name": "when", \#(properties)}, {"name": "kind", "type": "string"}]}}]}"#
    return try Fixtures.read("when,kind\n\(rows)\n", package: package).table
  }

  @Test(arguments: [
    ("snapshot", "30 Sep 2023", "as at 30 Sep 2023"),
    ("year to date", "P6 2023/24", "Apr–Sep 2023 YTD"),
    ("year to date", "Sep 2023", "Apr–Sep 2023 YTD"), ("year to date", "2023/24", "2023/24 YTD"),
    ("forecast", "2023/24", "2023/24 forecast"), ("outturn", "2023/24", "2023/24 outturn"),
    ("cohort", "2023/24", "2023/24 cohort"),
    ("rolling 12 months", "Sep 2023", "12 months to Sep 2023"),
    ("rolling", "Sep 2023", "Sep 2023 rolling"), ("forecast", "2023/24 YTD", "2023/24 YTD"),
  ])
  func declaredForAColumn(_ kind: String, _ cell: String, _ label: String) throws {
    let table = try read(["\(cell),x"], #""calendar": "financial", "periodKind": "\#(kind)""#)
    #expect(table.texts("when") == [label])
  }

  @Test func declaredInAnotherColumn() throws {
    let table = try read(
      ["2022/23,outturn", "2023/24,forecast", "30 Sep 2023,snapshot", "2023/24,", "2023/24,x"],
      #""calendar": "financial", "periodKindColumn": "kind""#
    )
    #expect(
      table.texts("when") == [
        "2022/23 outturn", "2023/24 forecast", "as at 30 Sep 2023", "2023/24", "2023/24",
      ]
    )
  }

  @Test func inferredWhereAllLabelsSayIt() throws {
    let (table, _) = try Fixtures.read("when,n\n2022/23 YTD,1\n2023/24 YTD,2\n")
    #expect(table.schema.fields[0].metadata.periodKind == .yearToDate)
  }

  @Test(arguments: [
    ("August", "2023/24 from Aug"), ("tax", "TY 2023/24"), ("academic", "AY 2023/24"),
  ])
  func calendars(_ calendar: String, _ label: String) throws {
    let table = try read(["2023/24,x"], #""calendar": "\#(calendar)""#)
    #expect(table.texts("when") == [label])
  }

  /// Ages are no years, and a column of plain words is text.
  @Test(arguments: [
    ["16-17", "17-18"], ["May", "June"], ["Worcester", "2022/23"], ["10-11", "12"],
  ])
  func notPeriods(_ cells: [String]) throws {
    let (table, _) = try Fixtures.read(
      "group,n\n" + cells.map { "\($0),1" }.joined(separator: "\n") + "\n"
    )
    #expect(table.type("group") == "text")
  }

  @Test func impossibleDatesDoNotMakeAColumnText() throws {
    let (table, findings) = try Fixtures.read("day,n\n28/02/2023,1\n31/02/2023,2\n01/03/2023,3\n")
    #expect(table.texts("day") == ["28 Feb 2023", "[unreadable]", "1 Mar 2023"])
    let finding = try #require(findings.first { $0.id == "unreadable-cells" })
    #expect(finding.message.contains("`31/02/2023` on line 3"))
    #expect(finding.help == ["`31/02/2023` does not exist"])
  }
}

/// Every file of the Department for Education that is at hand; skipped where the folder is missing.
@Suite(.enabled(if: Fixtures.shared != nil, "the folder shared/data is not beside the repository"))
struct RealTimePeriodTests {
  static let files: [String] = {
    guard let shared = Fixtures.shared else { return [] }
    return ["dfe", "eesyscreener/pass", "eesyscreener/fail"].flatMap { folder -> [String] in
      let path = shared.appending(path: folder).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".csv") && !$0.hasSuffix(".meta.csv") }
        .map { folder + "/" + $0 }
    }
  }()

  @Test(arguments: files) func readsPeriods(_ path: String) throws {
    let file = try #require(Fixtures.shared).appending(path: path)
    let dataset = try Catalogue.empty.load(file: file.path)
    let table = try #require(dataset.provider as? Table)
    guard table.schema.names.contains("time_period") else { return }
    #expect(table.type("time_period") == "period" && table.type("time_identifier") == "text")
    let unreadable = table.column("time_period").validity.missingCount
    #expect(unreadable == (path.hasSuffix("fail/time_period.csv") ? 3 : 0))
  }
}
