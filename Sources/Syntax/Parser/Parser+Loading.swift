import Diagnostics

extension Parser {
  /// Reads the name of a file and what is declared of it.
  ///
  ///     Loading = "load" text "as" Name [ "with" Setting { "," Setting } ] .
  mutating func loading() -> StatementSyntax.Kind {
    enter("Loading")
    require(keyword: "load")
    let pathSpan = current.span
    let path = text("a file in double quotes")
    if !hasFailed { require(keyword: "as") }
    guard !hasFailed else { return .invalid }
    let name = name("a name for the file's rows")
    var settings: [SettingSyntax] = []
    if !hasFailed, take(keyword: "with") { settings = list(of: "clauses") { $0.setting() } }
    guard !hasFailed else { return .invalid }
    return .loading(LoadingSyntax(path: path, pathSpan: pathSpan, name: name, settings: settings))
  }

  private static let settingWords = [
    "break", "calendar", "column", "decimal", "delimiter", "encoding", "flag", "flags", "header",
    "higher",
    "kind", "lower", "missing", "no", "period", "read", "unit", "units",
  ]

  /// Reads a clause.
  ///
  ///     Setting = "break" "of" Name "in" ( number | period ) | "calendar" Calendar
  ///          | "column" number "is" Name | "decimal" "comma" | "delimiter" text
  ///          | "encoding" text | "flag" text "as" Flag | "flags" "of" Name "in" Name
  ///          | "header" "on" "line" number | ( "higher" | "lower" ) "is" "better" "for" Name
  ///          | "kind" "of" Name "is" Kind | "missing" text "as" Meaning | "no" "header"
  ///          | "period" number "is" FirstMonth | "read" Name "as" Reading
  ///          | "unit" "of" Name "is" text | "units" "of" Name "in" Name .
  private mutating func setting() -> SettingSyntax {
    enter("Setting")
    let start = current.span
    let kind = settingKind()
    return SettingSyntax(kind: hasFailed ? .invalid : kind, span: span(from: start))
  }

  private mutating func settingKind() -> SettingSyntax.Kind {
    guard let word = Self.settingWords.first(where: { take(keyword: $0) }) else {
      reportExpected(["a clause such as `missing \"-\" as zero`"], candidates: Self.settingWords)
      return .invalid
    }
    switch word {
    case "break":
      let (name, isRead) = columnBefore("in")
      return isRead ? seriesBreak(name) : .invalid
    case "calendar": return .calendar(calendarWord())
    case "column":
      let place = wholeNumber()
      if !hasFailed { require(keyword: "is") }
      return hasFailed ? .invalid : .column(place: place, name("a name for the column"))
    case "decimal":
      require(keyword: "comma")
      return .decimalComma
    case "delimiter": return .delimiter(text("a delimiter in double quotes"))
    case "encoding": return .encoding(text("an encoding in double quotes"))
    case "flag":
      let mark = text("a mark in double quotes")
      if !hasFailed { require(keyword: "as") }
      return hasFailed ? .invalid : .flag(mark, flagWord())
    case "flags": return pair("of", "in") { .flagColumn($0, $1) }
    case "header":
      for next in ["on", "line"] where !hasFailed { require(keyword: next) }
      return hasFailed ? .invalid : .header(line: wholeNumber())
    case "higher", "lower":
      for next in ["is", "better", "for"] where !hasFailed { require(keyword: next) }
      return hasFailed ? .invalid : .better(isHigher: word == "higher", column())
    case "kind":
      let (name, isRead) = columnBefore("is")
      return isRead ? .kind(name, kindWords()) : .invalid
    case "missing":
      let mark = text("a mark in double quotes")
      if !hasFailed { require(keyword: "as") }
      return hasFailed ? .invalid : .missing(mark, meaningWords())
    case "no":
      require(keyword: "header")
      return .noHeader
    case "period": return firstMonth()
    case "read":
      let name = column()
      if !hasFailed { require(keyword: "as") }
      return hasFailed ? .invalid : .reading(name, readingWord())
    case "unit":
      let (name, isRead) = columnBefore("is")
      return isRead ? .unit(name, text("a unit in double quotes")) : .invalid
    default: return pair("of", "in") { .unitColumn($0, $1) }
    }
  }

  // MARK: - Parts of clauses

  /// Reads `of`, a column and a word that must follow; whether all of it was there.
  private mutating func columnBefore(_ word: String) -> (NameSyntax, Bool) {
    require(keyword: "of")
    let empty = NameSyntax("", current.span)
    guard !hasFailed else { return (empty, false) }
    let name = column()
    if !hasFailed { require(keyword: word) }
    return (name, !hasFailed)
  }

  private mutating func pair(
    _ first: String,
    _ second: String,
    _ kind: (NameSyntax, NameSyntax) -> SettingSyntax.Kind
  ) -> SettingSyntax.Kind {
    let (name, isRead) = columnBefore(second)
    return isRead ? kind(name, column()) : .invalid
  }

  private mutating func seriesBreak(_ name: NameSyntax) -> SettingSyntax.Kind {
    let span = current.span
    // A year alone is a number.
    guard current.kind == .period || current.kind == .number else {
      reportExpected(["a period such as `2023/24`"])
      return .invalid
    }
    advance()
    return .seriesBreak(name, text(span), span)
  }

  private mutating func wholeNumber() -> Int {
    guard !hasFailed else { return 0 }
    guard current.kind == .number else {
      reportExpected(["a whole number"])
      return 0
    }
    let digits = text(current.span)
    let span = current.span
    advance()
    guard let number = Int(digits.filter { $0 != "," }) else {
      report(.wholeNumber(digits), at: span)
      return 0
    }
    return number
  }

  /// Takes one of several words, or reports that none is there.
  private mutating func word(of words: [String]) -> String {
    for word in words where take(keyword: word) { return word }
    reportExpected(words.map { "`\($0)`" }, candidates: words)
    return ""
  }

  /// Reads a calendar.
  ///
  ///     Calendar = "academic" | "calendar" | "financial" .
  private mutating func calendarWord() -> String {
    enter("Calendar")
    return word(of: ["academic", "calendar", "financial"])
  }

  /// Reads what the first period of a year is.
  ///
  ///     FirstMonth = "April" | "January" | "September" .
  private mutating func firstMonth() -> SettingSyntax.Kind {
    enter("FirstMonth")
    let place = current.span
    let number = wholeNumber()
    guard !hasFailed else { return .invalid }
    require(keyword: "is")
    guard !hasFailed else { return .invalid }
    let calendars = [("april", "financial"), ("january", "calendar"), ("september", "academic")]
    for (month, calendar) in calendars where take(keyword: month) {
      return .firstPeriod(number, place, calendar)
    }
    reportExpected(
      ["`April`", "`January`", "`September`"],
      candidates: ["April", "January", "September"]
    )
    return .invalid
  }

  /// Reads what a flag says.
  ///
  ///     Flag = "average" | "break" | "estimated" | "forecast" | "provisional" | "revised"
  ///          | "total" | "unreliable" .
  private mutating func flagWord() -> String {
    enter("Flag")
    return word(of: [
      "average", "break", "estimated", "forecast", "provisional", "revised", "total", "unreliable",
    ])
  }

  /// Reads in what sense figures belong to their period.
  ///
  ///     Kind = "cohort" | "flow" | "forecast" | "outturn" | "rolling" | "snapshot"
  ///          | "year" "to" "date" .
  private mutating func kindWords() -> String {
    enter("Kind")
    let word = word(of: [
      "cohort", "flow", "forecast", "outturn", "rolling", "snapshot", "year",
    ])
    guard word == "year" else { return word }
    require(keyword: "to")
    if !hasFailed { require(keyword: "date") }
    return "year to date"
  }

  /// Reads what a mark stands for.
  ///
  ///     Meaning = "blank" | "low" | "none" "recorded" | "not" ( "applicable" | "available" )
  ///          | "rounds" "to" "zero" | "suppressed" | "unreliable" | "zero" .
  private mutating func meaningWords() -> String {
    enter("Meaning")
    let first = word(of: [
      "blank", "low", "none", "not", "rounds", "suppressed", "unreliable", "zero",
    ])
    switch first {
    case "low": return "rounds to zero"
    case "none":
      require(keyword: "recorded")
      return "none recorded"
    case "not":
      return "not " + word(of: ["applicable", "available"])
    case "rounds":
      require(keyword: "to")
      if !hasFailed { require(keyword: "zero") }
      return "rounds to zero"
    default: return first
    }
  }

  /// Reads how the cells of a column are read.
  ///
  ///     Reading = "interval" | "number" | "period" | "text" .
  private mutating func readingWord() -> String {
    enter("Reading")
    return word(of: ["interval", "number", "period", "text"])
  }
}
