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
      "Truth: `true` and `false`, which tables and answers show as yes and no. No value: "
        + "`missing`. Periods have a page of their own.",
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

  static let `missing` = HelpPage(
    .topic,
    "missing",
    aliases: [
      "suppressed", "blank", "not available", "not applicable", "no match", "no data", "c", "z",
    ],
    summary:
      "A missing value is never zero and never text, and knows why it is missing.",
    forms: [
      #"State = "missing" | "suppressed" | "estimated" | "flagged" | "forecast" | "provisional" | "revised" | "unreliable" ."#
    ],
    details: [
      "Reasons: suppressed `c`, not applicable `z`, not available `x`, rounds to zero "
        + "`low` or `k`, unreliable `u`, none recorded `w`, blank; and, made by a query, no "
        + "match, no data and undefined. A table that shows codes says under it what they mean.",
      "Codes are read with and without brackets, in either case. `:` and `..` are not "
        + "available, `<5` is suppressed. A mark that means zero in one file and no data in "
        + "the next, such as `-` or `~`, has no value until `load … with missing \"-\" as zero` "
        + "says what it means.",
      "What is worked out from a missing value is missing too, for its reason; of several "
        + "the strongest stays. An aggregate leaves missing values out and says how many and "
        + "why. The total of nothing is missing, not 0.",
      "Nothing is equal to, more or less than a missing value. Ask with `is missing`, `is "
        + "not missing` or `is suppressed`; `reason(x)` is the code.",
      "A condition may be missing. `false and …` is false and `true or …` is true "
        + "whatever else is missing.",
      "`coalesce(x, 0)` puts a value in its place, where that is right.",
      "Advice is given where a calculation equals a suppressed column wherever both are "
        + "known, and so gives suppressed figures away, and where a total is shown beside all "
        + "but one of its parts. Differences between rows, as of a running total, and figures "
        + "of other tables are not looked at.",
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
    seeAlso: ["flags", "load", "is missing", "reason", "coalesce", "fill"]
  )
}
