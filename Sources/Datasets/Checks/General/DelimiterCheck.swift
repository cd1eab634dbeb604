/// A file called CSV that is separated otherwise is read wrongly elsewhere.
struct DelimiterCheck: GeneralCheck {
  let looksFor = "cells of a `.csv` file that are not separated by commas"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    guard raw.dialect.delimiter != 0x2C, Path.ending(raw.file) == "csv" else { return }
    report.add(
      data.isOfficial ? .fail : .warning,
      "delimiter",
      in: raw,
      line: raw.headerLine,
      "cells are separated by \(raw.dialect.delimiterName) and not by commas",
      fix: "save the file with commas, or name it `.tsv` where it has tabs"
    )
  }
}
