import Plan

extension HelpTopics {
  static let `script` = HelpPage(
    .topic,
    "scripts",
    aliases: ["script", "statements", "comments", "comment", "#", ";", "|"],
    summary:
      "A script is a text of statements; the answer to each is printed in turn.",
    forms: [
      #"Script = { Separator } [ Statement { Separator { Separator } Statement } { Separator } ] ."#,
      #"Separator = newline | blank | ";" ."#,
      #"Statement = Query | Continuation | Binding | Definition | FunctionDefinition | Parameter | Inclusion | Loading | Edition | Advice | Explanation | Description | Expression ."#,
    ],
    details: [
      "A statement ends at `;`, at an empty line, or where the next line begins another "
        + "statement. Steps stand on lines of their own or after `|`.",
      "`#` begins a comment, to the end of the line. The comment at the head of a saved "
        + "query says which question it answers.",
      "`scrutineer run FILE.scq` answers a script, `scrutineer check FILE.scq` says what "
        + "is wrong with it without running it.",
    ],
    examples: [
      Example(
        """
        # Which block is overspent?
        from dsg
        where variance > 0 and not is_total
        show block, variance
        """,
        """
        block       variance
                        £000
        ──────────  ────────
        High Needs     8,144
        """
      )
    ],
    seeAlso: ["let", "define", "param", "include"]
  )

  static let `bind` = HelpPage(
    .topic,
    "let",
    summary:
      "Names a query, to be used as a source.",
    forms: [
      #"Binding = "let" Name "=" Query ."#
    ],
    details: [
      "The query runs where it is used, from there on in the text. A later `let` of the "
        + "same name takes its place.",
      "The line ends the statement: longer queries go on in lines that begin with a step.",
    ],
    examples: [
      Example(
        """
        let over = from dsg | where variance > 0 and not is_total
        from over | show block, variance
        """,
        """
        block       variance
                        £000
        ──────────  ────────
        High Needs     8,144
        """
      )
    ],
    seeAlso: ["define", "function", "join"]
  )

  static let `define` = HelpPage(
    .topic,
    "define",
    summary:
      "Names an expression, to be used like a column.",
    forms: [
      #"Definition = "define" Name "=" Expression ."#
    ],
    details: [
      "The expression stands for itself wherever the name is used, so it may refer to "
        + "columns. A column of the same name comes first.",
      "A definition may use earlier ones, but not itself.",
    ],
    examples: [
      Example(
        """
        define gap = forecast - budget
        from dsg | where gap > £1m | show block, gap
        """,
        """
        block         gap
                     £000
        ──────────  ─────
        High Needs  8,144
        DSG         8,144
        """
      )
    ],
    seeAlso: ["let", "function", "add"]
  )

  static let `function` = HelpPage(
    .topic,
    "function",
    summary:
      "Defines a function of your own.",
    forms: [
      #"FunctionDefinition = "function" Name "(" [ Formal { "," Formal } ] ")" "=" Expression ."#,
      #"Formal = Name [ "=" Expression ] ."#,
    ],
    details: [
      "A parameter with a value after `=` may be left out of a call. A parameter comes "
        + "before a column of the same name.",
      "A function may use others, but not itself.",
    ],
    examples: [
      Example(
        """
        function part_of(part, whole, digits = 1) = round(as_percent(part / whole), digits)
        part_of(8144, 74692)
        """,
        "10.9%"
      )
    ],
    seeAlso: ["define", "let"]
  )

  static let `param` = HelpPage(
    .topic,
    "param",
    aliases: ["parameter", "parameters", "--set"],
    summary:
      "Names a value that may be given from outside.",
    forms: [
      #"Parameter = "param" Name [ "=" Expression ] [ text ] ."#
    ],
    details: [
      "`scrutineer run FILE --set name=value` gives the value; without it the value after "
        + "`=` counts. A parameter without either is refused, with the text that says what it "
        + "is.",
      "A column comes before a parameter of the same name: call it something else, such "
        + "as `place` for `area`.",
    ],
    examples: [
      Example(
        """
        param place = "England" "whose indicators to count"
        from indicators | where area = place | count
        """,
        """
        count
        count
        ─────
            9
        """
      )
    ],
    seeAlso: ["define", "scripts"]
  )

  static let `include` = HelpPage(
    .topic,
    "include",
    summary:
      "Takes in the definitions of another script.",
    forms: [
      #"Inclusion = "include" text ."#
    ],
    details: [
      "The name is relative to the file that includes it. Files that include each other "
        + "are refused, with the chain.",
      "Only what is defined is taken in: queries of the other script are not answered again.",
    ],
    examples: [],
    seeAlso: ["let", "define", "scripts"]
  )

  static let `edition` = HelpPage(
    .topic,
    "edition",
    summary:
      "Says which edition of the language a script is written for.",
    forms: [
      #"Edition = "edition" number ."#
    ],
    details: [
      "It stands first in a script. A program that does not speak the edition says so "
        + "instead of answering differently."
    ],
    examples: [
      Example(
        """
        edition 2026
        1 + 1
        """,
        "2"
      )
    ],
    seeAlso: ["scripts"]
  )
}
