import Columns
import Datasets
import Diagnostics
import LocalEngine

extension Session {
  /// Sets how many threads read large files and work on them; every processor has one otherwise.
  package func use(threads: Int) {
    catalogue.options.threads = max(threads, 1)
    if engine is LocalEngine { engine = LocalEngine(threads: threads) }
  }
}

/// The columns of a dataset that texts speak of, by any name that a column answers to.
///
/// A guess that decides nothing but which columns of a large file are read in the same pass: words
/// in comments and in quotes count too, and a column that is missed is read when it is asked for.
enum MentionedColumns {
  /// The positions of the columns.
  static func positions(in sources: [SourceFile], of schema: Schema) -> [Int] {
    var words: Set<String> = []
    for source in sources { collect(source, &words) }
    return schema.fields.indices.filter { position in
      let name = schema.fields[position].name
      return words.contains(name.lowercased()) || words.contains(Schema.snakeCase(name))
    }
  }

  private static func collect(_ source: SourceFile, _ words: inout Set<String>) {
    var word: [UInt8] = []
    var quoted: [UInt8]?
    func end(_ text: [UInt8]) {
      guard !text.isEmpty else { return }
      let name = String(decoding: text, as: UTF8.self)
      words.insert(name.lowercased())
      words.insert(Schema.snakeCase(name))
    }
    for byte in source.bytes {
      if byte == 0x60 {
        if let text = quoted { end(text) }
        quoted = quoted == nil ? [] : nil
      } else if byte == 0x0A {
        quoted = nil
      } else {
        quoted?.append(byte)
      }
      if isPartOfName(byte) {
        word.append(byte)
      } else {
        end(word)
        word = []
      }
    }
    end(word)
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }
}
