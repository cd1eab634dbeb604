import Columns

/// Cells of one column that wait to be written, taken apart.
struct CellDraft {
  /// The number of cells.
  private(set) var count = 0
  /// Why cells are missing, or 0; empty where none is.
  private(set) var reasons: [UInt8] = []
  private(set) var booleans: [Bool] = []
  private(set) var numbers: [Int64] = []
  private(set) var floating: [Double] = []
  private(set) var upperNumbers: [Int64] = []
  private(set) var upperFloating: [Double] = []
  private(set) var days: [Int32] = []
  /// The flags of cells; empty where none has any.
  private(set) var flags: [UInt8] = []
  private(set) var decimals: [UInt8] = []
  private(set) var units: [Unit] = []
  /// Codes of texts or periods.
  var codes: [UInt32] = []

  /// Marks of cells that have nothing in them.
  var nothing: [UInt8] { [UInt8](repeating: 1, count: count) }
  /// Marks of cells that have a value.
  var present: [UInt8] { reasons.map { $0 == 0 ? 1 : 0 } }

  /// Adds cells, whose numbers have so many decimal places.
  mutating func add(_ column: Column, as scale: Int?) {
    let rows = column.count
    let missing = column.validity.reasons
    append(missing, to: \.reasons, rows)
    append(column.notes.flags, to: \.flags, rows)
    if column.notes.decimals.isEmpty {
      decimals.append(contentsOf: repeatElement(UInt8(clamping: scale ?? 0), count: rows))
    } else {
      decimals += column.notes.decimals
    }
    if column.notes.units.isEmpty {
      units.append(contentsOf: repeatElement(.plain, count: rows))
    } else {
      let table = column.notes.unitTable
      units += column.notes.units.map { table[Int($0)] }
    }
    count += rows
    switch column.values {
    case .boolean(let cells): booleans += cells
    case .decimal, .floating: add(column.values, missing, \.numbers, \.floating)
    case .interval(let lower, let upper):
      add(lower, missing, \.numbers, \.floating)
      add(upper, missing, \.upperNumbers, \.upperFloating)
    case .period(let cells):
      days += cells.indices.map { missing.isEmpty || missing[$0] == 0 ? cells[$0].start : 0 }
    case .rowNumbers(let rows): numbers += rows.all
    case .text: break
    }
  }

  private mutating func add(
    _ values: Column.Values,
    _ missing: [UInt8],
    _ exact: WritableKeyPath<CellDraft, [Int64]>,
    _ floating: WritableKeyPath<CellDraft, [Double]>
  ) {
    switch values {
    case .decimal(let cells, _):
      self[keyPath: exact] += missing.isEmpty ? cells : zip(cells, missing).map { $1 == 0 ? $0 : 0 }
    case .floating(let cells):
      self[keyPath: floating] +=
        missing.isEmpty ? cells : zip(cells, missing).map { $1 == 0 ? $0 : 0 }
    default: break
    }
  }

  /// Adds marks of so many rows to those before, of which there may be none yet.
  private mutating func append(
    _ marks: [UInt8],
    to path: WritableKeyPath<CellDraft, [UInt8]>,
    _ rows: Int
  ) {
    if marks.isEmpty, self[keyPath: path].isEmpty { return }
    if self[keyPath: path].isEmpty { self[keyPath: path] = [UInt8](repeating: 0, count: count) }
    self[keyPath: path] += marks.isEmpty ? [UInt8](repeating: 0, count: rows) : marks
  }
}

extension ArrowBody {
  /// Adds numbers in the form in which a column has them.
  mutating func add(_ numbers: [Int64], _ floating: [Double], as storage: ArrowType) {
    switch storage {
    case .floating: add(floating)
    case .decimal: add(numbers.map { Int128($0) })
    case .integer(8, _): add(numbers.map { Int8(truncatingIfNeeded: $0) })
    case .integer(16, _): add(numbers.map { Int16(truncatingIfNeeded: $0) })
    case .integer(32, _): add(numbers.map { Int32(truncatingIfNeeded: $0) })
    default: add(numbers)
    }
  }

  /// Adds codes in the form in which a column has them.
  mutating func add(codes: [UInt32], as storage: ArrowType) {
    add(codes.map { Int64($0) }, [], as: storage)
  }

  /// Adds codes of a dictionary of so many values.
  mutating func add(codes: [UInt32], bits count: Int) {
    let bits = count <= 1 << 7 ? 8 : count <= 1 << 15 ? 16 : 32
    add(codes: codes, as: .integer(bits: bits, isSigned: true))
  }

  /// Creates a dictionary of texts.
  init(texts: [String]) {
    var bytes: [UInt8] = []
    var offsets: [Int] = [0]
    for text in texts {
      bytes += text.utf8
      offsets.append(bytes.count)
    }
    self.init(bytes, offsets)
  }

  /// Creates a dictionary of texts.
  init(_ dictionary: TextDictionary) {
    self.init(dictionary.bytes, dictionary.offsets)
  }

  private init(_ bytes: [UInt8], _ offsets: [Int]) {
    self.init(rows: offsets.count - 1)
    begin(cells: offsets.count - 1, missing: [])
    if bytes.count > Int(Int32.max) {
      add(offsets.map { Int64($0) })
    } else {
      add(offsets.map { Int32(truncatingIfNeeded: $0) })
    }
    add(bytes)
  }
}
