import Plan

extension HelpTopics {
  static let `names` = HelpPage(
    .topic,
    "names",
    aliases: ["name", "backquotes", "quoted names", "columns"],
    summary:
      "A name is a word; any other name stands in backquotes.",
    forms: [
      #"Name = word | quoted ."#
    ],
    details: [
      "A word is made of letters, digits and `_`, and does not begin with a digit. "
        + "Capital letters do not matter unless two names differ by them only.",
      "A column with any other name also answers to its snake_case form: `` `Cost per "
        + "pupil (£)` `` to `cost_per_pupil`.",
      "A word that means something in expressions, such as `by` or `in`, stands in "
        + "backquotes as a name. The word of a step is a name except where a step may begin.",
    ],
    examples: [
      Example(
        "from risk_factors | where relates_to = \"Child\" | pivot percent across period by factor | add `2022/23` - `2021/22` as change | show factor, change | top 2 by change",
        """
        factor           change
                             pp
        ───────────────  ──────
        Neglect               5
        Emotional abuse       3
        """
      )
    ],
    seeAlso: ["selectors", "literals", "as"]
  )

  static let `literals` = HelpPage(
    .topic,
    "literals",
    aliases: ["literal", "quotes", "strings", "number literals", "true", "false"],
    summary:
      "How values are written: text in double quotes, numbers with their units, periods "
      + "as they are printed.",
    forms: [
      #"Literal = number [ Unit ] | text | period | "true" | "false" | "missing" ."#
    ],
    details: [
      "Text: `\"Kent\"`. In it `\\\"` is a quotation mark, `\\n` a new line, `\\u{a3}` a "
        + "character by its number.",
      "Numbers: `1,234`, `0.25`, `£9.5m`, `£500k`, `£1.2bn`, `42%`, `3pp`, `12 FTE`, `6.2 "
        + "per 10,000`. In a list in brackets `1,234` is refused, because it could be two "
        + "numbers.",
      "Truth: `true` and `false`. No value: `missing`. Periods have a page of their own.",
    ],
    examples: [
      Example(
        "£1.2bn / 4",
        "£0.3bn"
      ),
      Example(
        "6.2 per 10,000",
        "6.2 per 10,000"
      ),
    ],
    seeAlso: ["units", "periods", "missing", "names"]
  )

  static let `periods` = HelpPage(
    .topic,
    "periods",
    aliases: ["dates", "date", "time", "years and quarters", "calendar", "calendars"],
    summary:
      "A period has a first day, a last day, a calendar and a kind, and sorts by date.",
    forms: [
      #"period = ( date | years | named_period ) [ " " ( "YTD" | "outturn" | "forecast" ) ] ."#,
      #"date = year "-" digit digit "-" digit digit | digit [ digit ] " " month " " year ."#,
      #"years = year ( "/" | "-" | "–" ) ( year | digit digit ) ."#,
      #"named_period = [ calendar " " ] part | calendar " " ( years | year ) | month " " year ."#,
      #"part = "Q" quarter " " ( years | year ) | "P" digit [ digit ] " " years | season " " [ "term" " " ] ( years | year ) ."#,
    ],
    details: [
      "`2023/24`, `2023-24` and `FY 2023/24` are the financial year, April to March; `AY "
        + "2022/23` is the academic year; `2023` is a number, which is compared with periods "
        + "as the calendar year.",
      "`Q2 2023/24` is July to September 2023, `P6 2023/24` September 2023 as period 6, "
        + "`Sep 2023` the month, `30 Sep 2023` or `2023-09-30` the day, `Autumn term 2022/23` "
        + "a term.",
      "`YTD`, `outturn` or `forecast` after a period says what kind of figure it dates.",
      "Two years with a `/` are a period only where the second follows the first and no "
        + "space parts them: `2023 / 24` is a division.",
      "Periods move by `years(1)`, `months(3)`, `weeks(2)` and `days(1)`; the difference "
        + "of two days is in days.",
    ],
    examples: [
      Example(
        "Q2 2023/24",
        "Q2 2023/24 (Jul–Sep 2023)"
      ),
      Example(
        "2023/24 + years(1)",
        "2024/25"
      ),
      Example(
        "Q2 2023/24 between 2022/23 and 2023/24",
        "true"
      ),
      Example(
        "academic_year(30 Sep 2023)",
        "AY 2023/24"
      ),
    ],
    seeAlso: ["fill", "period", "financial_year", "quarter"]
  )

  static let `missing` = HelpPage(
    .topic,
    "missing",
    aliases: [
      "suppressed", "blank", "not available", "not applicable", "no match", "no data", "c", "z",
    ],
    summary:
      "A missing value is never zero and never text, and knows why it is missing.",
    forms: [
      #"State = "missing" | "suppressed" ."#
    ],
    details: [
      "Reasons: suppressed `c`, not applicable `z`, not available `x`, rounds to zero "
        + "`low` or `k`, unreliable `u`, blank; and, made by a query, no match, no data and "
        + "undefined.",
      "What is worked out from a missing value is missing too, for its reason; of several "
        + "the strongest stays. An aggregate leaves missing values out and says how many and "
        + "why. The total of nothing is missing, not 0.",
      "Nothing is equal to, more or less than a missing value. Ask with `is missing`, `is "
        + "not missing` or `is suppressed`; `reason(x)` is the code.",
      "A condition may be missing. `false and …` is false and `true or …` is true "
        + "whatever else is missing.",
      "`coalesce(x, 0)` puts a value in its place, where that is right.",
    ],
    examples: [
      Example(
        "from indicators | where value is missing | count by reason(value) as why",
        """
        why  count
             count
        ───  ─────
        x        3
        """
      ),
      Example(
        "reason(1 / 0)",
        "undefined"
      ),
      Example(
        "coalesce(missing, 0)",
        "0"
      ),
    ],
    seeAlso: ["is missing", "reason", "coalesce", "fill"]
  )
}
