package import Columns

/// Looks for faults in data files: all of them at once, each with its place and the way out.
///
/// Any CSV file is held to what a table should be. A file in the form of the DfE's Explore Education
/// Statistics is held to what their own screener asks besides, except where that needs lists which
/// change from year to year: names and codes of places are checked for their form and for each
/// standing with one other, not against a gazetteer, and neither ethnic groups nor the words of the
/// DfE's data dictionary are checked.
package enum Screener {
  /// Screens files and folders.
  ///
  /// Metadata is screened with the data beside it, whether it is named or not.
  ///
  /// - Throws: for the first file that cannot be read at all.
  package static func screen(_ paths: [String]) throws(DataError) -> CheckReport {
    var report = CheckReport()
    var seen: Set<String> = []
    for named in paths {
      for path in try files(of: named)
      where seen.insert(FileSystem.realPath(path) ?? path).inserted {
        try screen(file: path, &report)
      }
    }
    return report
  }

  /// What the checks look for, in their order.
  package static var checks: [(looksFor: String, isOfficial: Bool)] {
    Checks.all.map { ($0.looksFor, $0.isOfficial) }
  }

  private static func files(of path: String) throws(DataError) -> [String] {
    guard FileSystem.status(path)?.isFolder == true else {
      if let data = OfficialMetadata.dataPath(of: path), FileSystem.status(data) != nil {
        return [data]
      }
      return [path]
    }
    guard let names = FileSystem.contents(of: path) else {
      throw DataError(id: "no-permission", "the folder `\(path)` may not be listed by this user")
    }
    let tables = OfficialMetadata.tables(among: names)
    guard !tables.isEmpty else {
      throw DataError(
        id: "no-tables",
        "the folder `\(path)` has no tables",
        help: ["tables are files that end in `.csv` or `.tsv`"]
      )
    }
    return tables.map { Path.joined(path, $0) }
  }

  private static func screen(file path: String, _ report: inout CheckReport) throws(DataError) {
    // A data package beside the file may say how it separates its cells; a bad one hides no fault.
    let plain = ResourceDescription(name: Path.stem(path))
    let description = (try? Catalogue.empty.description(beside: path)) ?? plain
    let bytes = try DatasetFile(path: path, .standard).contents()
    let raw = try bytes.withSpan { (span) throws(DataError) in
      try RawTable(span, file: path, description)
    }
    var found = CheckReport()
    var metadata: OfficialMetadata?
    let beside = OfficialMetadata.path(beside: path)
    if FileSystem.status(beside)?.isFolder == false {
      do throws(DataError) {
        metadata = try OfficialMetadata(path: beside)
      } catch {
        found.add(
          .fail,
          "metadata-unreadable",
          in: raw,
          "the metadata beside the file cannot be read: \(error.message)",
          fix: error.help.first ?? "save `\(Path.name(beside))` as `CSV UTF-8`"
        )
      }
    }
    let data = CheckedData(raw, metadata: metadata)
    for check in Checks.all where data.isOfficial || !check.isOfficial {
      check.check(data, &found)
    }
    report.files += 1
    report.rows += raw.rows
    report.findings += found.findings.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.severity.rank, one.line ?? 0, left.offset)
        < (other.severity.rank, other.line ?? 0, right.offset)
    }.map(\.element)
  }
}

extension CheckFinding.Severity {
  fileprivate var rank: Int {
    switch self {
    case .fail: 0
    case .warning: 1
    case .info: 2
    }
  }
}
