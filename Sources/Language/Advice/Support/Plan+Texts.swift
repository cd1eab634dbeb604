import Columns
import Plan

extension Plan {
  /// The dictionaries of the source's column that a column is; nil where there are more than the
  /// limit, or no such column.
  func sourceTexts(of column: Int, limit: Int) -> [TextDictionary]? {
    switch node {
    case .scan(let provider, _, let columns):
      guard column < columns.count, schema.fields[column].type == .text else { return nil }
      if let texts = try? provider.texts(of: columns[column]) {
        return texts.count <= limit ? [texts] : nil
      }
      guard let batches = try? provider.scan(columns: [columns[column]])
      else { return nil }
      var dictionaries: [ObjectIdentifier: TextDictionary] = [:]
      var order: [TextDictionary] = []
      var count = 0
      for batch in batches {
        guard case .text(_, let dictionary) = batch.columns[0].values,
          dictionaries.updateValue(dictionary, forKey: ObjectIdentifier(dictionary)) == nil
        else { continue }
        order.append(dictionary)
        count += dictionary.count
        guard count <= limit else { return nil }
      }
      return order
    case .filter(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .fill(let input, _), .assert(let input, _, _), .cite(let input):
      return input.sourceTexts(of: column, limit: limit)
    case .project(let input, let expressions):
      guard column < expressions.count else { return nil }
      if case .text(let text)? = expressions[column].literal { return [TextDictionary([text])] }
      guard case .column(let inner) = expressions[column].node else { return nil }
      return input.sourceTexts(of: inner, limit: limit)
    case .window(let input, _):
      return column < input.schema.fields.count
        ? input.sourceTexts(of: column, limit: limit) : nil
    case .aggregate(let input, let keys, _):
      guard column < keys.count, case .column(let inner) = keys[column].node else { return nil }
      return input.sourceTexts(of: inner, limit: limit)
    case .join(let left, let right, let join):
      let width = left.schema.fields.count
      return column < width
        ? left.sourceTexts(of: column, limit: limit)
        : right.sourceTexts(of: join.rightColumns[column - width], limit: limit)
    case .append(let inputs):
      let texts = inputs.compactMap { $0.sourceTexts(of: column, limit: limit) }
      return texts.count == inputs.count ? texts.flatMap { $0 } : nil
    case .unit, .profile, .unpivot, .series, .check: return nil
    }
  }
}

extension [TextDictionary] {
  /// Whether one of them has a text, found without making a string of any other.
  func has(_ text: String) -> Bool {
    let wanted = [UInt8](text.utf8)
    return contains { dictionary in
      (0..<UInt32(dictionary.count)).contains { dictionary.utf8($0).elementsEqual(wanted) }
    }
  }

  /// How many texts they have.
  var size: Int { reduce(0) { $0 + $1.count } }

  /// All the texts.
  var texts: [String] {
    flatMap { dictionary in (0..<UInt32(dictionary.count)).map { dictionary.text($0) } }
  }
}
