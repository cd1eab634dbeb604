import Columns

/// How the values of a key are packed into 64-bit words, so that equal values, and only those, have
/// equal words.
enum KeyForm: Sendable {
  case boolean
  /// A decimal whose scale is the same wherever it is compared: its mantissa.
  case exact(scale: Int)
  /// A decimal among others of other scales: the mantissa without zeros at the end, and the exponent.
  case canonical
  /// A number with a unit by row: as canonical with the unit's power of ten, and the kind of unit.
  case varying
  case floating
  case period
  /// Intervals: the lower ends, then the upper.
  indirect case pair(KeyForm)
  case text
  /// Only missing cells.
  case nothing

  /// The form for the values of one type.
  init(_ type: DataType) {
    switch type {
    case .boolean: self = .boolean
    case .period: self = .period
    case .interval(let ends): self = .pair(KeyForm(.number(ends)))
    case .text: self = .text
    case .unknown: self = .nothing
    case .number(let number):
      if number.unit.quantity == .varies {
        self = .varying
      } else if let scale = number.scale {
        self = .exact(scale: scale)
      } else {
        self = .floating
      }
    }
  }

  /// The form in which values of two types compare.
  init(_ left: DataType, _ right: DataType) {
    if let leftEnds = left.ends, let rightEnds = right.ends {
      let ends = KeyForm(.number(leftEnds), .number(rightEnds))
      self = if case .nothing = ends { .nothing } else { .pair(ends) }
      return
    }
    switch (KeyForm(left), KeyForm(right)) {
    case (.exact(let scale), .exact(let other)):
      self = scale == other ? .exact(scale: scale) : .canonical
    case (.varying, .varying): self = .varying
    case (.floating, .exact), (.exact, .floating), (.floating, .floating): self = .floating
    case (.boolean, .boolean): self = .boolean
    case (.period, .period): self = .period
    case (.text, .text): self = .text
    default: self = .nothing
    }
  }

  /// The number of words a value takes.
  var width: Int {
    switch self {
    case .canonical: 2
    case .pair(let form): form.width * 2
    case .varying: 3
    case .nothing: 0
    default: 1
    }
  }
}

/// Single values as key words.
enum KeyWord {
  /// A floating-point number: both zeros are one key, and so are all that are not a number.
  static func of(_ number: Double) -> UInt64 {
    number == 0 ? 0 : number.isNaN ? Double.nan.bitPattern : number.bitPattern
  }

  /// A decimal as the mantissa without zeros at the end, and the exponent that goes with it.
  static func canonical(_ mantissa: Int64, exponent: Int) -> (mantissa: UInt64, exponent: UInt64) {
    guard mantissa != 0 else { return (0, 0) }
    var (mantissa, exponent) = (mantissa, exponent)
    while mantissa % 10 == 0 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    return (UInt64(bitPattern: mantissa), UInt64(bitPattern: Int64(exponent)))
  }
}
