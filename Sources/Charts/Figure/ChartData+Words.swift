import Columns

extension ChartData {
  /// The figures with their unit, as the title of an axis.
  var measure: String {
    Self.measure(valueName, unit)
  }

  /// A name with its unit.
  static func measure(_ name: String, _ unit: Unit?) -> String {
    let heading = unit?.heading ?? ""
    // A heading such as `share (%)` has its unit already.
    return heading.isEmpty || name.hasSuffix("(\(heading))") ? name : "\(name) (\(heading))"
  }

  /// The series and bars that a comparator could be.
  var comparableNames: [String] {
    var names = series.filter { !$0.isEmpty }
    if description.period == nil {
      var known = Set(names)
      for label in labels {
        if let first = label.first, known.insert(first).inserted { names.append(first) }
      }
    }
    return names
  }

  /// The picture in one sentence.
  func summary(_ kind: String, panels: Int) -> String {
    let name =
      switch kind {
      case "xmr": "Control chart"
      case "funnel": "Funnel plot"
      default: kind.prefix(1).uppercased() + kind.dropFirst() + " chart"
      }
    var words = "\(name) of \(measure)"
    if let totalMeasure { words += " of \(totalMeasure)" }
    if let periodName { words += " over \(periodName)" }
    if !groupNames.isEmpty { words += " by \(groupNames.joined(separator: ", "))" }
    let periods = points.compactMap(\.period)
    if let first = periods.min(), let last = periods.max(), first != last {
      words += ", \(PeriodName.full(first)) to \(PeriodName.full(last))"
    }
    let present = points.count { $0.value != nil }
    words += "; \(NumberText.grouped(String(present))) \(present == 1 ? "figure" : "figures")"
    if series.count > 1 { words += " in \(series.count) series" }
    if panels > 1 { words += ", \(panels) panels" }
    return words
  }

  /// Which figures are missing and why, and which bear a flag; empty where none does.
  var gaps: [String] {
    let missing = MissingReason.allCases.reversed().compactMap { reason -> String? in
      let found = points.indices.filter { points[$0].reason == reason }
      let code = reason.code.map { "\($0), " } ?? ""
      return found.isEmpty ? nil : "No figure (\(code)\(reason.words)): \(places(found))"
    }
    return missing + flagged
  }

  /// Which figures bear which flag.
  var flagged: [String] {
    CellFlags.known.compactMap { flag, letter, words in
      let found = points.indices.filter {
        points[$0].value != nil && points[$0].flags.contains(flag)
      }
      return found.isEmpty ? nil : "Marked \(letter) (\(words)): \(places(found))"
    }
  }

  /// Figures by what they are of: all of a few, the first of many.
  private func places(_ indices: [Int]) -> String {
    let names = indices.map { index in
      var parts = labels[index]
      if let period = points[index].period { parts.append(PeriodName.full(period)) }
      return parts.joined(separator: " ")
    }
    return Self.shortened(names.filter { !$0.isEmpty }, of: indices.count)
  }

  /// Names in a row: all of a few, the first of many with how many more there are.
  static func shortened(_ names: [String], of count: Int, most: Int = 4) -> String {
    guard !names.isEmpty else { return "\(count) \(count == 1 ? "figure" : "figures")" }
    let shown = count > most ? names.prefix(most - 1) : names[...]
    let rest = count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// Says that a scale of lines or dots does not begin at nought.
  func baseline(of scale: NumberScale) -> String? {
    scale.hasZero ? nil : "The scale does not start at 0"
  }
}
