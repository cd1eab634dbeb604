import Plan

extension HelpTopics {
  static let `from` = HelpPage(
    .topic,
    "from",
    aliases: ["source", "sources", "table", "range"],
    summary:
      "Names the source that a question begins with.",
    forms: [
      #"Query = "from" Source { Next Step } ."#,
      #"Source = Name | text | "(" Query ")" | Rows | Range ."#,
      #"Rows = "table" "[" Row { "," Row } "]" ."#,
      #"Cell = Name "=" Expression ."#,
      #"Range = "range" Sum "to" Sum ."#,
    ],
    details: [
      "A source is a dataset, a query named by `let`, a file, a query in brackets, a "
        + "table written out, or a range of whole numbers.",
      "A file is named in double quotes: `from \"spending.csv\"`. Relative names start from "
        + "the folder you are in. Files packed as `.gz` or `.zst` are unpacked as they are read.",
      "Of a file of 4 MB or more only the columns that a question needs are read, and the notes on "
        + "the file speak of these; `describe` reads all.",
      "At the prompt a line that begins with a step goes on from the last answer, and `_` "
        + "names that answer.",
    ],
    examples: [
      Example(
        "from dsg | show block, budget | first 1",
        """
        block     budget
                    £000
        ───────  ───────
        Schools  129,735
        """
      ),
      Example(
        "from table [(year = 2022/23, cases = 12), (year = 2023/24, cases = 9)]",
        """
        year     cases
        ───────  ─────
        2022/23     12
        2023/24      9
        """
      ),
      Example(
        "from range 1 to 3 | add value ^ 2 as square",
        """
        value  square
        ─────  ──────
            1       1
            2       4
            3       9
        """
      ),
    ],
    seeAlso: ["let", "where", "join"]
  )

  static let `by` = HelpPage(
    .topic,
    "by",
    summary:
      "Names what rows are grouped by: each value, or each set of values, is a group.",
    forms: [
      #"Items = { Item "," } ( Item | Remainder ) ."#,
      #"Item = Selector | Named ."#,
    ],
    details: [
      "It follows `summarise`, `count`, `pivot` and `fill`, or stands in `over (…)`. "
        + "After `sort`, `top` and `bottom` it names what to sort by instead.",
      "Several columns make a group of each set of values. An expression groups by what "
        + "it gives: `by financial_year(period) as year`.",
      "Groups come in the order in which each first appears. Rows whose group is missing "
        + "form groups of their own, one for each reason.",
    ],
    examples: [
      Example(
        "from transport | where not is_total | summarise total(pupils) as pupils by client_group",
        """
        client_group         pupils
                             pupils
        ───────────────────  ──────
        SEND                  1,853
        Mainstream            8,834
        Pupil Referral Unit     129
        Remainder               669
        """
      )
    ],
    seeAlso: ["summarise", "count", "over"]
  )

  static let `as` = HelpPage(
    .topic,
    "as",
    aliases: ["naming"],
    summary:
      "Gives a column its name.",
    forms: [
      #"Named = Expression [ "as" Name ] ."#,
      #"Naming = Expression "as" Name ."#,
    ],
    details: [
      "The name follows what it names: `total(budget) as budget`. `=` is for comparing, "
        + "and never names.",
      "`add` needs it. In `show` and `summarise` a column without it is called what its "
        + "expression says, such as `total(budget)`, and is then written in backquotes.",
    ],
    examples: [
      Example(
        "from dsg | summarise maximum(budget) as largest",
        """
        largest
           £000
        ───────
        244,025
        """
      )
    ],
    seeAlso: ["add", "rename", "names"]
  )

  static let `over` = HelpPage(
    .topic,
    "over",
    aliases: ["window", "running", "rolling"],
    summary:
      "Works a value out of the rows around each row and keeps every row.",
    forms: [
      #"Window = "over" "(" [ "by" Items ] [ "sort" "by" Keys ] [ Frame ] ")" ."#,
      #"Frame = "running" | "rolling" number ."#,
    ],
    details: [
      "`by` makes groups, `sort by` puts their rows in order, `running` takes the rows up "
        + "to each row, `rolling 3` each row and the two before it. `over ()` takes all rows.",
      "Any aggregate may stand before it, and so may `row_number`, `rank`, `dense_rank`, "
        + "`previous` and `next`. What depends on an order needs `sort by`.",
      "A rolling value is missing until there are enough rows, and so are `previous` in "
        + "the first row and `next` in the last.",
      "Rows are counted, not periods: `fill` the gaps of a series first.",
      "It may stand in `add`, `show` and `where`. The rows themselves stay in the order "
        + "in which they were.",
    ],
    examples: [
      Example(
        "from dsg | where not is_total | show block, budget | add as_percent(budget / total(budget) over ()) as share",
        """
        block         budget  share
                        £000      %
        ───────────  ───────  ─────
        Schools      129,735  53.16
        High Needs    74,692  30.61
        Early Years   36,265  14.86
        Central        3,333   1.37
        """
      ),
      Example(
        "from table [(year = 2021/22, n = 12), (year = 2022/23, n = 9), (year = 2023/24, n = 15)] | add total(n) over (sort by year running) as so_far, n - previous(n) over (sort by year) as change",
        """
        year      n  so_far     change
        ───────  ──  ──────  ─────────
        2021/22  12      12  (no data)
        2022/23   9      21         -3
        2023/24  15      36          6
        """
      ),
    ],
    seeAlso: ["rank", "previous", "fill", "summarise"]
  )

  static let `conditional` = HelpPage(
    .topic,
    "if",
    aliases: ["then", "else", "switch"],
    summary:
      "Chooses between values by a condition.",
    forms: [
      #"Conditional = "if" Expression "then" Expression [ "else" Expression ] ."#
    ],
    details: [
      "Conditions chain: `if a then x else if b then y else z`. Without `else` the value "
        + "is missing where the condition is not true.",
      "A condition that is missing counts as not true. Both values must be of one type.",
    ],
    examples: [
      Example(
        "from dsg | where not is_total | show block, if variance > 0 then \"over\" else \"not over\" as state | first 2",
        """
        block       state
        ──────────  ────────
        Schools     not over
        High Needs  over
        """
      )
    ],
    seeAlso: ["coalesce", "where"]
  )

  static let `selectors` = HelpPage(
    .topic,
    "selectors",
    aliases: ["all", "all except", "except", "columns", "columns matching", "numbers", "to"],
    summary:
      "Stand for several columns wherever a step takes columns.",
    forms: [
      #"Selector = "all" | "columns" "matching" text | "numbers" | "text" | Name "to" Name ."#,
      #"Remainder = "all" "except" Name { "," Name } ."#,
    ],
    details: [
      "`all` is every column, `all except a, b` every other one; it comes last in a list. "
        + "`a to f` is a stretch of columns by their place.",
      "`columns matching \"…\"` takes a regular expression on the names, `numbers` and "
        + "`text` take columns by what they hold.",
      "A column may be named once only: `show service, all` would have `service` twice.",
    ],
    examples: [
      Example(
        "from dsg | show block, columns matching \"^var\" | first 2",
        """
        block       variance  variance_percent
                        £000                 %
        ──────────  ────────  ────────────────
        Schools            0               0.0
        High Needs     8,144              10.9
        """
      ),
      Example(
        "from dsg | show block, budget to variance | show block, numbers | first 1",
        """
        block     budget  forecast  variance
                    £000      £000      £000
        ───────  ───────  ────────  ────────
        Schools  129,735   129,735         0
        """
      ),
    ],
    seeAlso: ["show", "drop", "unpivot"]
  )
}
