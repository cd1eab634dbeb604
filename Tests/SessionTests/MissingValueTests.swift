import Diagnostics
import Foundation
import TestSupport
import Testing

/// Missing values, flags and declarations as a person meets them, from a file to the answer.
@Suite struct MissingValueTests {
  private func ask(
    _ files: [String: String],
    _ query: String,
    format: String = "csv"
  ) throws
    -> (output: String, ids: [String])
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let text = query.replacingOccurrences(of: "FOLDER", with: folder.path)
    let result = Asking().ask(text, format: format)
    return (result.output, result.diagnostics.map(\.id))
  }

  private static let flagged = [
    "d.csv": "area,value\nA,1 [r]\nB,2 [p][e]\nC,c\nD,4\nE,5 [u]\n"
  ]

  @Test(arguments: [
    (
      "where value is provisional or value is unreliable",
      "area,value,value_flag\nB,2,p e\nE,5,u\n"
    ),
    ("where value is flagged | show area", "area\nA\nB\nE\n"),
    ("where value is not revised and value is not missing | show area", "area\nB\nD\nE\n"),
    ("show area, flag(value) as f | first 3", "area,f\nA,r\nB,p e\nC,\n"),
    ("add value * 2 as v | show v | first 2", "v,v_flag\n2,r\n4,p e\n"),
    ("sort by value descending | show value | first 2", "value,value_flag\n5,u\n4,\n"),
    (
      "pivot value across area | show A, B",
      "A,A_flag,B,B_flag\n1,r,2,p e\n"
    ),
    (
      "join (from \"FOLDER/d.csv\" | rename value as other) on area | show other | first 1",
      "other,other_flag\n1,r\n"
    ),
    ("append \"FOLDER/d.csv\" | show value | last 1", "value,value_flag\n5,u\n"),
    ("summarise last(value) as v", "v,v_flag\n5,u\n"),
    ("unpivot value as what, v | show v | first 1", "v,v_flag\n1,r\n"),
    ("top 1 by value | show value", "value,value_flag\n5,u\n"),
    ("distinct value | first 1", "value,value_flag\n1,r\n"),
    ("count by value | first 1", "value,count\n1,1\n"),
    ("add if value > 1 then value else 0 as v | show v | last 1", "v,v_flag\n5,u\n"),
  ])
  func flagsAreCarried(_ steps: String, _ answer: String) throws {
    let (output, _) = try ask(Self.flagged, "from \"FOLDER/d.csv\" | " + steps)
    #expect(output == answer, "\(steps)")
  }

  @Test func flagsAreShownAndCounted() throws {
    let (table, _) = try ask(Self.flagged, "from \"FOLDER/d.csv\"", format: "table")
    #expect(table.contains("A     1 [r]"))
    #expect(
      table.hasSuffix(
        "c suppressed · [r] revised · [p] provisional · [e] estimated · [u] unreliable\n"
      )
    )
    let (_, ids) = try ask(Self.flagged, "from \"FOLDER/d.csv\" | summarise total(value) as t")
    #expect(ids.contains("flagged-cells") && ids.contains("cells-left-out"))
    let (_, others) = try ask(
      Self.flagged,
      "from \"FOLDER/d.csv\" | where area = \"D\" | summarise total(value) as t"
    )
    #expect(!others.contains("flagged-cells"))
    let (json, _) = try ask(Self.flagged, "from \"FOLDER/d.csv\" | first 1", format: "jsonl")
    #expect(json == "{\"area\": \"A\", \"value\": 1, \"value_flag\": \"r\"}\n")
  }

  @Test func aDeclaredFileIsASource() throws {
    let files = ["d.csv": "area;spend\nKent;-\nDevon;1,5\n"]
    let load =
      "load \"FOLDER/d.csv\" as spending with delimiter \";\", decimal comma,\n  missing \"-\" as zero, unit of spend is \"£m\"\n\n"
    let (output, ids) = try ask(files, load + "from spending | summarise total(spend) as t")
    #expect(output == "t\n1.5\n")
    #expect(ids.isEmpty)
    let again = try ask(files, load + "let x = from spending\nfrom x | where spend > £1m | count")
    #expect(again.output == "count\n1\n")
  }

  /// A `load` that fails leaves what the name meant before.
  @Test func aFailedLoadChangesNothing() throws {
    let files = ["d.csv": "a\n1\n", "e.csv": "a\n1\n2\n"]
    let asking = Asking()
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    #expect(asking.ask("load \"\(folder.path)/d.csv\" as d").failure == nil)
    let failed = asking.ask("load \"\(folder.path)/e.csv\" as d with read b as text")
    #expect(failed.diagnostics.map(\.id) == ["unknown-column"])
    #expect(asking.ask("from d | count", format: "csv").output == "count\n1\n")
    #expect(asking.ask("load \"\(folder.path)/e.csv\" as d").failure == nil)
    #expect(asking.ask("from d | count", format: "csv").output == "count\n2\n")
  }

  // MARK: - Disclosure

  private static let parts = """
    area,total,boys,girls,year
    Kent,100,62,38,2020
    Devon,50,20,c,2020
    York,70,45,25,2020
    Leeds,90,c,c,2020

    """

  /// `c` is given away where an expression equals it wherever both are known.
  @Test(arguments: [
    "add total - boys as rest | show area, rest",
    "show area, total, boys | add total - boys as rest | show area, rest",
    "where area <> \"Leeds\" | sort by total | add 0 - boys + total as rest | show rest",
    "add (total - boys) / 1 as rest | show rest",
    "rename girls as g | drop g | add total - boys as rest | show rest",
  ])
  func reveals(_ steps: String) throws {
    let (_, ids) = try ask(["d.csv": Self.parts], "from \"FOLDER/d.csv\" | " + steps)
    #expect(ids.contains("reveals-suppressed"), "\(steps)")
  }

  @Test(arguments: [
    // Nothing that equals what is suppressed.
    "add total + boys as rest | show rest", "add boys * 2 as rest | show rest",
    "show area, total, boys", "add total / boys as ratio | show area, ratio",
    // The suppressed row is not in the answer.
    "where area = \"Kent\" or area = \"York\" | add total - boys as rest | show rest",
    // It stays missing.
    "add if girls is suppressed then missing else total - boys as rest | show rest",
    "add total - girls as rest | show rest", "summarise total(boys) as b",
  ])
  func revealsNothing(_ steps: String) throws {
    let (_, ids) = try ask(["d.csv": Self.parts], "from \"FOLDER/d.csv\" | " + steps)
    #expect(!ids.contains("reveals-suppressed"), "\(steps)")
    #expect(!ids.contains("suppressed-beside-total"), "\(steps)")
  }

  @Test func aShareGivesItsComplementAway() throws {
    let files = ["d.csv": "boys,girls\n60%,40%\n55%,45%\n70%,c\n"]
    let (_, ids) = try ask(files, "from \"FOLDER/d.csv\" | show 100% - boys as others")
    #expect(ids.contains("reveals-suppressed"))
  }

  private static let rows =
    "area,type,n\nKent,A,10\nKent,B,20\nKent,Total,30\nDevon,A,c\n"
    + "Devon,B,7\nDevon,Total,10\nYork,A,c\nYork,B,c\nYork,Total,12\n"

  @Test(arguments: [
    ("", true), ("where area = \"Devon\"", true), ("pivot n across type by area", true),
    ("pivot n across type by area | add Total - B as rest | show area, rest", false),
    ("where area <> \"Devon\"", false), ("where type <> \"Total\"", false),
    ("where type <> \"B\"", false),
  ])
  func showsATotalBesideItsParts(_ steps: String, _ isShown: Bool) throws {
    let query = "from \"FOLDER/d.csv\"" + (steps.isEmpty ? "" : " | " + steps)
    let (_, ids) = try ask(["d.csv": Self.rows], query)
    #expect(ids.contains("suppressed-beside-total") == isShown, "\(steps)")
    #expect(ids.contains("reveals-suppressed") == steps.contains("rest"), "\(steps)")
  }

  /// A total that is of something else is none of these parts.
  @Test func partsThatDoNotAddUpAreNoParts() throws {
    let files = ["d.csv": "total,a,b\n10,3,4\n20,5,6\n30,c,7\n"]
    #expect(try ask(files, "from \"FOLDER/d.csv\"").ids.isEmpty)
    let long = ["d.csv": "k,type,n\n1,A,3\n1,B,4\n1,Total,10\n2,A,c\n2,B,5\n2,Total,9\n"]
    #expect(try ask(long, "from \"FOLDER/d.csv\" | show text(k) as k, type, n").ids.isEmpty)
  }
}
