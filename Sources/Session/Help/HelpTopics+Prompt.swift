import Plan

extension HelpTopics {
  static let prompt = HelpPage(
    .topic,
    "prompt",
    aliases: ["keys", "editing", "completion", "tab"],
    summary:
      "At the prompt a line is answered once it is whole, and a step goes on from the last answer.",
    forms: [],
    details: [
      "Enter runs a statement that is whole and otherwise goes on below; Ctrl-J runs it as it stands, "
        + "and Alt-Enter begins a line. Up and Down move in the lines first, then through the history.",
      "A name and `?` says what it is: a step, a function, a dataset, a column of the last answer.",
      "Under the line stands what fits next, `✗` with what is wrong, or `…` where something must "
        + "follow. `.set hints off` leaves it out.",
      "Tab puts in what can only be meant and lists the rest: steps, datasets, files after "
        + "`from \"`, columns of the step before, values with how often they occur, periods. Tab again "
        + "goes through them, Shift-Tab back. Values are counted in the first 1,000,000 rows, or 100,000 "
        + "after other steps, and the list says so. A file that is still being read has no columns yet.",
      "Ctrl-R searches the history, Ctrl-C clears the line or stops a query, Ctrl-D leaves. After an "
        + "error, Up brings the statement back with the cursor where it is wrong. Keys can be bound "
        + "in `.inputrc` by the names of readline's commands.",
      "`_` names the last answer, which an error never changes; `.last` shows it in full and `.undo` "
        + "takes the last step back.",
      "`from history` has what was asked, when, for how many seconds, with what outcome and how many "
        + "rows.",
    ],
    examples: [Example("42% - 17%", "25 pp")],
    seeAlso: ["records", "settings", "advice"]
  )

  static let records = HelpPage(
    .topic,
    "records",
    aliases: [".record", ".save", ".undo", "history"],
    summary:
      "A session can be kept as a document for the panel, or as a script that answers the same.",
    forms: [],
    details: [
      "`.record FILE.md` adds each question from there on to a Markdown document, with its answer, its "
        + "notes and advice, and where its rows come from; `.record off` ends it. A document that "
        + "is there already is added to.",
      "`.save FILE.scq` writes the statements that were answered as a script. It is run from top to "
        + "bottom first, and not written where an answer differs: the message names the question and "
        + "the first cell. Statements that failed and steps that `.undo` took back are left out. "
        + "A script that a person wrote is only written over with `.save FILE.scq --force`.",
    ],
    examples: [Example("42% - 17%", "25 pp")],
    seeAlso: ["prompt", "scripts", "cite"]
  )

  static let settings = HelpPage(
    .topic,
    "settings",
    aliases: [".set", "background", "colour", "hints", "pager", "timing", "progress"],
    summary: "What the prompt looks like is set once, in a file.",
    forms: [],
    details: [
      "`.set` lists the settings with their defaults, `.set rows 20` changes one for good. They are "
        + "kept in `scrutineer/settings` under `XDG_CONFIG_HOME` or `~/.config`, one `name = value` a "
        + "line, and hold at the prompt only: what a script answers never depends on them.",
      "`background` is asked of the terminal, or read from `COLORFGBG`. `NO_COLOR` and `--no-colour` "
        + "turn colours off whatever is set. `PAGER` names the program that shows what is longer "
        + "than the screen.",
    ],
    examples: [Example("42% - 17%", "25 pp")],
    seeAlso: ["prompt"]
  )
}
