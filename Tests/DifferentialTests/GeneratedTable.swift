import Foundation
import TestSupport

/// A table that a test makes up: its columns, and its cells as they stand in a CSV file.
struct GeneratedTable {
  let name: String
  /// The columns' names with their types in a table schema.
  let fields: [(name: String, type: String)]
  var rows: [[String]] = []

  /// The cells as a CSV file; an empty cell is missing.
  var csv: String {
    let lines = [fields.map(\.name)] + rows
    return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n ".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// The entry of a data package that describes the file.
  var resource: String {
    let fields = fields.map { "{\"name\": \"\($0.name)\", \"type\": \"\($0.type)\"}" }
    return """
      {"name": "\(name)", "path": "\(name).csv",
        "schema": {"fields": [\(fields.joined(separator: ", "))]}}
      """
  }

  /// Writes tables as a data package to a folder of the build.
  static func write(_ tables: [GeneratedTable], as name: String) throws -> URL {
    let folder = Repository.root.appendingPathComponent(".build/generated-tables/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for table in tables {
      try Data(table.csv.utf8).write(
        to: folder.appendingPathComponent(table.name + ".csv"),
        options: .atomic
      )
    }
    let resources = tables.map(\.resource).joined(separator: ",\n")
    let package = "{\"name\": \"generated\", \"resources\": [\(resources)]}"
    try Data(package.utf8).write(
      to: folder.appendingPathComponent("datapackage.json"),
      options: .atomic
    )
    return folder
  }
}

extension SeededGenerator {
  /// A whole number in a range.
  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True so often in a hundred.
  mutating func isOne(in hundred: Int) -> Bool { whole(1...100) <= hundred }

  /// One of several.
  mutating func one<T>(of choices: [T]) -> T { choices[whole(0...choices.count - 1)] }

  /// A cell, or nothing so often in a hundred.
  mutating func cell(missing: Int, _ make: (inout SeededGenerator) -> String) -> String {
    isOne(in: missing) ? "" : make(&self)
  }
}

/// A decimal number as it is printed.
func decimal(_ mantissa: Int, places: Int) -> String {
  let digits = String(mantissa.magnitude)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return (mantissa < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
}

/// The ISO date so many days after 1 January 1970.
func isoDate(_ day: Int) -> String {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = .gmt
  let date = Date(timeIntervalSince1970: Double(day) * 86_400)
  let parts = calendar.dateComponents([.year, .month, .day], from: date)
  func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
  return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
}
