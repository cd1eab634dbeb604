import Plan

extension HelpTopics {
  static let `precision` = HelpPage(
    .topic,
    "precision",
    aliases: ["rounding errors", "intervals", "interval", "GRIM", "significant figures"],
    summary:
      "A printed number stands for all that round to it, and functions and checks reckon with that.",
    forms: [
      #"Comparison = Sum [ Relation ( Relative | Sum ) | Test ] ."#
    ],
    details: [
      "An answer prints the decimals of the number printed to the most of them: `7.0 + 0.25` is `7.25`. "
        + "What it may claim is `rounding(7.0 + 0.25)`, `7.195 to 7.305`: the roundings of both. A "
        + "total of so many printed figures may be off by as many halves of the last place.",
      "`rounding` takes sums, differences, products, quotients and totals apart, and names that "
        + "`define` gave. A whole number that multiplies or divides is exact, and so is a whole count "
        + "of named things. Of a column that a step worked out it knows only what is printed: write the "
        + "calculation itself inside.",
      "An interval prints as `269 to 273`, or as one number where both ends are one. `lower`, `upper` "
        + "and `middle` are its numbers; `x within i` asks whether a number lies in it, ends included. "
        + "Intervals add, subtract, multiply and divide, sort by their lower ends, and are written as "
        + "text to CSV and as `from` and `to` to JSON.",
      "`implied_total(130, 48%)` are the totals of which 130 can be 48%; `common_total` those that "
        + "several such pairs share; `possible(69%, 46)` whether so many things can make such a "
        + "percentage; `consistent` and `part_of` whether figures fit each other. Figures that "
        + "contradict each other are missing as impossible.",
      "`adds_up` says of a total and its parts whether they agree, and the step `check` of a whole "
        + "table, with the figure that is likely wrong. Only printed decimals are used and never "
        + "binary numbers, so that no verdict depends on how a computer rounds.",
    ],
    examples: [
      Example("implied_total(130, 48%)", "269 to 273"),
      Example("rounding(£1.2m / 3)", "£0.3833m to £0.4167m"),
      Example("lower(rounding(42% - 17%))", "24.0 pp"),
    ],
    seeAlso: ["check", "adds_up", "common_total", "implied_total", "possible", "rounding", "units"]
  )
}
