import Arrow
import Charts
import Columns
import Diagnostics
import Presentation

/// Why a file was not written.
enum ExportFailure: Error {
  case system(SystemFailure)
  case picture(String)

  func diagnostic(_ export: Export) -> Diagnostic {
    switch self {
    case .system(let failure):
      Diagnostic(
        .error,
        id: "unwritable-export",
        "`\(export.path)` could not be written: \(failure.words)",
        at: export.span
      )
    case .picture(let problem):
      Diagnostic(
        .error,
        id: "no-picture",
        "`\(export.path)` could not be drawn: \(problem)",
        at: export.span,
        help: ["`export to` a name that ends in .svg needs nothing else"]
      )
    }
  }
}

/// The bytes of the files that answers are written to.
enum ExportedFile {
  /// The format of a file by the ending of its name; nil for a picture or an ending that says nothing
  /// known.
  static func format(of path: String) -> Export.Format? {
    guard let export = Export(path: path, span: .none), !export.format.isPicture else { return nil }
    return export.format
  }

  /// The endings of files that hold rows.
  static var rowEndings: [String] {
    Export.Format.allCases.filter { !$0.isPicture }.map(\.rawValue)
  }

  /// The bytes of rows in a format that holds no picture.
  static func bytes(_ table: Table, as format: Export.Format) -> [UInt8] {
    if format.isColumns { return ArrowWriter.bytes(of: table.withSources) }
    return TextOutput.bytes { output in format.writer?.write(table, to: &output) }
  }

  /// Writes one file.
  static func write(_ table: Table, _ display: Display, to export: Export) throws(ExportFailure) {
    let bytes = try bytes(table, display, export.format)
    do throws(SystemFailure) {
      try Descriptor.create(export.path, with: bytes, overwrites: true)
    } catch {
      throw .system(error)
    }
  }

  private static func bytes(
    _ table: Table,
    _ display: Display,
    _ format: Export.Format
  ) throws(ExportFailure) -> [UInt8] {
    switch format {
    case .arrow, .feather: return bytes(table, as: format)
    case .svg: return Array((display.figure.map { SVG.text(Drawing($0)) } ?? "").utf8)
    case .png:
      guard let figure = display.figure else { throw .picture("there is no chart") }
      return try PNG.bytes(Drawing(figure))
    case .csv, .tsv, .json, .jsonl, .md, .txt:
      return TextOutput.bytes { output in format.writer?.write(table, display, to: &output) }
    }
  }
}

extension Export.Format {
  /// The output format that writes it.
  fileprivate var writer: (any OutputFormat)? {
    let name =
      switch self {
      case .md: MarkdownFormat.name
      case .txt: TableFormat.name
      case .svg, .png, .arrow, .feather, .csv, .tsv, .json, .jsonl: rawValue
      }
    return Formats.named(name, screen: Screen(width: self == .txt ? 100 : nil).whole)
  }
}

extension Table {
  /// The table with what each row comes from in a last column that reads back as that; itself where
  /// sources were not asked for.
  fileprivate var withSources: Table {
    guard citations != nil else { return self }
    let sourced = sourced
    var fields = sourced.schema.fields
    fields[fields.count - 1].metadata.role = .document
    return Table(schema: Schema(fields), batches: sourced.batches)
  }
}
