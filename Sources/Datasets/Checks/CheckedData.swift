import Columns

/// A data file as checks see it: its cells as they are written, and the metadata beside it.
struct CheckedData: Sendable {
  /// The file.
  let raw: RawTable
  /// The columns with what their cells look like.
  let columns: [CheckedColumn]
  /// The DfE's metadata, where there is any.
  let metadata: OfficialMetadata?
  /// Whether the file has, or should have, the form of Explore Education Statistics.
  let isOfficial: Bool

  /// Prepares a file for its checks.
  init(_ raw: RawTable, metadata: OfficialMetadata?) {
    self.raw = raw
    self.metadata = metadata
    columns = raw.columns.map(CheckedColumn.init)
    let names = Set(raw.columns.map { $0.name.lowercased() })
    isOfficial =
      metadata != nil
      || (names.contains("time_period") && names.contains("geographic_level"))
      || (names.contains("time_period") && names.contains("time_identifier"))
  }

  /// The column of a name; nil where there is none.
  func column(_ name: String) -> CheckedColumn? { columns.first { $0.name == name } }

  /// The filters and their groups that the data has.
  var filters: [CheckedColumn] { (metadata?.filterColumns ?? []).compactMap(column) }

  /// The indicators that the data has.
  var indicators: [CheckedColumn] { (metadata?.indicatorColumns ?? []).compactMap(column) }
}

/// A column as checks see it.
struct CheckedColumn: Sendable {
  /// The cells as they are written.
  let raw: RawColumn
  /// For each distinct text what it would be as a number.
  let kinds: [NumberCell.Kind]
  /// Cells that are numbers.
  let numbers: Int
  /// Cells that are neither numbers nor codes nor blank.
  let odd: Int
  /// Cells that look like codes, such as `01`.
  let leadingZeros: Int
  /// Whether most of the column's texts, or its name, say that it holds periods.
  let isPeriods: Bool

  /// The name that queries know.
  var name: String { raw.name }

  /// Whether the reader takes the column for numbers.
  var isNumeric: Bool { leadingZeros == 0 && numbers > 0 && odd * 9 <= numbers }

  /// Looks at each distinct text once.
  init(_ raw: RawColumn) {
    self.raw = raw
    let dictionary = raw.cells.dictionary
    let (bytes, offsets) = (dictionary.bytes, dictionary.offsets)
    var kinds: [NumberCell.Kind] = []
    kinds.reserveCapacity(dictionary.count)
    var (numbers, odd, leadingZeros) = (0, 0, 0)
    for code in 0..<dictionary.count {
      let kind = NumberParser.read(bytes.span, offsets[code], offsets[code + 1]).kind
      kinds.append(kind)
      switch kind {
      case .number, .wide: numbers += raw.counts[code]
      case .leadingZero: leadingZeros += raw.counts[code]
      case .odd: odd += raw.counts[code]
      case .blank, .code, .legacyCode: break
      }
    }
    self.kinds = kinds
    self.numbers = numbers
    self.odd = odd
    self.leadingZeros = leadingZeros
    isPeriods = odd > 0 && PeriodLabel.areLikely(raw)
  }

  /// What a distinct text is as a number.
  func number(_ code: UInt32) -> NumberCell {
    let dictionary = raw.cells.dictionary
    let (bytes, offsets) = (dictionary.bytes, dictionary.offsets)
    return NumberParser.read(bytes.span, offsets[Int(code)], offsets[Int(code) + 1])
  }
}
