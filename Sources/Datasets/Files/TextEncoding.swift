import Columns

/// The encodings of text files that are read.
enum TextEncoding: Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case windows1252

  /// The encoding that metadata names, or nil where it is not one that is read.
  init?(name: String) {
    if name == "utf-8" {
      self = .utf8
      return
    }
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8", "ascii", "usascii", "utf8sig": self = .utf8
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    // Pages that say Latin-1 are read as Windows-1252, as in the WHATWG Encoding Standard.
    case "windows1252", "cp1252", "latin1", "iso88591": self = .windows1252
    default: return nil
    }
  }
}

/// A file's bytes as UTF-8: the same bytes from an offset on, or a converted copy.
enum DecodedText {
  case unchanged(from: Int)
  case converted([UInt8])

  /// Works out the encoding and converts what is not UTF-8.
  ///
  /// A byte-order mark wins, then the declared encoding; without either the bytes are UTF-8 if they
  /// are valid as such and else Windows-1252, which is noted.
  ///
  /// - Throws: an error that names line and column for NUL bytes, and for bytes that are not UTF-8
  ///   behind a UTF-8 byte-order mark.
  init(
    _ bytes: Span<UInt8>,
    declared: TextEncoding?,
    findings: inout Findings
  ) throws(DataError) {
    if Self.begins(bytes, with: [0xEF, 0xBB, 0xBF]) {
      if let offset = Self.firstInvalid(bytes) {
        let place = Self.place(of: offset, in: bytes)
        throw DataError(
          id: "not-utf8",
          "\(findings.file), \(place): the byte is not UTF-8, which the file claims to be",
          help: ["save the file again as `CSV UTF-8`"]
        )
      }
      try Self.refuseNUL(bytes, findings.file)
      self = .unchanged(from: 3)
    } else if Self.begins(bytes, with: [0xFF, 0xFE]) {
      self = .converted(try Self.utf16(bytes, from: 2, high: 1, findings.file))
    } else if Self.begins(bytes, with: [0xFE, 0xFF]) {
      self = .converted(try Self.utf16(bytes, from: 2, high: 0, findings.file))
    } else {
      switch declared {
      case .utf16LittleEndian:
        self = .converted(try Self.utf16(bytes, from: 0, high: 1, findings.file))
      case .utf16BigEndian:
        self = .converted(try Self.utf16(bytes, from: 0, high: 0, findings.file))
      case .windows1252:
        try Self.refuseNUL(bytes, findings.file)
        self = .converted(Self.windows1252(bytes))
      case .utf8, nil:
        try Self.refuseNUL(bytes, findings.file)
        guard let offset = Self.firstInvalid(bytes) else {
          self = .unchanged(from: 0)
          return
        }
        findings.note(
          "windows-1252",
          "\(findings.file) is not UTF-8 (first at \(Self.place(of: offset, in: bytes))) and is read as Windows-1252",
          help: ["save the file as `CSV UTF-8` if letters look wrong"]
        )
        self = .converted(Self.windows1252(bytes))
      }
    }
  }

  private static func begins(_ bytes: Span<UInt8>, with mark: [UInt8]) -> Bool {
    bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
  }

  /// The offset of the first byte that is not UTF-8.
  ///
  /// Blocks of pure ASCII, nearly all of a real file, are passed over without decoding.
  static func firstInvalid(_ bytes: Span<UInt8>) -> Int? {
    var start = 0
    while start < bytes.count {
      let end = min(start + 4096, bytes.count)
      var all: UInt8 = 0
      for index in start..<end { all |= bytes[index] }
      guard all < 0x80 else {
        do throws(UTF8.ValidationError) {
          _ = try UTF8Span(validating: bytes.extracting(start..<bytes.count))
          return nil
        } catch {
          return start + error.byteOffsets.lowerBound
        }
      }
      start = end
    }
    return nil
  }

  private static func refuseNUL(_ bytes: Span<UInt8>, _ file: String) throws(DataError) {
    var start = 0
    while start < bytes.count {
      let end = min(start + 4096, bytes.count)
      var least = UInt8.max
      for index in start..<end { least = min(least, bytes[index]) }
      if least == 0, let index = (start..<end).first(where: { bytes[$0] == 0 }) {
        throw DataError(
          id: "not-text",
          "\(file), \(place(of: index, in: bytes)): a NUL byte; the file is not text",
          help: ["if it is a spreadsheet or UTF-16 text, save it as `CSV UTF-8` first"]
        )
      }
      start = end
    }
  }

  private static func place(of offset: Int, in bytes: Span<UInt8>) -> String {
    var line = 1
    var lineStart = 0
    for index in 0..<offset {
      let byte = bytes[index]
      if byte == 0x0A || (byte == 0x0D && bytes[index + 1] != 0x0A) {
        line += 1
        lineStart = index + 1
      }
    }
    return "line \(line), column \(offset - lineStart + 1)"
  }

  private static func utf16(
    _ bytes: Span<UInt8>,
    from start: Int,
    high: Int,
    _ file: String
  ) throws(DataError) -> [UInt8] {
    guard (bytes.count - start) % 2 == 0 else {
      throw DataError(
        id: "cut-off",
        "\(file) is UTF-16 text with half a character at its end",
        help: ["the file may have been cut off; fetch it again"]
      )
    }
    let units = (0..<(bytes.count - start) / 2).map { index in
      UInt16(bytes[start + 2 * index + high]) << 8 | UInt16(bytes[start + 2 * index + 1 - high])
    }
    let converted = Array(String(decoding: units, as: UTF16.self).utf8)
    try refuseNUL(converted.span, file)
    return converted
  }

  private static func windows1252(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x80 {
        result.append(byte)
      } else {
        let value = byte < 0xA0 ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
        if let scalar = Unicode.Scalar(value) {
          result.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
      }
    }
    return result
  }

  /// What bytes 80 to 9F stand for; the five that Windows-1252 leaves open stand for themselves.
  private static let upperHalf: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
