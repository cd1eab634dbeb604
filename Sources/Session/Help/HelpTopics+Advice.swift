import Language
import Plan

extension HelpTopics {
  static let advice = HelpPage(
    .topic,
    "advice",
    aliases: ["advice off", "advice on", "--strict", "--no-advice", "strict", "warnings"],
    summary:
      "Advice beside an answer says what to weigh before the answer is used; this silences it.",
    forms: [
      #"Advice = "advice" ( "off" | "on" ) [ AdviceName { "," AdviceName } ] ."#,
      #"AdviceName = ( word | "not" ) { "-" ( word | "not" ) } ."#,
    ],
    details: [
      "An answer is never refused for advice. The name in square brackets at its end leads to its "
        + "page, as in `help unweighted-average`, and silences it, as in "
        + "`advice off unweighted-average`.",
      "`advice off` holds from there on, to the end of the script or until `advice on`; at the prompt, "
        + "until it ends. Advice on the files themselves, such as `mixed-units`, is silenced in the "
        + "same way.",
      "`--strict` takes advice for an error: the statement has no answer, and the program ends with "
        + "status 4, as where a check fails. What a script has silenced is accepted. `--no-advice` "
        + "begins with advice off. At the prompt `.advice strict` does the first.",
      "Where advice depends on the data, a source of more than 10,000 rows is judged by its first "
        + "2,048, so that advice costs little beside the answer; what only all rows could bear out is "
        + "then not said.",
    ]
      + AdvicePages.all.map { $0.id }.sorted().compactMap { id in
        AdvicePages.all.first { $0.id == id }.map { "`\(id)`: \($0.reason) \($0.fix)" }
      },
    examples: [
      Example(
        """
        advice off unweighted-average
        from feedback | where about = "New EHC plans" | summarise average(percent) as percent
        """,
        """
        percent
              %
        ───────
          63.25
        """
      )
    ],
    seeAlso: ["scripts", "missing"]
  )
}
