import Columns
import Datasets
import Foundation
import TestSupport
import Testing

/// What the screener finds in files in the form of Explore Education Statistics: a good pair of files,
/// spoilt in one place at a time.
@Suite struct OfficialCheckTests {
  private static let header =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    + "old_la_code,new_la_code,la_name,phase,sex,pupils,share\n"
  private static let rows = [
    "202223,Academic year,National,E92000001,England,,,,,,All,Total,1200,48.5",
    "202223,Academic year,National,E92000001,England,,,,,,All,Boys,600,c",
    "202223,Academic year,Regional,E92000001,England,E12000005,West Midlands,,,,All,Total,300,47",
    "202223,Academic year,Local authority,E92000001,England,E12000005,West Midlands,885,E10000034,"
      + "Worcestershire,Primary,Total,100,z",
    "202324,Academic year,Local authority,E92000001,England,E12000005,West Midlands,885,E10000034,"
      + "Worcestershire,Primary,Boys,50,50.25",
  ]
  private static let metadata = [
    "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,"
      + "filter_grouping_column",
    "phase,Filter,Phase,,,,,", "sex,Filter,Sex,,,,Sex of pupils,",
    "pupils,Indicator,Number of pupils,Counts,,0,,", "share,Indicator,Share,Shares,%,1,,",
  ]

  /// One change to the good pair.
  struct Case: Sendable, CustomTestStringConvertible {
    let change: (old: String, new: String)
    let isMetadata: Bool
    let found: [String]
    var testDescription: String { "\(change.old) → \(change.new)" }

    init(_ old: String, _ new: String, _ found: String..., inMetadata isMetadata: Bool = false) {
      change = (old, new)
      self.isMetadata = isMetadata
      self.found = found
    }
  }

  static let cases = [
    Case("", "", "info filter-total 2 phase"),
    Case(
      "pupils,share\n",
      "pupils,share \n",
      "warning header-spaces 1 share",
      "fail column-name-spaces 1 share "
    ),
    Case("country_name,", "country,", "fail required-columns 1"),
    Case(
      "sex,pupils",
      "Sex,pupils",
      "warning column-name-style 1 Sex",
      "fail metadata-not-in-data 3 sex",
      "warning data-not-in-metadata 1 Sex",
      "fail duplicate-rows 3"
    ),
    Case("All,Boys,600", ",Boys,600", "fail filter-blank 3 phase"),
    Case("All,Boys,600", "All ,Boys,600", "fail filter-spaces 3 phase"),
    Case("600,c", "600,", "fail indicator-blank 3 share"),
    Case("600,c", "600,~", "fail indicator-symbol 3 share"),
    Case("600,c", "600,NULL", "fail null-symbol 3 share"),
    Case("600,c", "600,..", "warning legacy-symbol 3 share"),
    Case("600,c", "600,101", "warning percent-over-100 3 share"),
    Case(
      "Local authority,E92000001,England,E12000005",
      "Council,E92000001,England,E12000005",
      "fail geographic-level 5 geographic_level"
    ),
    Case("Regional,", ",", "fail geographic-level 4 geographic_level"),
    Case(
      "E10000034,Worcestershire,Primary,Total",
      "E1000034,Worcestershire,Primary,Total",
      "fail geography-code 5 new_la_code",
      "warning geography-two-codes 6 new_la_code"
    ),
    Case(
      "885,E10000034,Worcestershire,Primary,Boys",
      "8855,E10000034,Worcestershire,Primary,Boys",
      "fail geography-code 6 old_la_code"
    ),
    Case(
      "E10000034,Worcestershire,Primary,Boys",
      "E10000034,Worcester,Primary,Boys",
      "fail geography-two-names 6 la_name"
    ),
    Case(
      "E10000034,Worcestershire,Primary,Boys",
      "x,Worcestershire,Primary,Boys",
      "fail geography-not-available 6 new_la_code"
    ),
    Case(
      "Regional,E92000001,England,E12000005,West Midlands,,,,",
      "Regional,E92000001,England,,West Midlands,,,,",
      "fail geography-incomplete 4 region_code"
    ),
    Case(
      "Regional,E92000001,England,E12000005,West Midlands,,,,",
      "Regional,E92000001,England,E12000005,West Midlands,885,,,",
      "fail geography-overcompleted 4 old_la_code"
    ),
    Case(
      "202324,Academic year,Local authority,E92000001,England,E12000005,West Midlands",
      "202324,Academic year,Local authority,E92000001,England,E12000005,",
      "warning region-missing 6 region_name"
    ),
    Case("202324,Academic", "2024,Academic", "fail time-period-identifier 6 time_period"),
    Case("202324,Academic", "202325,Academic", "fail time-period-years 6 time_period"),
    Case("202324,Academic", "2023/24,Academic", "fail time-period 6 time_period"),
    Case("202324,Academic", ",Academic", "fail time-period 6 time_period"),
    Case(
      "202324,Academic year",
      "202324,Academic Year",
      "warning two-spellings 6 time_identifier",
      "fail time-identifier 6 time_identifier"
    ),
    Case(
      "202324,Academic year",
      "202324,Financial year",
      "fail time-identifier-mix 6 time_identifier"
    ),
    Case(
      "England,,,,,,All,Boys",
      "England,,,,,Total,All,Boys",
      "fail total-in-observational-unit 3 la_name",
      "fail geography-overcompleted 3 la_name"
    ),
    Case("All,Boys,600", "All,Total,600", "fail duplicate-rows 3"),
    Case(
      "Filter,Sex,",
      "filter,Sex,",
      "fail metadata-type 3 sex",
      "fail duplicate-rows 3",
      inMetadata: true
    ),
    Case("Filter,Sex,", "Filter,,", "fail metadata-label-blank 3 sex", inMetadata: true),
    Case("Filter,Sex,", "Filter,Phase,", "fail metadata-label-duplicate 3 sex", inMetadata: true),
    Case("Filter,Sex,,,,", "Filter,Sex,,,1,", "fail filter-decimals 3 sex", inMetadata: true),
    Case("Filter,Sex,,,,", "Filter,Sex,,%,,", "fail filter-unit 3 sex", inMetadata: true),
    Case(
      "Filter,Sex,,,,",
      "Filter,Sex,Group,,,",
      "fail metadata-misplaced 3 sex",
      inMetadata: true
    ),
    Case("Counts,,0,,", "Counts,,0,hint,", "fail metadata-misplaced 4 pupils", inMetadata: true),
    Case("Counts,,0,,", "Counts,,0,,phase", "fail metadata-misplaced 4 pupils", inMetadata: true),
    Case("Counts,,0,,", "Counts,,0.5,,", "fail indicator-decimals 4 pupils", inMetadata: true),
    Case("Counts,,0,,", "Counts,,,,", "info indicator-decimals-missing 4 pupils", inMetadata: true),
    Case("Counts,,0,,", "Counts,£k,0,,", "fail indicator-unit 4 pupils", inMetadata: true),
    Case(
      "pupils,Indicator",
      "gone,Indicator",
      "warning data-not-in-metadata 1 pupils",
      "fail metadata-not-in-data 4 gone",
      inMetadata: true
    ),
    Case(
      "pupils,Indicator",
      "male_pupils,Indicator",
      "warning data-not-in-metadata 1 pupils",
      "fail metadata-not-in-data 4 male_pupils",
      "fail smushed-indicator 4 male_pupils",
      inMetadata: true
    ),
    Case(
      "pupils,Indicator",
      ",Indicator",
      "warning data-not-in-metadata 1 pupils",
      "fail metadata-name-blank 4",
      inMetadata: true
    ),
    Case(
      "label,indicator_grouping",
      "label,grouping",
      "fail metadata-columns-missing 1",
      "fail metadata-columns-unknown 1 grouping",
      inMetadata: true
    ),
    Case("of pupils,", "of pupils,,x", "fail metadata-ragged-rows 3", inMetadata: true),
    Case("of pupils,", "of pupils,phase", inMetadata: true),
    Case(
      "of pupils,",
      "of pupils,region_name",
      "fail observational-unit-in-metadata 3 region_name",
      "info filter-group-undescribed 3 region_name",
      "fail filter-blank 2 region_name",
      inMetadata: true
    ),
    Case(
      "sex,Filter,Sex",
      "sex,Filter,\(String(repeating: "x", count: 101))",
      "warning too-long 3 sex",
      inMetadata: true
    ),
    Case(
      "filter_grouping_column",
      "filter_grouping_column,filter_default",
      "fail metadata-ragged-rows 2",
      inMetadata: true
    ),
  ]

  @Test(arguments: cases) func finds(_ test: Case) throws {
    var data = Self.header + Self.rows.joined(separator: "\n") + "\n"
    var metadata = Self.metadata.joined(separator: "\n") + "\n"
    if !test.change.old.isEmpty {
      let text = test.isMetadata ? metadata : data
      let range = try #require(text.firstRange(of: test.change.old), "\(test.change.old)")
      let changed = text.replacingCharacters(in: range, with: test.change.new)
      if test.isMetadata { metadata = changed } else { data = changed }
    }
    let files = ["data.csv": Array(data.utf8), "data.meta.csv": Array(metadata.utf8)]
    let usual = "info filter-total 2 phase"
    let found = try Screening.findings(files).map(Screening.short)
    let wanted = test.found + (test.found == [usual] ? [] : [usual])
    #expect(found.sorted() == wanted.sorted())
  }

  @Test func withoutMetadata() throws {
    let data = Self.header + Self.rows.joined(separator: "\n") + "\n"
    #expect(try Screening.findings(data).map(\.id) == ["metadata-missing"])
  }

  @Test func metadataThatCannotBeRead() throws {
    let files = ["data.csv": Array("a\n1\n".utf8), "data.meta.csv": Array("\"x".utf8)]
    #expect(try Screening.findings(files).map(\.id) == ["metadata-unreadable"])
  }

  /// Metadata alone leads to the data beside it.
  @Test func namingTheMetadataIsNamingThePair() throws {
    let files = ["data.csv": "time_period,a\n2023,1\n", "data.meta.csv": "col_name\na\n"]
    let bytes = files.mapValues { Array($0.utf8) }
    let one = try Screening.findings(bytes).map(Screening.short)
    #expect(one == (try Screening.findings(bytes, "data.meta.csv").map(Screening.short)))
    try Fixtures.withFolder(bytes) { folder in
      let report = try Screener.screen([folder + "/data.csv", folder + "/data.meta.csv"])
      #expect(report.files == 1)
    }
  }

  /// Whatever is in the files, the screener and the package writer end, with findings or an error.
  @Test func spoiltPairsEndWell() throws {
    var random = SeededGenerator(seed: 20_261_122)
    let data = Array((Self.header + Self.rows.joined(separator: "\n") + "\n").utf8)
    let metadata = Array(Self.metadata.joined(separator: "\n").utf8)
    let odd: [String] = [
      "\"", "\n", ",", "\r", "Q99999999999999999999 (Jul 2023)", "31/02/2023", "£", "\u{0}", "%",
      "P6 (July 2023)", "2019/23", "9223372036854775807", "Total", "é", "sep=;\n",
    ]
    func spoilt(_ bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        bytes.replaceSubrange(
          place..<end,
          with: Array((odd.randomElement(using: &random) ?? "").utf8)
        )
      }
      return bytes
    }
    for _ in 0..<300 {
      let files = ["data.csv": spoilt(data), "data.meta.csv": spoilt(metadata)]
      try Fixtures.withFolder(files) { folder in
        let path = folder + "/data.csv"
        do throws(DataError) {
          _ = try Screener.screen([path])
          let first = try Catalogue.empty.load(file: path)
          let package = try Catalogue.empty.dataPackage(of: [.file(path)])
          try? Data(package.utf8).write(to: URL(filePath: folder + "/datapackage.json"))
          let second = try Catalogue.empty.load(file: path)
          if let one = first.provider as? Table, let other = second.provider as? Table {
            #expect(PackageWriterTests.difference(one, other) == nil)
          }
        } catch {
          #expect(!error.message.isEmpty)
        }
      }
    }
  }

  @Test func namesOfFiles() throws {
    let data = Array((Self.header + Self.rows.joined(separator: "\n")).utf8)
    let metadata = Array(Self.metadata.joined(separator: "\n").utf8)
    let spaced = try Screening.findings(
      ["my data.csv": data, "my data.meta.csv": metadata],
      "my data.csv"
    )
    #expect(spaced.map(\.id).filter { $0 == "file-name-spaces" }.count == 2)
    let odd = try Screening.findings(
      ["data+x.csv": data, "data+x.meta.csv": metadata],
      "data+x.csv"
    )
    #expect(odd.contains { $0.id == "file-name-characters" })
  }
}

/// Pairs that the DfE wrote for their own screener; skipped where the folder is missing.
@Suite(.enabled(if: Fixtures.shared != nil, "the folder shared/data is not beside the repository"))
struct SharedScreenerTests {
  /// For each broken pair the finding that its name says, with its line.
  static let broken = [
    ("blanks_indicators", "fail indicator-blank 18 enrolments_pa_10_exact_percent"),
    ("col_name_duplicate", "fail metadata-name-duplicate 10 school_type"),
    ("data_variable_spaces", "fail column-name-spaces 1 school phase"),
    ("duplicate_rows", "fail duplicate-rows 78"),
    ("filter_level", "fail filter-levels 9 school_type"),
    ("geographic_level", "fail geographic-level 2 geographic_level"),
    ("indicator_dp", "fail filter-decimals 9 school_type"),
    ("time_identifier", "fail time-identifier 2 time_identifier"),
    ("time_period", "fail time-period 2 time_period"),
  ]

  @Test(arguments: broken) func brokenPairs(name: String, finding: String) throws {
    let folder = try #require(Fixtures.shared).appending(path: "eesyscreener/fail")
    let report = try Screener.screen([folder.appending(path: name + ".csv").path])
    #expect(report.findings.map(Screening.short).contains(finding))
  }

  @Test func everyBrokenPairIsNamed() throws {
    let folder = try #require(Fixtures.shared).appending(path: "eesyscreener/fail")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".meta.csv") }.map { String($0.dropLast(9)) }
    #expect(Set(names) == Set(Self.broken.map(\.0)))
  }

  @Test func goodPairs() throws {
    let folder = try #require(Fixtures.shared).appending(path: "eesyscreener/pass")
    let report = try Screener.screen([folder.path])
    #expect(report.files == 5)
    #expect(report.findings.filter { $0.severity != .info }.map(Screening.short) == [])
  }

  /// What is published is sound but for what really is odd in it.
  @Test func publishedFiles() throws {
    let folder = try #require(Fixtures.shared).appending(path: "dfe")
    let plans = try Screener.screen([folder.appending(path: "sen2_mi.csv").path])
    #expect(plans.count(.fail) == 0)
    #expect(
      plans.findings.contains {
        $0.id == "percent-over-100" && $0.reason.contains("`113.51` on line 1434")
      }
    )
    let absence = try Screener.screen([folder.appending(path: "absence_la.csv").path])
    #expect(absence.findings.map(\.id) == ["metadata-missing", "geography-two-codes"])
  }
}
