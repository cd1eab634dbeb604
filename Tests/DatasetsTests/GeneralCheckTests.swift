import Datasets
import Foundation
import Testing

/// Screens files for tests.
enum Screening {
  /// The findings in files that are written into a folder, remarks too.
  static func findings(
    _ files: [String: [UInt8]],
    _ name: String = "data.csv"
  ) throws -> [CheckFinding] {
    try Fixtures.withFolder(files) { folder in
      try Screener.screen([folder + "/" + name]).findings
    }
  }

  static func findings(_ text: String) throws -> [CheckFinding] {
    try findings(["data.csv": Array(text.utf8)])
  }

  /// A finding in short: `fail long-rows 3 name`.
  static func short(_ finding: CheckFinding) -> String {
    let line = finding.line.map { " \($0)" } ?? ""
    return "\(finding.severity.rawValue) \(finding.id)\(line)"
      + (finding.column.map { " \($0)" } ?? "")
  }
}

/// What the screener finds in any CSV file, one small file for each fault.
@Suite struct GeneralCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let found: [String]
    var says = ""
    var testDescription: String { text.prefix(60).debugDescription }

    init(_ text: String, _ found: String..., says: String = "") {
      self.text = text
      self.found = found
      self.says = says
    }
  }

  static let cases = [
    Case("a,b\n1,x\n2,y\n"),
    Case("a,b\n1,x\n2\n3,z\n", "fail short-rows 3", says: "1 row has fewer than 2 cells: line 3"),
    Case(
      "a,b\n1,x\n2,y,z\n3,4,5\n",
      "fail long-rows 3",
      says: "2 rows have more than 2 cells: `z` on line 3"
    ),
    Case("a,b\n1,\"x\"y\n", "warning text-after-quote 2"),
    Case("a,b\n\n1,x\n\n2,y\n", "warning blank-lines", says: "2 blank lines"),
    Case("a;b\n1;x\n", "warning delimiter 1", says: "semicolons"),
    Case("a,b\n", "fail no-rows 1"),
    Case(
      "a,a,b,a\n1,2,3,4\n",
      "fail duplicate-header 1 a",
      says: "3 columns are called `a`: columns 1, 2 and 4"
    ),
    Case("a,,b\n1,2,3\n", "fail empty-header 1 column_2"),
    Case("a,b,\n1,2,\n", "warning empty-header 1 column_3"),
    Case("a, b\n1,x\n", "warning header-spaces 1 b"),
    Case("a,b\n1,\n2,\n", "info empty-column b"),
    Case(
      "a,n\nx,1\ny,2\nz,about 3\nu,4\n",
      "warning mixed-types 4 n",
      says: "`n` has 3 numbers, and other text in 1 cell: `about 3` on line 4"
    ),
    Case("a,n\nx,1\ny,zero\nz,nil\nu,many\n"),
    Case(
      "a,n\nx,£1\ny,2%\nz,£3\n",
      "warning mixed-units 3 n",
      says: "2 numbers with `£` and 1 number with `%`"
    ),
    Case("a,n (£)\nx,£1\ny,2\n"),
    Case("a,n (£zillion)\nx,1\n", "warning unreadable-unit 1 n (£zillion)", says: "`£zillion`"),
    Case("a,n (£000)\nx,1\n"),
    Case("measure,unit\n1,%\n2,stone\n", "warning unreadable-unit 3 unit"),
    Case("day,n\n2023-02-28,1\n2023-02-30,2\n", "fail impossible-date 3 day"),
    Case("day,n\n28/02/2023,1\n29/02/2023,2\n12/25/2023,3\n", "fail impossible-date 3 day"),
    Case("day,n\n28 Feb 2023,1\n31 Apr 2023,2\n", "fail impossible-date 3 day"),
    Case("period,n\n2022/23,1\n2022/23 2023/24,2\n", "warning two-years 3 period"),
    Case("period,n\n2022/23,1\n2019/23,2\n", "warning two-years 3 period"),
    Case("period,n\nQ1 2022/23,1\nQ2,2\n", "warning quarter-without-year 3 period"),
    Case(
      "period,n\nQ1,1\nQ2,2\n",
      "warning quarter-without-year 2 period",
      says: "`Q1` on line 2 and `Q2` on line 3"
    ),
    Case(
      "period,n\nQ1 2023/24,1\nQ2 2023/24 (Apr–Jun 2023),2\n",
      "fail label-contradicts-dates 3 period",
      says: "`Q2 2023/24` stands for Apr 2023 to Jun 2023 in 1 cell"
    ),
    Case(
      "period,n\nP5 2023/24,1\nPeriod 6 (July 2023),2\n",
      "fail label-contradicts-dates 3 period"
    ),
    Case("period,n\nQ2 2023/24 (Jul–Sep 2023),1\nPeriod 6 2023/24 (September 2023),2\n"),
    Case("period,n\n2021,1\n2022,2\n2022/23,3\n2023,4\n"),
    Case("note,n\nfrom 2021 and 2023,1\nin Q2 as planned,2\n"),
    Case(
      "period,start,end,n\n2022/23,2022-04-01,2023-03-31,1\n2023/24,2023-01-01,2023-12-31,2\n",
      "fail label-contradicts-dates 3 period",
      says: "names another period than `start` and `end`"
    ),
    Case(
      "start,end\n2023-01-01,2023-12-31\n2023-12-01,2023-01-31\n",
      "fail ends-before-start 3 end"
    ),
    Case(
      "share (%),a\n45,x\n110,y\n-1,z\n",
      "warning percent-over-100 3 share (%)",
      says: "`110` on line 3 and `-1` on line 4"
    ),
    Case("change (%),a\n45,x\n110,y\n"),
    Case("a,pupils_percent\nx,99.9\ny,100.1\n", "warning percent-over-100 3 pupils_percent"),
    Case(
      "pc,a\n" + (0..<20).map { "0.\($0 + 10),x\($0)\n" }.joined(),
      "warning percent-as-ratio pc"
    ),
    Case("a,b\nx ,1\ny,2\n", "warning spaces-round-text 2 a"),
    Case("a,b\nx, 1\ny,2\n", "info spaces-round-text 2 b"),
    Case(
      "a,b\nLeeds,1\nYork,2\nleeds,3\n",
      "warning two-spellings 4 a",
      says: "`Leeds` on line 2 and `leeds` on line 4"
    ),
    Case("a,b\nx,1\ny,-\nz,3\n", "warning legacy-missing-codes 3 b"),
    Case("a,b\nx,1\ny,c\nz,3\n"),
    Case("a,b\nx,1\ny,2\nTotal,3\n", "warning totals-with-parts 4 a"),
    Case("a,is_total,b\nx,false,1\ny,false,2\nTotal,true,3\n"),
    Case("a,b\nx,1\ny,2\nx,1\n", "warning duplicate-rows 4", says: "line 4 (as line 2)"),
    Case("a,b\n\"x\ny\",1\n\"p\nq\",2\nz\n", "fail short-rows 6"),
  ]

  @Test(arguments: cases) func finds(_ test: Case) throws {
    let findings = try Screening.findings(test.text)
    #expect(findings.map(Screening.short) == test.found)
    if !test.says.isEmpty {
      #expect(findings.contains { $0.reason.contains(test.says) }, "\(findings.map(\.reason))")
    }
    for finding in findings {
      #expect(!finding.fix.isEmpty && !finding.reason.hasSuffix("."))
    }
  }

  @Test func anEncodingOtherThanUTF8() throws {
    let bytes = Array("a,b\nx,1\n".utf8) + [0xA3, 0x2C, 0x32, 0x0A]
    let findings = try Screening.findings(["data.csv": bytes])
    #expect(findings.map(Screening.short) == ["warning encoding 3"])
  }

  @Test func everythingIsFoundAtOnce() throws {
    let text = "a,a,share (%)\nx ,1,120\n\ny,2\nTotal,3,45\ny,2,\n"
    let found = try Screening.findings(text).map(\.id)
    #expect(found.first == "duplicate-header")
    let wanted: Set = [
      "duplicate-header", "short-rows", "percent-over-100", "spaces-round-text",
      "totals-with-parts",
      "duplicate-rows", "blank-lines",
    ]
    #expect(Set(found) == wanted)
  }

  @Test func aFileThatCannotBeReadIsAnError() throws {
    for bytes in [[], Array("a,b\n\"x\n".utf8), [0, 1, 2]] as [[UInt8]] {
      #expect(throws: (any Error).self) { try Screening.findings(["data.csv": bytes]) }
    }
    #expect(throws: (any Error).self) { try Screener.screen(["no such file.csv"]) }
  }

  @Test func aFolderIsScreenedFileByFile() throws {
    let files = ["a.csv": "x,y\n1,2\n", "b.csv": "x,y\n1\n", "a.meta.csv": "col_name\n"]
    try Fixtures.withFolder(files.mapValues { Array($0.utf8) }) { folder in
      let report = try Screener.screen([folder, folder + "/b.csv"])
      #expect(report.files == 2 && report.rows == 2)
      #expect(report.findings.contains { $0.id == "short-rows" && $0.file.hasSuffix("/b.csv") })
    }
  }

  /// The tables that come with the program are as they should be.
  @Test func bundledTables() throws {
    let folder = Fixtures.repository.appending(path: "Sources/BundledCatalogue/data")
    let report = try Screener.screen([folder.path])
    #expect(report.files > 20)
    #expect(report.findings.filter { $0.severity != .info }.map(\.reason) == [])
  }

  @Test func everyCheckSaysWhatItLooksFor() {
    #expect(Screener.checks.count >= 40)
    for check in Screener.checks {
      #expect(check.looksFor.first?.isUppercase == false || check.looksFor.hasPrefix("`"))
      #expect(!check.looksFor.hasSuffix("."))
    }
  }
}
