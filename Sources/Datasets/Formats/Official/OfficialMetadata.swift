import Columns

/// The metadata that the DfE publishes beside a data file: `name.meta.csv` beside `name.csv`, one row
/// for each filter and each indicator.
///
/// The convention is that of Explore Education Statistics. What the file holds is kept as it is
/// written, so that a screener can find fault with it.
struct OfficialMetadata: Sendable {
  /// What one row says of one column of the data.
  struct Entry: Sendable {
    /// The line of the row.
    let line: Int
    /// The column of the data.
    let name: String
    /// `Filter` or `Indicator`.
    let kind: String
    /// What the column is called for people.
    let label: String
    /// The heading under which indicators stand together.
    let grouping: String
    /// The unit: blank for a number, `£`, `£m`, `%`, `pp` or `numberstring`.
    let unit: String
    /// The decimals to show.
    let decimals: String
    /// A sentence about a filter.
    let hint: String
    /// The column whose groups a filter's items belong to.
    let groupColumn: String
    /// The item of a filter that stands for all of them, where it is not `Total`.
    let filterDefault: String

    /// Whether the column parts the rows into groups.
    var isFilter: Bool { kind == "Filter" }
    /// Whether the column holds figures.
    var isIndicator: Bool { kind == "Indicator" }
    /// The item that stands for all of them.
    var total: String { filterDefault.isEmpty ? "Total" : filterDefault }
  }

  /// The columns that the file must have, in the usual order.
  static let requiredColumns = [
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
    "filter_hint", "filter_grouping_column",
  ]
  /// The columns that the file may have.
  static let optionalColumns = ["filter_default", "parent_filter"]

  /// The file's cells as they are written.
  let raw: RawTable
  /// The rows.
  let entries: [Entry]

  /// Takes the rows from a file's cells; columns that it lacks are blank.
  init(_ raw: RawTable) {
    self.raw = raw
    let columns = Dictionary(raw.columns.map { ($0.name.lowercased(), $0) }) { first, _ in first }
    func cell(_ name: String, _ row: Int) -> String {
      columns[name]?.text(row: row)?.trimmingSpaces() ?? ""
    }
    entries = (0..<raw.rows).map { row in
      Entry(
        line: raw.line(ofRow: row),
        name: cell("col_name", row),
        kind: cell("col_type", row),
        label: cell("label", row),
        grouping: cell("indicator_grouping", row),
        unit: cell("indicator_unit", row),
        decimals: cell("indicator_dp", row),
        hint: cell("filter_hint", row),
        groupColumn: cell("filter_grouping_column", row),
        filterDefault: cell("filter_default", row)
      )
    }
  }

  /// Reads the metadata of a path.
  init(path: String) throws(DataError) {
    let bytes = try FileBytes(path: path)
    let raw = try bytes.withSpan { (span) throws(DataError) in
      try RawTable(span, file: path, ResourceDescription(name: ""))
    }
    self.init(raw)
  }

  /// The filters, and the columns of their groups.
  var filterColumns: [String] {
    var names: [String] = []
    for entry in entries where entry.isFilter {
      for name in [entry.name, entry.groupColumn] where !name.isEmpty && !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// The indicators.
  var indicatorColumns: [String] { entries.filter(\.isIndicator).map(\.name) }

  // MARK: - Names of files

  private static let ending = ".meta.csv"

  /// The path of the metadata that belongs to a data file.
  static func path(beside data: String) -> String {
    let data = Compression.inner(data)
    let suffix = data.lowercased().hasSuffix(".csv") ? 4 : 0
    return String(data.dropLast(suffix)) + ending
  }

  /// The path of the data that metadata belongs to; nil where the name is none of metadata.
  static func dataPath(of path: String) -> String? {
    path.lowercased().hasSuffix(ending) ? String(path.dropLast(ending.count)) + ".csv" : nil
  }

  /// The tables among a folder's names: metadata is part of the data beside it.
  static func tables(among names: [String]) -> [String] {
    let all = Set(names)
    return names.filter { name in
      Formats.isTable(name) && !(dataPath(of: name).map(all.contains) ?? false)
    }
  }
}
