import Arrow
import Columns
import Platform
import TestSupport
import Testing

/// No bytes trap: what is not so is said, and the rest is read.
@Suite struct DamagedFileTests {
  /// Opens a file and reads all of it; returns whether nothing was thrown.
  @discardableResult
  private func read(_ bytes: [UInt8]) throws -> Bool {
    do throws(DataError) {
      let file = try ArrowFile(ArrowMemory(bytes, name: "test"))
      // A file may say that it has more rows than memory holds only where it has columns without
      // bytes.
      guard file.rowCount < 1 << 20 else { return false }
      for (_, column) in file.readColumns {
        switch column {
        case .typed(let column), .numbers(let column, _):
          for part in file.parts {
            let cells = try column.column(part)
            for row in 0..<cells.count {
              _ = cells.value(at: row)
              _ = cells.unit(at: row)
              _ = cells.flags(at: row)
            }
          }
          _ = try column.verdicts(
            ScanCondition(column: 0) { [Bool](repeating: true, count: $0.count) }
          )
        case .texts(let texts):
          var builder = TextDictionaryBuilder()
          var greatest: UInt32 = 0
          try texts.gather(into: &builder) { codes, _ in greatest = max(greatest, codes.max() ?? 0)
          }
          #expect(greatest == 0 || Int(greatest) < builder.count)
        case .unread: break
        }
      }
      return true
    } catch {
      return false
    }
  }

  private static func samples() throws -> [(name: String, bytes: [UInt8])] {
    try [
      ("own", ArrowWriter.bytes(of: Tables.table(Tables.everything))),
      ("types", Golden.bytes("types")), ("polars", Golden.bytes("polars")),
      ("deltas", Golden.bytes("deltas")), ("feather", Golden.bytes("feather")),
      ("lz4", Golden.bytes("lz4")), ("zstandard", Golden.bytes("zstandard")),
    ]
  }

  @Test func wholeFilesAreRead() throws {
    for (name, bytes) in try Self.samples() {
      let isRead = try read(bytes)
      #expect(isRead, "\(name)")
    }
  }

  @Test func everyBeginningIsRefused() throws {
    for (name, bytes) in try Self.samples() {
      for length in stride(from: 0, to: bytes.count, by: 7) {
        let isRead = try read(Array(bytes[..<length]))
        #expect(!isRead, "\(name), \(length) bytes")
      }
    }
  }

  @Test(arguments: 0..<8) func noChangeTraps(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for (_, bytes) in try Self.samples() {
      for _ in 0..<60 {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
          case 2: for near in place..<min(place + 8, bytes.count) { bytes[near] = 0xFF }
          default:
            // Four bytes of another place: lengths and offsets that are plausible.
            let other = Int.random(in: 0..<bytes.count, using: &generator)
            for near in 0..<4 where max(place, other) + near < bytes.count {
              bytes[place + near] = bytes[other + near]
            }
          }
        }
        _ = try read(bytes)
      }
    }
  }

  @Test func aStreamSaysThatItIsOne() throws {
    let error = #expect(throws: DataError.self) {
      let file = try Golden.file("stream")
      _ = file.readColumns
    }
    #expect(error?.id == "not-an-arrow-file")
    #expect(error?.help.isEmpty == false)
  }

  /// One byte of a message says how its buffers are packed.
  @Test func aPackingThatIsNotKnownSaysSo() throws {
    let bytes = try Golden.bytes("zstandard")
    var found: Set<String> = []
    for place in bytes.indices where bytes[place] == 1 {
      var other = bytes
      other[place] = 9
      do throws(DataError) {
        _ = try ArrowFile(ArrowMemory(other, name: "test"))
      } catch {
        found.insert(error.id)
      }
    }
    #expect(found.contains("compressed-arrow-file"))
  }

  /// What a few packed bytes claim to become is asked for only where the run may have it.
  @Test func aPackedBufferIsNotLargerThanTheMemory() throws {
    let most = 1 << 40
    #expect(!Cancellation().shouldStop(before: 1 << 20))
    for limit in [1, most] {
      let cancellation = Cancellation()
      cancellation.limit(memory: limit)
      #expect(cancellation.shouldStop(before: 1 << 30) == (limit == 1))
      #expect((cancellation.reason == .memory) == (limit == 1))
    }
    let file = try Golden.file("zstandard")
    let stopped = Cancellation()
    stopped.cancel()
    let result = stopped.whileCurrent { Result { try Self.cells(of: file) } }
    #expect(throws: DataError.interrupted) { try result.get() }
    #expect(try Self.cells(of: file) == 20)
  }

  /// The number of cells of a file's column of numbers.
  private static func cells(of file: ArrowFile) throws -> Int {
    var count = 0
    for (_, column) in file.readColumns {
      switch column {
      case .typed(let column), .numbers(let column, _):
        for part in file.parts { count += try column.column(part).count }
      case .texts, .unread: continue
      }
    }
    return count
  }

  @Test(arguments: ["PAR1xxxxxxxxxxxxPAR1", "FEA1xxxxxxxx", "a,b\n1,2\n", "", "ARROW1"])
  func otherFilesAreRefused(text: String) {
    #expect(throws: DataError.self) {
      try ArrowFile(ArrowMemory(Array(text.utf8), name: "test"))
    }
  }
}
