import Plan

extension HelpTopics {
  static let `periods` = HelpPage(
    .topic,
    "periods",
    aliases: ["dates", "date", "time", "years and quarters", "calendar", "calendars"],
    summary:
      "A period has a first day, a last day, a calendar and a kind, and sorts by date.",
    forms: [
      #"period = ( date | years | months | named_period ) [ " " ( "YTD" | "outturn" | "forecast" | "cohort" ) ] ."#,
      #"date = year "-" digit digit "-" digit digit | digit [ digit ] " " month " " year ."#,
      #"years = year ( "/" | "-" | "–" ) ( year | digit digit ) ."#,
      #"months = month [ " " year ] "–" month " " year ."#,
      #"named_period = [ calendar " " ] part | calendar " " ( years | year ) | month " " year ."#,
      #"part = ( "Q" quarter | "H" half ) " " ( years | year ) | "P" digit [ digit ] " " years | season " " [ "term" " " ] ( years | year ) ."#,
    ],
    details: [
      "`2023/24`, `2023-24` and `FY 2023/24` are the financial year, April to March; `AY "
        + "2022/23` is the academic year, `TY 2023/24` the tax year; `2023` is a number, which is "
        + "compared with periods as the calendar year.",
      "`Q2 2023/24` is July to September 2023, `H1 2023/24` April to September, `P6 2023/24` "
        + "September 2023 as period 6, `Sep 2023` the month, `30 Sep 2023` or `2023-09-30` the "
        + "day, `Autumn term 2022/23` a term.",
      "Any other spelling is read by `period(\"…\")`: `as at 30 Sep 2023`, `12 months to Sep "
        + "2023`, `w/c 12 Oct 2020`, `year ending 31 March 2023`, `2023/24 from Aug`. A text that "
        + "needs a guess, such as `P6` or `Q2` alone, is refused and the reason said.",
      "`YTD`, `outturn`, `forecast` or `cohort` after a period, and `as at` before it, say in what "
        + "sense a figure belongs to it; `period_kind` gives it. A year to date, a moving window "
        + "and a forecast never equal the plain period; `within` looks at the dates alone.",
      "Beside a column of academic years `2022/23` is the academic year, and beside forecasts "
        + "`P6 2023/24` is the forecast; a note says so.",
      "Two years with a `/` are a period only where the second follows the first and no "
        + "space parts them: `2023 / 24` is a division.",
      "Periods move by `1 year`, `1 quarter`, `3 months`, `2 weeks` and `1 day`. The difference of "
        + "two is in years, months, weeks or days, as they are counted.",
      "`latest`, `previous`, `last 4 quarters` and the like are counted from the data: see "
        + "`help relative periods`.",
    ],
    examples: [
      Example(
        "Q2 2023/24",
        "Q2 2023/24 (Jul–Sep 2023)"
      ),
      Example(
        "2023/24 + 1 year",
        "2024/25"
      ),
      Example(
        "Q2 2023/24 within 2023/24",
        "yes"
      ),
      Example(
        "period(\"Quarter 2 (July to September 2023)\")",
        "Q2 2023/24 (Jul–Sep 2023)"
      ),
      Example(
        "academic_year(30 Sep 2023)",
        "AY 2023/24"
      ),
    ],
    seeAlso: ["relative periods", "fill", "period", "period_kind", "within", "overlaps"]
  )

  static let relativePeriods = HelpPage(
    .topic,
    "relative periods",
    aliases: [
      "latest", "earliest", "same period last year", "last 4 quarters", "last 12 months",
      "year to date", "relative",
    ],
    summary:
      "Words for periods that are counted from the data, such as `latest` and `last 4 quarters`.",
    forms: [
      #"Relative = "last" number Grain | "same" "period" "last" "year" | "year" "to" "date" ."#,
      #"Grain = "day" | "days" | "week" | "weeks" | "month" | "months" | "quarter" | "quarters" | "year" | "years" ."#,
    ],
    details: [
      "`latest` is the last period in the column it is compared with, among the rows that reach the "
        + "step; `earliest` is the first, `previous` the one before the latest of the same kind. A "
        + "forecast does not count unless there is nothing else.",
      "`same period last year` is the latest moved back a year. `last 4 quarters` are the twelve "
        + "months that end with the latest, `year to date` runs from the start of its year to its "
        + "end; the year is that of the column's calendar, or the financial year.",
      "`in` before one of the last two takes every period that lies within it.",
      "A note says what each has become. A column called `latest` or `last` is meant before the "
        + "word.",
      "Where nothing is compared, as in `add latest - period as age`, the only column of periods is "
        + "meant.",
    ],
    examples: [
      Example(
        "from risk_factors | where period = latest and rank = 1 | show factor, period, percent",
        """
        factor         period       percent
                                          %
        ─────────────  ───────────  ───────
        Mental Health  2023/24 YTD       37
        """
      ),
      Example(
        "from risk_factors | where period in last 2 years and rank = 1 | count by period",
        """
        period       count
                     count
        ───────────  ─────
        2023/24 YTD      1
        2022/23          1
        """
      ),
    ],
    seeAlso: ["periods", "within", "where"]
  )
}
