/// What is written here in the place of functions of other languages and of spreadsheets.
enum ForeignFunctions {
  /// The way out after a call of such a function; nil where the name is none.
  static func wayOut(_ name: String) -> String? {
    let name = name.lowercased()
    if let own = names[name] { return "write `\(own)(…)`" }
    return phrases[name].map { "write \($0)" }
  }

  private static let names = [
    "avg": "average", "averageif": "average", "char_length": "length", "concatenate": "concat",
    "countdistinct": "distinct_count", "date": "period", "find": "position", "ifnull": "coalesce",
    "instr": "position", "isnull": "coalesce", "lag": "previous", "lcase": "lower",
    "lead": "next", "len": "length", "nunique": "distinct_count", "nvl": "coalesce",
    "rounddown": "floor", "roundup": "ceiling", "row_num": "row_number", "search": "position",
    "split": "split_part", "std": "standard_deviation", "stddev": "standard_deviation",
    "str": "text", "strpos": "position", "substitute": "replace", "substr": "part",
    "to_char": "text", "to_date": "period", "to_number": "number", "to_text": "text",
    "ucase": "upper", "value": "number",
  ]

  private static let phrases = [
    "case": "`if … then … else …`", "cast": "`number(…)`, `text(…)` or `period(…)`",
    "countif": "`where …`, then `count`", "iff": "`if … then … else …`",
    "iif": "`if … then … else …`", "now": "the day itself, as in `30 Sep 2023`",
    "pow": "`a ^ b`", "power": "`a ^ b`", "sumif": "`total(if … then x else 0)`",
    "today": "the day itself, as in `30 Sep 2023`", "vlookup": "`join NAME on …`",
    "xlookup": "`join NAME on …`",
  ]
}
