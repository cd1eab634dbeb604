import Columns

extension ChartData {
  /// The figures with their unit, as the title of an axis.
  var measure: String {
    let heading = unit.heading
    // A heading such as `share (%)` has its unit already.
    return heading.isEmpty || valueName.hasSuffix("(\(heading))")
      ? valueName : "\(valueName) (\(heading))"
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
      kind == "xmr" ? "Control chart" : kind.prefix(1).uppercased() + kind.dropFirst() + " chart"
    var words = "\(name) of \(measure)"
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

  /// Which figures are missing and why; empty where none is.
  var gaps: [String] {
    var places: [MissingReason: [String]] = [:]
    for (index, point) in points.enumerated() {
      guard let reason = point.reason else { continue }
      var parts = labels[index]
      if let period = point.period { parts.append(PeriodName.full(period)) }
      places[reason, default: []].append(parts.joined(separator: " "))
    }
    return MissingReason.allCases.reversed().compactMap { reason in
      guard let found = places[reason] else { return nil }
      let code = reason.code.map { "\($0), " } ?? ""
      let rest = found.count > 4 ? " and \(found.count - 3) more" : ""
      let shown = found.prefix(rest.isEmpty ? 4 : 3).filter { !$0.isEmpty }
      let words = shown.isEmpty ? "\(found.count) \(found.count == 1 ? "figure" : "figures")" : ""
      return "No figure (\(code)\(reason.words)): \(words)\(shown.joined(separator: ", "))\(rest)"
    }
  }

  /// Says that a scale of lines or dots does not begin at nought.
  func baseline(of scale: NumberScale) -> String? {
    scale.hasZero ? nil : "The scale does not start at 0"
  }
}
