/// A small bookshop, for the kinds of query that PRQL's integration tests cover.
///
/// The tables have the shape of that suite's (things for sale in series, sales and their lines, staff
/// who report to each other) and a few rows each, so that answers can be checked by eye.
enum ShopTables {
  static let all = [books, series, authors, genres, sales, saleLines, staff, formats, moreFormats]

  private static let books = GeneratedTable(
    name: "books",
    fields: [
      ("book_id", "integer"), ("name", "string"), ("series_id", "integer"),
      ("genre_id", "integer"), ("format_id", "integer"), ("author", "string"),
      ("minutes", "integer"), ("bytes", "integer"), ("price", "number"),
    ],
    rows: [
      ["1", "Love at Low Tide", "1", "1", "1", "Amin", "210", "5100", "0.99"],
      ["2", "High Water", "1", "1", "1", "", "185", "7400", "0.99"],
      ["3", "The Ledger", "2", "2", "2", "Brook", "300", "2600", "1.99"],
      ["4", "A Love Apart", "2", "2", "1", "Brook", "240", "6300", "0.99"],
      ["5", "Cold Frames", "2", "2", "1", "", "95", "1200", "1.50"],
      ["6", "Tides", "3", "1", "2", "Amin", "185", "9100", "0.99"],
      ["7", "Labour of Love", "3", "3", "1", "", "215", "3300", "0.99"],
    ]
  )

  private static let series = GeneratedTable(
    name: "series",
    fields: [("series_id", "integer"), ("title", "string"), ("author_id", "integer")],
    rows: [
      ["1", "Black Water", "1"], ["2", "Accounts", "2"], ["3", "Calderos", "1"],
      ["4", "Old Sabbath Lane", "3"],
    ]
  )

  private static let authors = GeneratedTable(
    name: "authors",
    fields: [("author_id", "integer"), ("author_name", "string")],
    rows: [["1", "Amin"], ["2", "Brook"]]
  )

  private static let genres = GeneratedTable(
    name: "genres",
    fields: [("genre_id", "integer"), ("genre", "string")],
    rows: [["1", "Sea"], ["2", "Money"], ["3", "Work"], ["4", ""]]
  )

  private static let sales = GeneratedTable(
    name: "sales",
    fields: [
      ("sale_id", "integer"), ("customer_id", "integer"), ("sold_on", "date"),
      ("street", "string"), ("city", "string"), ("country", "string"), ("amount", "number"),
    ],
    rows: [
      ["1", "2", "2023-01-03", "1 Hill Rd", "Cork", "Ireland", "1.98"],
      ["2", "4", "2023-01-11", "9 Low St", "Oslo", "Norway", "12.50"],
      ["3", "2", "2023-02-01", "1 Hill Rd", "Cork", "Ireland", "5.94"],
      ["4", "7", "2023-02-28", "2 Quay", "Cork", "Ireland", "8.91"],
      ["5", "9", "2023-03-17", "5 Via Po", "Turin", "Italy", "13.86"],
      ["6", "4", "2023-09-30", "9 Low St", "Oslo", "Norway", "0.99"],
    ]
  )

  private static let saleLines = GeneratedTable(
    name: "sale_lines",
    fields: [
      ("line_id", "integer"), ("sale_id", "integer"), ("book_id", "integer"),
      ("unit_price", "number"), ("quantity", "integer"),
    ],
    rows: [
      ["1", "1", "1", "0.99", "2"], ["2", "2", "3", "1.99", "4"], ["3", "2", "5", "1.50", "3"],
      ["4", "3", "6", "0.99", "6"], ["5", "4", "7", "0.99", "9"], ["6", "5", "2", "0.99", "14"],
      ["7", "6", "4", "0.99", "1"],
    ]
  )

  private static let staff = GeneratedTable(
    name: "staff",
    fields: [
      ("staff_id", "integer"), ("first_name", "string"), ("last_name", "string"),
      ("reports_to", "integer"), ("country", "string"),
    ],
    rows: [
      ["1", "Ada", "Moss", "", "Ireland"], ["2", "Ben", "Reed", "1", "Norway"],
      ["3", "Cy", "Ash", "1", "Italy"], ["4", "Ben", "Ash", "2", ""],
    ]
  )

  private static let formats = GeneratedTable(
    name: "formats",
    fields: [("format_id", "integer"), ("format", "string")],
    rows: [["2", "Print"], ["1", "Audio"]]
  )

  private static let moreFormats = GeneratedTable(
    name: "more_formats",
    fields: [("format_id", "integer"), ("format", "string")],
    rows: [["3", "Large print"]]
  )
}
