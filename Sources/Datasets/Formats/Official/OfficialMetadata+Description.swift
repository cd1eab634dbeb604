import Columns
import Diagnostics

extension OfficialMetadata {
  /// What the metadata says of the columns, with a note for each line that cannot be followed.
  ///
  /// Half of a metadata file is better than none: what is wrong on one line leaves the others in
  /// force, and never keeps the data from being read.
  func describe(_ description: inout ResourceDescription) {
    var findings = Findings(file: raw.file)
    let names = raw.columns.map { $0.name.lowercased() }
    guard names.contains("col_name") else {
      findings.note(
        "official-metadata",
        "\(raw.file) has no column `col_name` and says nothing of the columns beside it"
      )
      description.findings += findings.diagnostics
      return
    }
    let missing = Self.requiredColumns.filter { !names.contains($0) }.map { "`\($0)`" }
    if !missing.isEmpty {
      findings.note(
        "official-metadata",
        "\(raw.file) has no column \(Places.joined(missing)); the rest is used"
      )
    }
    var seen: [String: Int] = [:]
    for entry in entries {
      guard !entry.name.isEmpty else {
        findings.note(
          "official-metadata",
          "\(raw.file), line \(entry.line): `col_name` is blank; the line is passed over"
        )
        continue
      }
      if let first = seen[entry.name] {
        findings.note(
          "official-metadata",
          "\(raw.file), line \(entry.line): `\(entry.name)` is described on line \(first) already; "
            + "the first is used"
        )
        continue
      }
      seen[entry.name] = entry.line
      description.fields.append(field(entry, &findings))
    }
    for entry in entries where entry.isFilter && !entry.groupColumn.isEmpty {
      guard seen.updateValue(entry.line, forKey: entry.groupColumn) == nil else { continue }
      var group = FieldDescription(name: entry.groupColumn)
      group.kind = .category
      group.metadata.role = .filter
      group.metadata.total = "Total"
      description.fields.append(group)
    }
    for name in Self.areas where seen[name] == nil {
      var area = FieldDescription(name: name)
      area.metadata.role = .area
      area.isOptional = true
      description.fields.append(area)
    }
    description.findings += findings.diagnostics
  }

  /// Columns with names of places, which the metadata does not list.
  private static let areas = ["country_name", "region_name", "la_name", "lad_name", "ward_name"]

  private func field(_ entry: Entry, _ findings: inout Findings) -> FieldDescription {
    var field = FieldDescription(name: entry.name)
    field.metadata.title = entry.label.isEmpty ? nil : entry.label
    field.metadata.description = entry.hint.isEmpty ? nil : entry.hint
    field.metadata.grouping = entry.grouping.isEmpty ? nil : entry.grouping
    switch entry.kind {
    case "Filter":
      // A year of age or a code is a name here, and `Total` stands among them.
      field.kind = .category
      field.metadata.role = .filter
      field.metadata.groupColumn = entry.groupColumn.isEmpty ? nil : entry.groupColumn
      field.metadata.total = entry.total
    case "Indicator":
      field.metadata.role = .value
      addUnit(entry, to: &field, &findings)
    default:
      findings.note(
        "official-metadata",
        "\(raw.file), line \(entry.line): `col_type` of `\(entry.name)` is `\(entry.kind)` and neither "
          + "`Filter` nor `Indicator`; the column is read as it looks"
      )
    }
    return field
  }

  private func addUnit(
    _ entry: Entry,
    to field: inout FieldDescription,
    _ findings: inout Findings
  ) {
    switch entry.unit {
    case "": break
    case "£": field.unit = .pounds
    case "£m": field.unit = Unit(.money, power: 6)
    case "%": field.unit = .percent
    case "pp": field.unit = .percentagePoints
    case "numberstring": field.kind = .text
    default:
      findings.note(
        "official-metadata",
        "\(raw.file), line \(entry.line): `\(entry.unit)` is no unit that `indicator_unit` knows; "
          + "`\(entry.name)` has the unit that its cells show"
      )
    }
    guard !entry.decimals.isEmpty else { return }
    if let decimals = Int(entry.decimals), (0...ExactDecimal.maximumScale).contains(decimals) {
      field.decimals = decimals
    } else {
      findings.note(
        "official-metadata",
        "\(raw.file), line \(entry.line): `\(entry.decimals)` is no number of decimals for "
          + "`\(entry.name)`"
      )
    }
  }
}
