import Charts
package import Diagnostics
package import Plan
package import Syntax

/// Writes an answer to a file.
package struct ExportStep: Step {
  package static let keyword = "export"
  package static let grammar = #"ExportStep = "export" "to" text ."#
  package static let summary =
    "Writes the answer to a file; the ending of its name says what it holds."
  package static let question =
    "How do I get this chart into a report, or these rows into a spreadsheet?"
  package static let details = [
    ".svg and .png are pictures of the chart. SVG stays sharp at any size and its words can be read "
      + "aloud; PNG goes where SVG cannot. Both are laid out alike.",
    ".arrow holds the rows as typed columns in the Arrow format, which pandas, Polars, R and DuckDB read, "
      + "and with them units, printed decimals, periods, reasons of missing cells and flags: "
      + "`from \"answer.arrow\"` gives the same answer back, faster than text. With `cite` behind it, so do "
      + "the sources of the rows. .feather is another name for the same.",
    ".csv, .tsv, .json and .jsonl hold the rows; .md holds the title, the chart in characters, the "
      + "rows and the notes; .txt holds what a terminal of 100 columns shows.",
    "The file is written beside its place and then moved there, so that it is never half written. A "
      + "file of that name is replaced, so that a script can be run again; a file that this session "
      + "has read data or a script from is not.",
    "Paths are relative to the folder in which the program runs. Folders are not made.",
  ]
  package static let seeAlso = ["chart", "title", "note"]
  package static let examples = [
    Example(
      """
      from transport | sort by forecast descending | first 5 | chart bar forecast by category | export to "transport.png"
      """
    ),
    Example("from transport | export to \"transport.csv\""),
    Example("from transport | export to \"transport.arrow\""),
  ]

  let path: String
  let span: SourceSpan

  package static func parse(_ parser: inout Parser) -> ExportStep {
    parser.require(keyword: "to")
    let span = parser.place
    return ExportStep(path: parser.text("the name of a file in double quotes"), span: span)
  }

  package func sentence(_ telling: Telling) -> String {
    "puts the answer into the file \"\(path)\""
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let export = Export(path: path, span: self.span) else {
      analyser.report(
        .exportFormat(path, formats: Export.Format.allCases.map(\.rawValue)),
        at: self.span
      )
      return nil
    }
    let directions = input.directions ?? Directions()
    guard !export.format.isPicture || directions.chart != nil else {
      analyser.report(.exportWithoutChart(export.format.rawValue), at: self.span)
      return nil
    }
    return input.shown(with: directions.adding(export: export))
  }
}
