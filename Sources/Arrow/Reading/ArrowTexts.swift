package import Columns

/// A column of texts as another program writes it: with a dictionary or without.
package struct ArrowTexts: Sendable {
  let file: ArrowFile
  let place: Int
  let dictionary: ArrowDictionary

  /// Gathers the texts of all parts in one dictionary.
  ///
  /// The closure takes the codes of each part's rows and why they have no value, nothing where all have
  /// one; the builder has all texts at the end.
  package func gather(
    into builder: inout TextDictionaryBuilder,
    _ part: (_ codes: [UInt32], _ reasons: [UInt8]) -> Void
  ) throws(DataError) {
    let field = file.fields[place]
    var known: [UInt32] = []
    if field.dictionary != nil {
      let content = try dictionary.values()
      let texts = content.texts
      known = content.codes.map { code in
        code == ArrowDictionary.Content.missing ? code : builder.code(for: texts.utf8(code).span)
      }
    }
    for place in file.parts {
      guard let cells = file.batches[place.batch].columns[self.place] else {
        throw ArrowFault.damaged(file.bytes.name)
      }
      var reasons = try file.reasons(cells, place.choice)
      var codes: [UInt32]
      if field.dictionary == nil {
        codes = [UInt32](repeating: 0, count: place.count)
        var own = builder
        builder = TextDictionaryBuilder()
        try file.forEachText(field.type, cells, place.choice.range, reasons) { row, text in
          codes[row] = own.code(for: text)
        }
        builder = own
      } else {
        codes = try file.codes(field, cells, place.choice, reasons, below: known.count)
        for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
          codes[row] = known[Int(codes[row])]
          if codes[row] == ArrowDictionary.Content.missing {
            if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: codes.count) }
            (codes[row], reasons[row]) = (0, MissingReason.blank.rawValue)
          }
        }
      }
      part(codes, reasons)
    }
    try file.bytes.checkUnchanged()
  }
}
