import Columns
import Testing

/// Flags: how they are read and written, and that they stay with their rows.
@Suite struct CellFlagsTests {
  @Test(
    arguments: [
      ("", []), (" ", []), ("r", .revised), ("[p]", .provisional),
      ("[r][e]", [.revised, .estimated]),
      ("r, e", [.revised, .estimated]), ("P", .provisional), ("(f)", .forecast),
      ("Provisional", .provisional), ("break in series", .seriesBreak),
      ("b;u", [.seriesBreak, .unreliable]),
      ("t/a", [.total, .average]),
    ] as [(String, CellFlags)]
  )
  func reads(_ text: String, _ flags: CellFlags) {
    #expect(CellFlags(text: text) == flags)
  }

  @Test(arguments: ["s", "re", "rev", "1", "r s"]) func refuses(_ text: String) {
    #expect(CellFlags(text: text) == nil)
  }

  @Test func everySetReadsBack() {
    for bits in UInt8.min...UInt8.max {
      let flags = CellFlags(rawValue: bits)
      #expect(CellFlags(text: flags.letters) == flags)
      #expect(CellFlags(text: flags.marker) == flags)
    }
  }

  @Test func flagsStayWithTheirRows() {
    let notes = Column.CellNotes(flags: [1, 0, 6])
    let column = Column(.decimal([10, 20, 30], scale: 0), notes: notes)
    #expect(column.gathered([2, 0]).notes.flags == [6, 1])
    #expect(column.sliced(1..<3).notes.flags == [0, 6])
    let plain = Column(.decimal([5], scale: 0))
    #expect(Column.joined([plain, column], type: .integer).notes.flags == [0, 1, 0, 6])
    #expect(column.flags(at: 2) == [.provisional, .estimated])
    #expect(plain.flags(at: 0) == [])
    var builder = ColumnBuilder(type: .integer)
    builder.append(.decimal(ExactDecimal(mantissa: 1, scale: 0)))
    builder.append(.decimal(ExactDecimal(mantissa: 2, scale: 0)), flags: .revised)
    builder.append(.missing(.suppressed))
    #expect(builder.build().notes.flags == [0, 1, 0])
  }

  @Test(
    arguments: [
      ("c", .suppressed), ("[c]", .suppressed), ("[ C ]", .suppressed), ("LOW", .low), ("k", .low),
      ("[w]", .noneRecorded), ("u", .unreliable), ("z", .notApplicable), ("X", .notAvailable),
      ("[c", nil), ("", nil), ("cc", nil), ("lower", nil), ("(c)", nil),
    ] as [(String, MissingReason?)]
  )
  func codes(_ text: String, _ reason: MissingReason?) {
    #expect(MissingReason(code: text) == reason)
  }
}
