import Columns

/// Packs the key cells of a row into a fixed number of 64-bit words.
///
/// The words of a row lie together: those of each key, then the reasons of missing keys at four bits
/// each, so that missing keys form groups by their reason.
struct KeyEncoder: Sendable {
  private let forms: [KeyForm]
  private let reasonsAt: Int
  /// The number of words a row takes.
  let width: Int
  private var texts = TextCodes()
  private var units = UnitKinds()

  init(_ forms: [KeyForm]) {
    self.forms = forms
    reasonsAt = forms.reduce(0) { $0 + $1.width }
    width = reasonsAt + (forms.count + 15) / 16
  }

  /// The words of a batch's rows.
  ///
  /// - Complexity: O(rows × keys).
  mutating func encode(_ columns: [Column], rows: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: rows * width)
    var place = 0
    for (index, column) in columns.enumerated() {
      write(column, as: forms[index], to: &words, at: place)
      place += forms[index].width
      writeReasons(of: column, as: forms[index], key: index, to: &words)
    }
    return words
  }

  /// Whether a row's keys all have a value.
  func isComplete(_ words: [UInt64], row: Int) -> Bool {
    for place in reasonsAt..<width where words[row * width + place] != 0 { return false }
    return true
  }

  private mutating func write(
    _ column: Column,
    as form: KeyForm,
    to words: inout [UInt64],
    at place: Int
  ) {
    let validity = column.validity
    switch (form, column.values) {
    case (.boolean, .boolean(let cells)):
      fill(&words, place, validity) { cells[$0] ? 1 : 0 }
    case (.exact, .decimal(let cells, _)):
      fill(&words, place, validity) { UInt64(bitPattern: cells[$0]) }
    case (.floating, .floating(let cells)):
      fill(&words, place, validity) { KeyWord.of(cells[$0]) }
    case (.floating, .decimal(let cells, let scale)):
      fill(&words, place, validity) { KeyWord.of(PowersOfTen.floating(cells[$0], scale: scale)) }
    case (.period, .period(let cells)):
      fill(&words, place, validity) { cells[$0].sortKey }
    case (.text, .text(let cells, let dictionary)):
      let codes = texts.translated(cells, dictionary, validity)
      fill(&words, place, validity) { UInt64(codes[$0]) }
    case (.canonical, .decimal(let cells, let scale)):
      fill(&words, place, validity) { KeyWord.canonical(cells[$0], exponent: -scale).mantissa }
      fill(&words, place + 1, validity) { KeyWord.canonical(cells[$0], exponent: -scale).exponent }
    case (.pair(let form), .interval):
      guard let ends = column.ends else { return }
      write(ends.lower, as: form, to: &words, at: place)
      write(ends.upper, as: form, to: &words, at: place + form.width)
    case (.varying, _):
      writeVarying(column, to: &words, at: place)
    default:
      // A column that is not of its type, which plans rule out, has no key.
      break
    }
  }

  private mutating func writeVarying(_ column: Column, to words: inout [UInt64], at place: Int) {
    let rowUnits = RowUnits(column)
    let kinds = rowUnits.table.map { units.kind(of: $0) }
    let validity = column.validity
    fill(&words, place + 2, validity) { kinds[rowUnits.index($0)] }
    switch column.values {
    case .decimal(let cells, let scale):
      fill(&words, place, validity) { row in
        KeyWord.canonical(cells[row], exponent: rowUnits.power(row) - scale).mantissa
      }
      fill(&words, place + 1, validity) { row in
        KeyWord.canonical(cells[row], exponent: rowUnits.power(row) - scale).exponent
      }
    case .floating(let cells):
      fill(&words, place, validity) { KeyWord.of(rowUnits.inUnits(cells[$0], $0)) }
    default: break
    }
  }

  private func writeReasons(
    of column: Column,
    as form: KeyForm,
    key: Int,
    to words: inout [UInt64]
  ) {
    let place = reasonsAt + key / 16
    let shift = UInt64(key % 16 * 4)
    let reasons = column.validity.reasons
    for row in reasons.indices where reasons[row] != 0 {
      words[row * width + place] |= UInt64(reasons[row] & 15) << shift
    }
    guard case .nothing = form else { return }
    // Types that cannot be equal match nothing, also where a cell has a value.
    for row in 0..<column.count where column.validity.isPresent(row) {
      words[row * width + place] |= UInt64(MissingReason.noMatch.rawValue) << shift
    }
  }

  /// Writes one word of each row that has a value.
  private func fill(
    _ words: inout [UInt64],
    _ place: Int,
    _ validity: Validity,
    _ word: (Int) -> UInt64
  ) {
    let reasons = validity.reasons
    var target = place
    var row = 0
    while target < words.count {
      if reasons.isEmpty || reasons[row] == 0 { words[target] = word(row) }
      target += width
      row += 1
    }
  }
}
