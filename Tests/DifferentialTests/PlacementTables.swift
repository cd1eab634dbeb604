import TestSupport

/// Made-up tables with all that makes answers differ: missing cells, ties, duplicates, negative
/// numbers, decimals, texts with capitals, spaces and letters beyond ASCII, codes with leading zeros,
/// and keys that find none, one or several matches.
enum PlacementTables {
  private static let areas = [
    "Worcester", "worcester", "Wyre Forest", "Malvern Hills", "Évesham", "Łódź house",
    "Redditch & Bromsgrove", "upton, upper", "Droitwich Spa", "naïve Street", "the \"Old\" Mill",
  ]
  private static let notes = [
    "Review due", "review DUE", "100% funded", "see note_7", "a/b/c", "n/a here", "café visit",
    "Out of county", "out", "x", "Emergency  placement", "42", "no change since Q2 2023/24",
  ]

  static func make(placements: Int, visits: Int) -> [GeneratedTable] {
    var random = SeededGenerator(seed: 20_240_611)
    return [
      makePlacements(placements, &random), makeTeams(), makeVisits(visits, placements, &random),
      makePairs(),
    ]
  }

  private static func makePlacements(
    _ count: Int,
    _ random: inout SeededGenerator
  ) -> GeneratedTable {
    var table = GeneratedTable(
      name: "placements",
      fields: [
        ("id", "integer"), ("area", "string"), ("team", "string"), ("started", "date"),
        ("weeks", "integer"), ("cost", "number"), ("rate", "number"), ("open", "boolean"),
        ("note", "string"),
      ]
    )
    for id in 1...count {
      table.rows.append([
        "\(id)",
        random.cell(missing: 6) { $0.one(of: areas) },
        random.cell(missing: 4) { "0\($0.whole(1...9))" },
        random.cell(missing: 5) { isoDate($0.whole(18_628...19_700)) },
        random.cell(missing: 8) { "\($0.whole(-5...40))" },
        random.cell(missing: 7) { decimal($0.whole(-99_999...999_999), places: 2) },
        random.cell(missing: 3) { decimal($0.whole(0...12) * 5, places: 1) },
        random.cell(missing: 10) { $0.isOne(in: 60) ? "true" : "false" },
        random.cell(missing: 30) { $0.one(of: notes) },
      ])
    }
    return table
  }

  /// Teams `03` stands twice, one has no code, `11` and `12` have no placements, `08` and `09` are not
  /// listed.
  private static func makeTeams() -> GeneratedTable {
    GeneratedTable(
      name: "teams",
      fields: [
        ("team", "string"), ("name", "string"), ("budget", "number"), ("lead", "string"),
        ("head", "integer"),
      ],
      rows: [
        ["01", "North", "120000.50", "Ashe", "3"], ["02", "South", "95000.00", "Bell", "3"],
        ["03", "East", "87500.25", "", "1"], ["03", "East annexe", "1200.75", "Cole", "1"],
        ["04", "West", "", "Dunn", "2"], ["05", "Central", "110250.00", "Eve", ""],
        ["06", "Night", "-500.00", "", "5"], ["07", "Reserve", "0.00", "Ashe", "6"],
        ["11", "Closed", "10.10", "Finn", "1"], ["12", "Planned", "", "", "2"],
        ["", "Unnumbered", "75.00", "Gray", "4"],
      ]
    )
  }

  private static func makeVisits(
    _ count: Int,
    _ placements: Int,
    _ random: inout SeededGenerator
  ) -> GeneratedTable {
    var table = GeneratedTable(
      name: "visits",
      fields: [
        ("visit", "integer"), ("placement", "integer"), ("day", "date"), ("minutes", "integer"),
      ]
    )
    for visit in 1...count {
      table.rows.append([
        "\(visit)",
        random.cell(missing: 5) { "\($0.whole(1...placements + placements / 10))" },
        isoDate(random.whole(19_000...19_700)),
        random.cell(missing: 9) { "\($0.whole(1...24) * 5)" },
      ])
    }
    return table
  }

  /// Two columns of few values, each of them missing at times, with rows that stand twice.
  private static func makePairs() -> GeneratedTable {
    GeneratedTable(
      name: "pairs",
      fields: [("x", "integer"), ("y", "integer"), ("word", "string")],
      rows: [
        ["1", "10", "a"], ["2", "", "b"], ["", "10", "A"], ["", "", ""], ["1", "10", "a"],
        ["-3", "4", "b"], ["2", "20", ""], ["0", "0", "c c"], ["", "10", "A"], ["7", "-2", "é"],
      ]
    )
  }
}
