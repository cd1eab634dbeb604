import Columns
package import Plan

/// Where the figures of an answer come from, for answers that do not cite each row.
package enum FiguresFrom {
  /// The most sources that are named.
  private static let most = 3

  /// The function: the rows as they are, with a note on the different texts of its one argument.
  ///
  /// - Complexity: O(rows).
  package static let function = SeriesFunction("figures from", onlyRanks: true) {
    (arguments, _) throws(KernelFailure) in
    guard case .text(let codes, let dictionary) = arguments[0].values else {
      throw .unexpected("figures from")
    }
    var isSeen = [Bool](repeating: false, count: dictionary.count)
    var names: [String] = []
    for row in codes.indices where arguments[0].validity.isPresent(row) {
      let code = codes[row]
      guard !isSeen[Int(code)] else { continue }
      isSeen[Int(code)] = true
      names.append(dictionary.text(code))
    }
    return SeriesAnswer([], remarks: names.isEmpty ? [] : [remark(names)])
  }

  /// The note on sources by their names.
  package static func remark(_ names: [String]) -> SeriesRemark {
    let rest = names.count - most
    let others = rest > 0 ? " and \(Counted.words(rest, "other"))" : ""
    return SeriesRemark(
      id: "figures-from",
      "the figures are from \(names.prefix(most).joined(separator: "; "))\(others); `cite` at the end "
        + "says where each stands"
    )
  }
}
