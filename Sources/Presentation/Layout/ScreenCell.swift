import Columns
import Diagnostics

/// A cell as it is shown: its text, how wide it is, and where its decimal point stands.
struct ScreenCell {
  let text: String
  /// The terminal cells that the text takes.
  let width: Int
  /// The terminal cells from the decimal point on, or after the last whole digit; nil where the
  /// text does not align on it.
  let tail: Int?
  /// An ANSI style, where the cell has one.
  let style: String?

  init(
    _ column: Column,
    _ row: Int,
    type: DataType,
    style number: NumberStyle,
    withUnit: Bool = false
  ) {
    if let reason = column.validity.reason(row) {
      text = CellText.missing(reason)
      width = text.utf8.count
      tail = nil
      style = Self.style(of: reason)
      return
    }
    text = TerminalText.escaped(
      CellText.value(column, row, type: type, style: number, withUnit: withUnit)
    )
    width = TerminalText.width(of: text)
    tail = type.number == nil ? nil : Self.tail(of: text)
    style = nil
  }

  private static func tail(of number: String) -> Int {
    let bytes = number.utf8
    guard let first = bytes.firstIndex(where: { (0x30...0x39).contains($0) }) else { return 0 }
    let rest = bytes[first...].drop { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") }
    return TerminalText.width(of: String(number[rest.startIndex...]))
  }

  /// Every missing cell is dim; the codes that ask for care have a hue too.
  private static func style(of reason: MissingReason) -> String {
    switch reason {
    case .suppressed: "2;35"
    case .unreliable: "2;33"
    case .low: "2;36"
    case .impossible, .unreadable, .undeclared, .unlikeUnits, .undefined: "2;31"
    case .blank, .noData, .noMatch, .notApplicable, .notAvailable, .noneRecorded: "2"
    }
  }
}
