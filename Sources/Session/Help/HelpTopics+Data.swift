import Datasets
import Plan

extension HelpTopics {
  static let `checks` = HelpPage(
    .topic,
    "checks",
    aliases: ["screener", "screen", "faults", "eesyscreener"],
    summary:
      "`scrutineer check-data FILE…` looks for faults in data files, and says all of them at once.",
    forms: [],
    details: [
      "Each finding has its check, file, line and column, a reason and a fix. A `fail` is wrong, a "
        + "`warning` often is, an `info` is shown with `--all`. The exit status is 4 where a check fails.",
      "Files for the DfE's Explore Education Statistics are held to what their own screener asks too, "
        + "with `NAME.meta.csv` beside `NAME.csv`; below these checks are marked EES.",
      "Codes and names of places are checked for their form and for each standing with one other, not "
        + "against lists, which change every year. Ethnic groups and the DfE's data dictionary are not "
        + "checked.",
    ]
      + Screener.checks.map { check in
        "\(check.isOfficial ? "EES" : "Any CSV"): \(check.looksFor)."
      },
    examples: [],
    seeAlso: ["metadata", "missing", "periods"]
  )

  static let `metadata` = HelpPage(
    .topic,
    "metadata",
    aliases: ["datapackage", "data package", "package", "meta.csv", "frictionless", "labels"],
    summary:
      "Types, units, calendars and labels come from files beside the data, or else from the data.",
    forms: [],
    details: [
      "A `datapackage.json` beside a file, or one folder up, that lists it says what its columns are.",
      "`scrutineer describe --package FILE…` writes one with everything that was found, for a person to "
        + "correct; `--output PATH` writes it to a file, which `--force` replaces. What nobody declared "
        + "is listed in `inferred`.",
      "Without one, `NAME.meta.csv` beside `NAME.csv` is read as the DfE publishes it: labels, filters, "
        + "units and decimals of indicators, the item that stands for all.",
      "`describe` shows what is known, and which of it is inferred; below it where the dataset comes "
        + "from, where that is declared.",
    ],
    examples: [],
    seeAlso: ["describe", "checks", "units", "periods"]
  )
}
