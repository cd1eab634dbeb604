import Arrow
import Columns
import Testing

/// What is written reads back: values, reasons, decimals, units, flags, and what fields say.
@Suite struct RoundTripTests {
  private func read(_ bytes: [UInt8]) throws -> (schema: Schema, cells: [[String]]) {
    let file = try ArrowFile(ArrowMemory(bytes, name: "test"))
    var fields: [Field] = []
    var cells: [[String]] = []
    for (name, read) in file.readColumns {
      guard case .typed(let column) = read else {
        Issue.record("\(name) is not read as it was written")
        continue
      }
      fields.append(column.field)
      var all: [String] = []
      for part in file.parts {
        let made = try column.column(part)
        #expect(made.count == part.count)
        for row in 0..<made.count { all.append(Tables.describe(made, row, column.field.type)) }
      }
      cells.append(all)
    }
    return (Schema(fields), cells)
  }

  private func cells(of table: Table) -> [[String]] {
    table.schema.fields.indices.map { index in
      table.batches.flatMap { batch in
        (0..<batch.count).map {
          Tables.describe(batch.columns[index], $0, table.schema.fields[index].type)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 5, 6])
  func everythingComesBack(batchRows: Int) throws {
    let table = Tables.table(Tables.everything, batchRows: batchRows)
    let (schema, cells) = try read(ArrowWriter.bytes(of: table))
    #expect(schema == table.schema)
    for (index, field) in table.schema.fields.enumerated() where index < cells.count {
      #expect(cells[index] == self.cells(of: table)[index], "\(field.name)")
    }
  }

  /// Codes of a byte are looked for eight at a time, the last rows and more codes one by one.
  @Test(arguments: [1, 2, 5, 100, 128, 200]) func codesAreFound(texts: Int) throws {
    let rows = 20_003
    let codes = (0..<rows).map { UInt32(($0 * $0 / 3) % texts) }
    let dictionary = TextDictionary((0..<texts).map { "t\($0)" })
    let table = Table(
      schema: Schema([Field("a", .text)]),
      batches: [Batch([Column(.text(codes, dictionary))], count: rows)]
    )
    let file = try ArrowFile(ArrowMemory(ArrowWriter.bytes(of: table), name: "test"))
    guard case (_, .typed(let column))? = file.readColumns.first else {
      Issue.record("the column is not read as it was written")
      return
    }
    let read = try #require(try column.texts)
    for wanted in [0, 1, 2, 4, 5] where wanted <= texts {
      // The last are wanted, so that the greatest code is among them.
      let names = Set((texts - wanted..<texts).map { "t\($0)" })
      var verdicts = (0..<UInt32(read.count)).map { names.contains(read.text($0)) }
      verdicts += [Bool](repeating: false, count: 16)
      var found: [Int] = []
      for part in file.parts {
        let rows = try column.rows(part, of: nil, passing: verdicts)
        found += rows.map { part.firstRow + Int($0) }
      }
      #expect(found == codes.indices.filter { names.contains("t\(codes[$0])") }, "\(wanted)")
    }
  }

  @Test func aTableWithoutRowsKeepsItsColumns() throws {
    let table = Table(schema: Tables.table(Tables.everything).schema, batches: [])
    let (schema, cells) = try read(ArrowWriter.bytes(of: table))
    #expect(schema == table.schema)
    #expect(cells.filter { !$0.isEmpty }.isEmpty)
  }

  @Test func rowsAreCutIntoBatches() throws {
    let count = 70_001
    let numbers = (0..<count).map {
      $0 % 7 == 0 ? Value.missing(.low) : Tables.decimal(Int64($0), 0)
    }
    let texts = (0..<count).map { Value.text("t\($0 % 300)") }
    let table = Tables.table(
      [.init("n", .integer, plain: numbers), .init("t", .text, plain: texts)],
      batchRows: 2048
    )
    let bytes = ArrowWriter.bytes(of: table)
    let file = try ArrowFile(ArrowMemory(bytes, name: "test"))
    #expect(file.rowCount == count)
    #expect(file.parts.map(\.count) == [16_384, 16_384, 16_384, 16_384, 4_465])
    let columns = file.readColumns.compactMap { _, read in
      if case .typed(let column) = read { column } else { nil }
    }
    for part in file.parts {
      let (n, t) = (try columns[0].column(part), try columns[1].column(part))
      let isSame = (0..<part.count).allSatisfy { row in
        n.value(at: row) == numbers[part.firstRow + row]
          && t.value(at: row) == texts[part.firstRow + row]
      }
      #expect(isSame)
    }
  }

  /// The dictionary of a column may hold texts of rows that were filtered out, which nobody may see.
  @Test func onlyTextsThatAreThereAreWritten() throws {
    let dictionary = TextDictionary(["shown", "hidden"])
    let column = Column(.text([0, 0], dictionary))
    let table = Table(schema: Schema([Field("t", .text)]), batches: [Batch([column], count: 2)])
    let bytes = ArrowWriter.bytes(of: table)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("hidden"))
  }

  @Test func narrowNumbersComeBack() throws {
    for bound in [Int64(127), 32_767, 1 << 31 - 1, .max] {
      for mantissa in [bound, -bound, -bound - 1, bound == .max ? bound : bound + 1] {
        let table = Tables.table([
          .init(
            "n",
            Tables.number(2, .pounds),
            plain: [Tables.decimal(mantissa, 2), .missing(.low)]
          )
        ])
        var writer = ArrowWriter(schema: table.schema, isNarrow: true)
        for batch in table.batches { writer.survey(batch) }
        var bytes: [UInt8] = []
        let sink = { (piece: [UInt8]) in bytes += piece }
        writer.begin(sink)
        for batch in table.batches { writer.write(batch, sink) }
        writer.finish(sink)
        #expect(try read(bytes).cells == cells(of: table), "\(mantissa)")
      }
    }
  }

  /// A companion that another program has taken away, or its column, takes nothing else with it.
  @Test func whatOthersChangedIsReadAsFarAsItGoes() throws {
    let table = Tables.table(Tables.everything)
    let kept = Table(
      schema: Schema(table.schema.fields.filter { $0.name != "budget" }),
      batches: table.batches.map { Batch(Array($0.columns.dropFirst()), count: $0.count) }
    )
    #expect(try read(ArrowWriter.bytes(of: kept)).schema == kept.schema)
  }
}
