/// Codes of places have a form, and each stands with one name.
///
/// The form alone is checked: lists of places change every year, and a screener with last year's list
/// would refuse this year's authorities.
struct GeographicCodeCheck: OfficialCheck {
  let looksFor = "codes of places in a wrong form, with two names, or names with two codes"

  /// Nine characters: a letter for the country and eight digits, as `E10000034`.
  private static let nineCharacters: Set<String> = [
    "country_code", "region_code", "new_la_code", "lad_code", "pcon_code", "ward_code", "lsip_code",
  ]
  private static let codesWithoutPlace: Set<String> = ["x", "z"]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for level in Geography.levels {
      for name in level.columns where name != level.place {
        guard let column = data.column(name) else { continue }
        if Self.nineCharacters.contains(name) || name == "old_la_code" {
          report.add(
            .fail,
            "geography-code",
            in: data.raw,
            column: name,
            at: column.raw.places { !Self.isWellFormed($0, name) },
            { "`\(name)` has not the form of such codes in \($0)" },
            fix: name == "old_la_code"
              ? "three digits, as `885`"
              : "a letter for the country and eight digits, as `E10000034`"
          )
        }
      }
      guard let code = data.column(level.code), let place = data.column(level.place) else {
        continue
      }
      checkPairs(code, place, data, &report)
    }
  }

  private static func isWellFormed(_ code: String, _ column: String) -> Bool {
    if codesWithoutPlace.contains(code) { return true }
    let bytes = Array(code.utf8)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    if column == "old_la_code" { return bytes.count == 3 && bytes.allSatisfy(isDigit) }
    let countries = Array("EWSNKLJM".utf8)
    guard bytes.count == 9, countries.contains(bytes[0]) else { return false }
    return bytes.dropFirst().allSatisfy(isDigit)
  }

  private func checkPairs(
    _ code: CheckedColumn,
    _ place: CheckedColumn,
    _ data: CheckedData,
    _ report: inout CheckReport
  ) {
    var places: [Int: Int] = [:]
    var codes: [Int: Int] = [:]
    var (twoNames, twoCodes, unknown) = (Places(), Places(), Places())
    var seen: Set<Int> = []
    let (left, right) = (code.raw.cells, place.raw.cells)
    for row in left.codes.indices where left.blank[row] == 0 && right.blank[row] == 0 {
      let (one, other) = (Int(left.codes[row]), Int(right.codes[row]))
      guard seen.insert(one << 32 | other).inserted else { continue }
      let text = code.raw.text(left.codes[row])
      let name = place.raw.text(right.codes[row])
      if (text == "x") != (name == "Not available") {
        unknown.add(row: row) { "\(text) \(name)" }
      }
      // Many places share the codes of places that are not known.
      if Self.codesWithoutPlace.contains(text) { continue }
      if let known = places[one], known != other { twoNames.add(row: row) { "\(text) \(name)" } }
      if let known = codes[other], known != one { twoCodes.add(row: row) { "\(text) \(name)" } }
      places[one] = places[one] ?? other
      codes[other] = codes[other] ?? one
    }
    let pair = "`\(code.name)` and `\(place.name)`"
    report.add(
      .fail,
      "geography-two-names",
      in: data.raw,
      column: place.name,
      at: twoNames,
      { "one code stands with two names in \($0) of \(pair)" },
      fix: "write the name that the code has on the Open Geography portal"
    )
    // A place whose borders changed has a new code under its old name.
    report.add(
      .warning,
      "geography-two-codes",
      in: data.raw,
      column: code.name,
      at: twoCodes,
      { "one name stands with two codes in \($0) of \(pair)" },
      fix: "use the code of the place as it was at one time, or say that borders changed"
    )
    report.add(
      .fail,
      "geography-not-available",
      in: data.raw,
      column: code.name,
      at: unknown,
      { "`x` and `Not available` do not stand together in \($0) of \(pair)" },
      fix: "write both, or neither"
    )
  }
}
