/// Names of files that no system stumbles over.
struct FileNameCheck: OfficialCheck {
  let looksFor = "spaces and other special characters in the names of files"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for raw in [data.raw] + (data.metadata.map { [$0.raw] } ?? []) {
      var stem = Path.stem(raw.file)
      if stem.hasSuffix(".meta") { stem.removeLast(5) }
      let odd = stem.filter { character in
        let isPlain = character.isASCII && (character.isLetter || character.isNumber)
        return !isPlain && character != "-" && character != "_"
      }
      guard !odd.isEmpty else { continue }
      report.add(
        .fail,
        odd.contains(" ") ? "file-name-spaces" : "file-name-characters",
        in: raw,
        "the name `\(Path.name(raw.file))` has characters other than letters, digits, `-` and `_`",
        fix: "rename the file"
      )
    }
  }
}
