import Plan

extension HelpTopics {
  static let flags = HelpPage(
    .topic,
    "flags",
    aliases: [
      "flagged", "revised", "provisional", "estimated", "forecast", "break in series", "[r]", "[p]",
    ],
    summary: "A number may carry what its publisher says of it: revised, provisional, estimated.",
    forms: [
      #"State = "missing" | "suppressed" | "estimated" | "flagged" | "forecast" | "provisional" | "revised" | "unreliable" ."#
    ],
    details: [
      "Flags: revised `r`, provisional `p`, estimated `e`, forecast `f`, break in series `b`, "
        + "unreliable `u`, total `t`, average `a`. They are read from cells such as `12.3 [r]` "
        + "and `12.3 [r][e]`, and shown the same way.",
      "A column of flags, and marks without brackets such as `12.3r` or `12.3*`, are declared: "
        + "`load \"file.csv\" as NAME with flags of value in status, flag \"*\" as provisional`.",
      "What is worked out from a flagged number is flagged too. An aggregate says how many "
        + "flagged values it takes in.",
      "`is revised`, `is provisional`, `is estimated`, `is forecast`, `is unreliable` and `is "
        + "flagged` ask; `flag(x)` gives the letters. CSV and JSON have them in a column of "
        + "their own: `value_flag`.",
    ],
    examples: [Example("12.3 is provisional", "no")],
    seeAlso: ["missing", "load", "flag", "is provisional"]
  )

  static let load = HelpPage(
    .topic,
    "load",
    aliases: [
      "delimiter", "encoding", "header", "decimal comma", "calendar", "declare", "loading",
    ],
    summary: "Names a file and declares of it what cannot be known from its cells.",
    forms: [
      #"Loading = "load" text "as" Name [ "with" Setting { "," Setting } ] ."#,
      #"Setting = "break" "of" Name "in" ( number | period ) | "calendar" Calendar | "column" number "is" Name | "decimal" "comma" | "delimiter" text | "encoding" text | "flag" text "as" Flag | "flags" "of" Name "in" Name | "header" "on" "line" number | ( "higher" | "lower" ) "is" "better" "for" Name | "kind" "of" Name "is" Kind | "missing" text "as" Meaning | "no" "header" | "period" number "is" FirstMonth | "read" Name "as" Reading | "unit" "of" Name "is" text | "units" "of" Name "in" Name ."#,
      #"Calendar = "academic" | "calendar" | "financial" ."#,
      #"FirstMonth = "April" | "January" | "September" ."#,
      #"Flag = "average" | "break" | "estimated" | "forecast" | "provisional" | "revised" | "total" | "unreliable" ."#,
      #"Kind = "cohort" | "flow" | "forecast" | "outturn" | "rolling" | "snapshot" | "year" "to" "date" ."#,
      #"Meaning = "blank" | "low" | "none" "recorded" | "not" ( "applicable" | "available" ) | "rounds" "to" "zero" | "suppressed" | "unreliable" | "zero" ."#,
      #"Reading = "interval" | "number" | "period" | "text" ."#,
    ],
    details: [
      "Everything that is not declared is worked out from the cells, and `describe` says which. "
        + "Clauses are parted by commas; a line may end after each.",
      "The cells: `missing \"-\" as zero`, `missing \"*\" as suppressed`, `flag \"r\" as "
        + "revised`, `flags of value in status`, `decimal comma`, `read code as text`, "
        + "`read total as interval` for `269 to 273`.",
      "The meaning: `unit of spend is \"£000\"`, `units of value in unit`, `lower is better for "
        + "absence`, `kind of spend is year to date`, `calendar financial` or `period 1 is April`.",
      "A change in the way of counting: `break of cases in 2023/24`, so that a change or a trend across "
        + "it gets advice.",
      "The file: `delimiter \";\"`, `encoding \"windows-1252\"`, `header on line 3`, `no header`, "
        + "`column 2 is value`.",
      "A `datapackage.json` beside the file says the same for good; a clause here goes before it.",
    ],
    examples: [],
    seeAlso: ["from", "missing", "flags", "describe"]
  )
}
