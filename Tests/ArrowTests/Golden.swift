import Arrow
import TestSupport

/// Files that other programs wrote; `Golden/write.py` says how.
enum Golden {
  static func bytes(_ name: String) throws -> [UInt8] {
    let text = try Repository.text("Tests/ArrowTests/Golden/\(name).hex")
    let digits = text.utf8.filter { $0 != 0x0A }.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  static func file(_ name: String) throws -> ArrowFile {
    try ArrowFile(ArrowMemory(try bytes(name), name: name))
  }
}
