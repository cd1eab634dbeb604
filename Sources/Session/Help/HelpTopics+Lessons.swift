import Plan

extension HelpTopics {
  static let explanation = HelpPage(
    .topic,
    "explain",
    aliases: ["explain in words", "explanation", "in words", "plan"],
    summary:
      "Shows what a query is worked out by, or tells it in plain English, a sentence a step.",
    question: "What does this query do, and what should I be careful about?",
    forms: [#"Explanation = "explain" [ "in" "words" ] [ Query ] ."#],
    details: [
      "`explain` shows the plan: the operations that the steps come down to, each with the columns it "
        + "reads or makes, and the columns of the answer with their units. Nothing is run.",
      "`explain in words` tells the query. On its own it tells the last question, with all the lines that it was built from. The last answer "
        + "stays what it was.",
      "Each step has its sentence, and how many rows it leaves. Then come the units of the answer, the "
        + "periods of the rows that it was worked out from, every note and piece of advice as a thing "
        + "to bear in mind, and the document that says so.",
      "The query is answered for this, so that what is said is true of these data. Silenced advice is "
        + "not told.",
    ],
    examples: [
      Example(
        "explain from transport | where not is_total | top 3 by forecast | show category, forecast",
        """
        1. read transport, 13 rows: client_group, category, forecast, pupils, cost_per_pupil, is_total, period, note, document, page, paragraph
        2. keep the rows where not is_total
        3. take the first 3 by forecast descending, with all that tie with the last
        4. make category, forecast
        gives: category (text), forecast (a number in £m)
        """
      ),
      Example(
        "explain in words from transport | where not is_total | summarise total(forecast) as forecast",
        """
        It starts from the table `transport` (Home to School Transport baseline), which has 13 rows.
        It keeps the rows where `is_total` is not true: 11 of 13 rows are left.
        Last, it works out `forecast`, which is the total of `forecast`, over all rows: 11 rows become 1.
        The answer has one row.
        Of the figures, `forecast` is in £m.
        The figures are for P6 2023/24 (Sep 2023) forecast.
        Says who: the rows come from Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data.
        """
      ),
    ],
    seeAlso: ["advice", "cite", "describe", "lessons"]
  )

  static let lessons = HelpPage(
    .topic,
    "lessons",
    aliases: ["learn", "lesson", "trainer", "--trainer", "--safe", "safe"],
    summary:
      "Lessons ask questions of the bundled tables and mark the answers; you can write your own.",
    forms: [],
    details: [
      "`learn` lists the lessons and `learn NAME` takes one, at the prompt and as `scrutineer learn`. In a "
        + "lesson any query with the right answer is right. `hint`, `answer`, `skip`, `back`, `repeat`, "
        + "`again` and `quit` stand alone on a line; `?` lists them. How far you are is kept in "
        + "`$XDG_DATA_HOME/scrutineer/lessons`.",
      "`--trainer` is for a room: short lines far apart, and Enter shows the answer when it is asked for. "
        + "`--safe` locks any prompt: no file is written, not even the history, nothing is read but "
        + "the bundled tables, Ctrl-Z does nothing, and no command takes it back.",
      "A lesson of your own is a Markdown file: `learn FILE.md` takes it and `scrutineer check FILE.md` "
        + "says what is wrong with it. It begins with `# Its title` and the lines `- topic: its-name`, "
        + "`- minutes: 8` and `- about: what one knows afterwards`, and then what is read first.",
      "Each `## heading` begins a step, with what is read there. A step that asks has the parts "
        + "`### Question`, `### Answer`, one or more of `### Hint`, and `### Why it matters`; a step without "
        + "them is only read. The answer is a query between lines of three backquotes.",
      "Before that query the list items `- in this order`, `- these names`, `- more columns are fine` and "
        + "`- within 0.5` say when another answer is right. Without them the rows may come in any order "
        + "and the columns under any name, and numbers must be equal, with their units and the reasons "
        + "where they are missing.",
      "`### When the answer is`, with a query and a few words, says what to tell someone whose answer is "
        + "that query's. The hints come in their order, a nudge first; the last hint, the query itself, "
        + "comes by itself.",
      "A fence that is marked `setup`, beneath the title, holds statements that come before every query, "
        + "such as `let ours = from …`.",
    ],
    examples: [
      Example(
        "from transport | where not is_total | summarise total(forecast) as forecast",
        """
        forecast
              £m
        ────────
           29.55
        """
      )
    ],
    seeAlso: ["explain", "advice", "scripts"]
  )
}
