package import Diagnostics

/// A file that an answer is written to.
package struct Export: Hashable, Sendable {
  /// What a file holds; its name's ending decides.
  package enum Format: String, CaseIterable, Sendable {
    case svg, png, arrow, feather, csv, tsv, json, jsonl, md, txt

    /// Whether it is a picture of a chart, and not the rows.
    package var isPicture: Bool { self == .svg || self == .png }

    /// Whether it holds typed columns, which other programs read without guessing.
    package var isColumns: Bool { self == .arrow || self == .feather }
  }

  /// The path of the file.
  package let path: String
  /// What it holds.
  package let format: Format
  /// Where it was written.
  package let span: SourceSpan

  /// Creates an export, or nil where the ending of the path says nothing known.
  package init?(path: String, span: SourceSpan) {
    guard let format = Self.ending(of: path).flatMap({ Format(rawValue: $0) }) else { return nil }
    self.path = path
    self.format = format
    self.span = span
  }

  /// What follows the last full stop of a path's last part, in lower case.
  private static func ending(of path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let stop = name.lastIndex(of: "."), stop > name.startIndex else { return nil }
    return name[name.index(after: stop)...].lowercased()
  }
}
