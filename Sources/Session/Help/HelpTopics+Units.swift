import Plan

extension HelpTopics {
  static let `units` = HelpPage(
    .topic,
    "units",
    aliases: [
      "money", "percentages", "percentage", "pp", "£", "%", "per", "FTE", "scales", "£m", "rates",
    ],
    summary:
      "A number keeps its unit, its scale and the decimals that were printed.",
    forms: [
      #"Unit = "FTE" | "pp" | "day" | "days" | "week" | "weeks" | "month" | "months" | "quarter" | "quarters" | "year" | "years" | "per" ( number | Name ) ."#,
      #"Given = Expression | "per" number "of" Expression ."#,
    ],
    details: [
      "£, £000, £m and £bn are one unit in different scales, and may be added and compared; so are "
        + "rates per 1,000 and per 10,000, days and weeks, months and years. £ and % may not: the "
        + "error names both.",
      "Percentages less percentages are percentage points: `42% - 17%` is `25 pp`. A percentage of a "
        + "number is the number times it: `300 * 42%` is 126, and so `2 * 42%` is 0.84. A multiple of "
        + "a percentage is `as_percent(2 * 42%)`, 84%; where the number is below 10 advice says so. "
        + "`42% / 2` is 21%.",
      "Division gives the unit that it must: £ by £ a ratio, £ by pupils £ per pupil, a count by a "
        + "count a ratio. `as_percent` shows a ratio as a percentage, and `rate(x, per 10,000 of n)` "
        + "gives a rate.",
      "Money by a plain number is either a part of it or so much for each. A number with thousands "
        + "separators counts things: `£9.5m / 1,853` is £ per one. By a column of whole numbers, or "
        + "by 1,000 and more, the answer is in £: `£9.5m / 1853`. By any other number it is a part "
        + "in the same scale: `£9.5m / 2` is £4.75m.",
      "A number without a unit takes the unit of the column that it is compared with, as it is "
        + "printed.",
      "In a long table each row may have a unit of its own. `where unit = \"%\"` leaves one unit, and "
        + "the column has it from there on; where no column names the units, `unit(value)` does. A "
        + "total of unlike units is refused. `pivot` gives each new column the unit that its cells "
        + "share, and `unpivot` of £ and % makes a column with a unit a row.",
      "A file says its units in headings such as `Budget (£000)`, in a line under the heading, in the "
        + "cells, such as `£9.5m`, `12 FTE` or `6.2 per 10,000`, or in a datapackage.json. Lengths "
        + "such as `02:03` are years and months where the heading says `(yy:mm)` or the package "
        + "`\"unit\": \"years:months\"`, and are read as months: 27.",
      "Sums are exact: `0.1 + 0.2` is `0.3`. A quotient or a root is held to 15 digits and rounded "
        + "only where it is shown.",
    ],
    examples: [
      Example(
        "42% - 17%",
        "25 pp"
      ),
      Example(
        "£9.5m + £540k",
        "£10.04m"
      ),
      Example(
        "£3m / £12m",
        "0.25"
      ),
      Example(
        "12% * £3m",
        "£0.36m"
      ),
      Example(
        "£9.5m / 1,853",
        "£5,126.82 per one"
      ),
      Example(
        "1 year + 3 months",
        "15 months"
      ),
      Example(
        "from table [(measure = \"Budget\", value = £9.5m), (measure = \"Absence\", value = 7.1%)] | where unit(value) = \"%\"",
        """
        measure  value
                     %
        ───────  ─────
        Absence    7.1
        """
      ),
    ],
    seeAlso: ["literals", "unit", "as_percent", "rate", "number", "round", "exports"]
  )

  static let `exports` = HelpPage(
    .topic,
    "exports",
    aliases: ["export", "csv", "tsv", "json", "jsonl", "markdown", "formats", "cells"],
    summary:
      "How an answer is written for other programs, and what of it each way keeps.",
    forms: [],
    details: [
      "`--format` is csv, tsv, json, jsonl, markdown or table; at the prompt `.format csv`. In the "
        + "first four a number is its digits alone, all of them: no separators, no units. Missing "
        + "cells are their published codes (`c`, `z`, `x`) in CSV, and null in JSON.",
      "`--units` says the units: in CSV a line under the heading, which is read back as such; in JSON "
        + "an object whose `fields` say name, type, unit, power of ten and decimals, whose `rows` are "
        + "the rows, and whose `missing` gives the reason of every missing cell; in jsonl a first "
        + "line of fields.",
      "`--cells printed` writes each number as people read it: `£29.55m`, `25 pp`, `12 FTE`. It is "
        + "read back with the same unit; numbers that come of a division are rounded as in a table.",
      "`--missing` says how missing cells are written: `code` as published and otherwise empty, "
        + "`empty`, `null` (NULL outside JSON) or `reason` in words, such as `suppressed` or "
        + "`no match`.",
      "`--output answer.csv --format csv --package datapackage.json` writes the answer to a file and "
        + "what its columns are into a data package beside it: units, scales, decimals, calendars, "
        + "the meaning of codes, flags, which direction is good. `from \"answer.csv\"` then reads the same "
        + "typed table. Reasons without a published code, such as `no data`, are kept with "
        + "`--missing reason`. Files that are there are replaced with `--force` only.",
      "What is flagged as provisional, revised and so on has its letters in a column of its own, right "
        + "behind: `value` and `value_flag`. Read back, the numbers carry their flags again, and the "
        + "column stays. A range such as `269 to 273` is read back as one with the data package, or "
        + "with `load … with read n as interval`; nothing else tells it from a band of ages.",
      "A column in which each row has a unit of its own, without a column beside it that names the "
        + "units, is always written with them.",
    ],
    examples: [
      Example("42% - 17%", "25 pp")
    ],
    seeAlso: ["units", "missing", "literals"]
  )
}
