import Columns
import Datasets
import Diagnostics
import Foundation
import Plan
import Platform
import Session
import Testing

/// What `cite` says of rows of files, documents, queries and earlier answers.
struct CitationTests {
  /// Two files of one name in two folders, one of them in a data package.
  private static let files = [
    "a.csv": "area,note,n\nA,\"two\nlines\",1\nB,x,2\n\nA,y,4\nC,z,8\n",
    "b.csv": "area,pop\nA,10\nB,20\n",
    "long.csv": "n\n" + (0..<400).map { "\($0)\n" }.joined(),
    "years.csv": "year,n\n2019/20,1\n2021/22,3\n",
    "printed.csv":
      "n,paper,page,part\n1,Pack,3,\n2,Pack,4,\n3,Pack,9,\"Item 5, paragraph 8\"\n"
      + "4,Pack,,\"Item 5, paragraphs 9 and 11\"\n5,Slides,Slide 4,Overview\n6,,,\n",
    "other/a.csv": "area,m\nA,1\n",
    "datapackage.json": """
    {"created": "2024-05-01T10:00:00Z",
      "contributors": [{"title": "The council", "role": "publisher"}, {"title": "An author"}],
      "sources": [{"title": "Not asked for"}],
      "resources": [
        {"name": "a", "path": "a.csv", "title": "Children by area"},
        {"name": "years", "path": "years.csv", "title": "Years", "contributors": [],
          "schema": {"fields": [{"name": "year", "type": "string", "calendar": "financial"}]}},
        {"name": "printed", "path": "printed.csv", "title": "Printed", "schema": {"fields": [
          {"name": "paper", "type": "string", "role": "document"},
          {"name": "page", "type": "string", "role": "page"},
          {"name": "part", "type": "string", "role": "paragraph"}]}}]}
    """,
  ]

  private static let folder = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let other = folder.appending(path: "other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder.path
  }

  private let session = Session(catalogue: .bundled())
  private let folder: String

  init() throws { folder = try Self.folder.get() }

  private func ask(_ text: String, as name: String = "query") -> (table: Table?, [Diagnostic]) {
    var answer: Table?
    var said: [Diagnostic] = []
    // `@` stands for the folder.
    let text = text.replacing("@", with: folder + "/")
    session.run(SourceFile(name: name, text: text), cancellation: Cancellation()) { outcome in
      switch outcome {
      case .table(let table, let notes), .value(let table, let notes),
        .shown(let table, _, let notes):
        (answer, said) = (table, notes)
      case .words, .defined, .said: break
      case .failed(let diagnostics, _): said = diagnostics
      }
    }
    return (answer, said)
  }

  /// The sources of each row, those of a row with a bar between.
  private func sources(_ text: String, as name: String = "query") throws -> [String] {
    let (table, said) = ask(text, as: name)
    let answer = try #require(table, "\(said)")
    let citations = try #require(answer.citations)
    #expect(citations.rowCount == answer.rowCount)
    return (0..<answer.rowCount).map { citations.sources(ofRow: $0).joined(separator: " | ") }
  }

  private static let council = "Children by area, The council, 2024-05-01: a.csv, "

  @Test(arguments: [
    // Lines are those of the file: the header, blank lines and line ends in quotes count.
    ("from \"@a.csv\" | show n", ["line 2", "line 4", "line 6", "line 7"].map { council + $0 }),
    (
      "from \"@a.csv\" | summarise total(n) as n by area",
      [council + "lines 2 and 6 (2 rows)", council + "line 4", council + "line 7"]
    ),
    ("from \"@b.csv\" | summarise total(pop) as n", ["b.csv, lines 2–3 (2 rows)"]),
    (
      "from \"@long.csv\" | where n mod 7 = 0 | summarise count() as n",
      ["long.csv, lines 2, 9, 16, 23, 30 … 401 (58 rows)"]
    ),
    (
      "from \"@long.csv\" | where n mod 100 < 50 | summarise count() as n",
      ["long.csv, lines 2–51, 102–151, 202–251 and 302–351 (200 rows)"]
    ),
    ("from \"@long.csv\" | where n > 900 | summarise count() as n", [""]),
    // A row that is added has no source; its title comes from the resource, the rest from the package.
    (
      "from \"@years.csv\" | fill year",
      [
        "Years, The council, 2024-05-01: years.csv, line 2", "",
        "Years, The council, 2024-05-01: years.csv, line 3",
      ]
    ),
    (
      "from \"@b.csv\" | join keep all \"@a.csv\" on area | where area <> \"A\"",
      ["b.csv, line 3 | " + council + "line 4", council + "line 7"]
        .map { $0 }
    ),
    ("from \"@b.csv\" | join without \"@a.csv\" on area", []),
    (
      "from \"@b.csv\" | add total(pop) over (sort by pop running) as so_far",
      ["b.csv, line 2", "b.csv, lines 2–3 (2 rows)"]
    ),
    (
      "from \"@b.csv\" | add rank() over (sort by pop) as place",
      ["b.csv, line 2", "b.csv, line 3"]
    ),
    ("from \"@b.csv\" | rank pop highest first", ["b.csv, line 3", "b.csv, line 2"]),
    (
      "from \"@years.csv\" | change n over year against 2019/20 | show n",
      [String](repeating: "Years, The council, 2024-05-01: years.csv, lines 2–3 (2 rows)", count: 2)
    ),
    ("from \"@b.csv\" | describe", ["b.csv", "b.csv"]),
    // A file that is read twice is named once.
    (
      "from \"@b.csv\" | append (from \"@b.csv\") | summarise count() as n",
      ["b.csv, lines 2–3 (2 rows)"]
    ),
    ("from table [(a = 1), (a = 2)]", ["figures in the query", "figures in the query"]),
    ("from range 1 to 2", ["figures in the query", "figures in the query"]),
  ])
  func filesAreNamedWithTheirLines(_ query: String, _ expected: [String]) throws {
    #expect(try sources(query + " | cite") == expected)
  }

  @Test(arguments: [
    ("where n = 1", ["Pack, page 3"]),
    ("where n <= 2 | summarise total(n) as n", ["Pack, pages 3–4"]),
    (
      "where n in (3, 4) | summarise total(n) as n",
      ["Pack, page 9, Item 5, paragraph 8; Item 5, paragraphs 9 and 11"]
    ),
    ("where n = 5", ["Slides, Slide 4, Overview"]),
    // A row without a document is cited by its line.
    (
      "where n >= 5 | summarise total(n) as n",
      ["Slides, Slide 4, Overview | Printed, The council, 2024-05-01: printed.csv, line 7"]
    ),
    ("where n = 1 | show n", ["Pack, page 3"]),
  ])
  func documentsAreNamedWithTheirPlaces(_ steps: String, _ expected: [String]) throws {
    #expect(try sources("from \"@printed.csv\" | \(steps) | cite") == expected)
  }

  @Test func paragraphsOfOneItemArePutTogether() throws {
    #expect(
      try sources("from youth_justice_staffing | summarise total(fte) as fte | cite")
        == ["Scrutiny pack, 6 December 2023, Item 5, paragraphs 6–7"]
    )
  }

  @Test func filesOfOneNameAreToldApart() throws {
    let found = try sources(
      "from \"@b.csv\" | join \"@a.csv\" on area | join \"@other/a.csv\" on area | where pop = 20 | cite"
    )
    #expect(
      found == [
        "b.csv, line 3 | Children by area, The council, 2024-05-01: \(folder)/a.csv, line 4"
      ]
    )
  }

  @Test func rowsOfOneSourceShareANumber() throws {
    let (table, _) = ask("from transport | cite")
    #expect(table?.citations?.all.numbers == [Int32](repeating: 1, count: 13))
    let (files, _) = ask("from \"@a.csv\" | add total(n) over (by area) as t | cite")
    #expect(files?.citations?.all.numbers == [1, 2, 1, 3])
  }

  /// What a script writes down is cited with its line, also in a script that it includes.
  @Test func scriptsAreNamed() throws {
    let script = "# Title\nlet known = from table [(area = \"A\", x = 1)]\n\nfrom known | cite\n"
    #expect(try sources(script, as: "some/where.scq") == ["figures in where.scq, line 2"])
    let included = "let limits = from table [(area = \"A\", least = 5)]\n"
    let path = folder + "/limits.scq"
    try Data(included.utf8).write(to: URL(filePath: path))
    let query = "include \"limits.scq\"\n\nfrom limits | cite\n"
    #expect(try sources(query, as: folder + "/main.scq") == ["figures in limits.scq, line 1"])
  }

  /// `cite` on the last answer goes back to the files, through every line since.
  @Test func theLastAnswerIsCited() throws {
    let (first, notes) = ask("from \"@a.csv\" | join \"@b.csv\" on area")
    #expect(first?.rowCount == 4)
    #expect(notes.contains { $0.id == "rows-without-match" })
    _ = ask("where n > 1")
    _ = ask("summarise total(n) as n, total(pop) as pop by area | sort by n")
    #expect(
      try sources("cite") == [
        Self.council + "line 4 | b.csv, line 3", Self.council + "line 6 | b.csv, line 2",
        Self.council + "line 7",
      ]
    )
    // What was said of the earlier answers is not said again.
    #expect(ask("cite").1 == [])
    // Citing changes nothing: the next line goes on from the same rows.
    #expect(try sources("first 1 | cite") == [Self.council + "line 4 | b.csv, line 3"])
    #expect(ask("from _").table?.citations == nil)
  }

  @Test func aNameKeepsWhatItWasGiven() throws {
    _ = ask("from \"@b.csv\" | where pop > 10")
    _ = ask("let large = from _")
    _ = ask("from transport")
    #expect(try sources("from large | cite") == ["b.csv, line 3"])
  }

  /// A result joined with itself line after line would be a question that doubles with each; past a
  /// limit its rows are followed no further.
  @Test func aQuestionThatGrowsTooLargeIsLetGo() throws {
    _ = ask("from \"@b.csv\" | show area, pop")
    for _ in 0..<14 {
      _ = ask(
        "join (from _ | show area, pop as p) on area | add pop + p - p as x | show area, x as pop"
      )
    }
    let long = try sources("cite")
    #expect(long == ["b.csv, line 2", "b.csv, line 3"])
    for _ in 0..<3 {
      _ = ask(
        "join (from _ | show area, pop as p) on area | add pop + p - p as x | show area, x as pop"
      )
    }
    #expect(
      Set(try sources("cite")).isSubset(of: ["b.csv, line 2", "b.csv, line 3", "an earlier answer"])
    )
  }

  @Test func descriptionsSayWhereRowsComeFrom() {
    let notes = ask("describe \"@b.csv\"").1
    #expect(notes.map(\.message).contains("the rows come from b.csv, lines 2–3 (2 rows)"))
    let later = ask("from transport | where not is_total | describe").1
    #expect(
      later.last?.message
        == "the rows come from Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data"
    )
  }
}
