/// Text that is not UTF-8 loses its pounds and accents in other programs.
struct EncodingCheck: GeneralCheck {
  let looksFor = "text that is not UTF-8"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    guard raw.encoding != TextEncoding.utf8.name else { return }
    let place = raw.firstInvalidLine.map { "; the first such byte is on line \($0)" } ?? ""
    report.add(
      data.isOfficial ? .fail : .warning,
      "encoding",
      in: raw,
      line: raw.firstInvalidLine,
      "the file is not UTF-8 and is read as \(raw.encoding)\(place)",
      fix: "save it as `CSV UTF-8`"
    )
  }
}
