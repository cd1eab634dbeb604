import Columns
import Diagnostics
import Language
import Plan
import Testing

struct AnalyserTests {
  /// The columns of a query's answer, with the headings of their units.
  @Test(arguments: [
    ("from budget | show service, variance", ["service", "variance £000"]),
    ("from budget | show variance as gap", ["gap £000"]),
    ("from budget | show `% on time`", ["% on time %"]),
    ("from budget | show percent_on_time", ["% on time %"]),
    ("from budget | show VARIANCE", ["variance £000"]),
    ("from budget | show service to variance", ["service", "budget £000", "variance £000"]),
    ("from budget | show numbers | drop share", ["budget £000", "variance £000", "% on time %"]),
    ("from budget | show text", ["service"]),
    ("from budget | show columns matching \"^is_\"", ["is_total"]),
    (
      "from budget | show all except budget, share | show numbers",
      ["variance £000", "% on time %"]
    ),
    ("from budget | show budget | add budget + £1m as more", ["budget £000", "more £000"]),
    ("from budget | show budget | add budget * 2 as budget", ["budget £000"]),
    ("from budget | show share | add share - 5% as gap", ["share %", "gap pp"]),
    ("from budget | show share | rename share as part", ["part %"]),
    (
      "from budget | summarise total(budget) as b, count() as n by service",
      ["service", "b £000", "n count"]
    ),
    ("from budget | summarise total(budget)", ["total(budget) £000"]),
    ("from budget | summarise total(variance) / total(budget) as over", ["over ratio"]),
    ("from budget | count by service, is_total", ["service", "is_total", "count count"]),
    ("from budget | distinct service", ["service"]),
    ("from budget | show service | add count() over (by all) as n", ["service", "n count"]),
    ("from budget | show service | add count() over (by text) as n", ["service", "n count"]),
    (
      "from budget | show service, budget, variance | unpivot numbers as line, amount",
      ["service", "line", "amount £000"]
    ),
    (
      "from pupils | join budget on service | show all except is_total, period",
      [
        "service", "pupils count", "budget", "budget_budget £000", "variance £000", "share %",
        "% on time %",
      ]
    ),
    ("from pupils | join without budget on service", ["service", "pupils count", "budget"]),
    ("from (from budget | show service) | distinct", ["service"]),
    ("if 1 > 2 then £1m else £500k", ["value £m"]),
    ("if 1 > 2 then 0 else £500k", ["value £000"]),
  ])
  func columns(_ text: String, _ expected: [String]) throws {
    let (plan, diagnostics) = try analysed(text)
    let errors = diagnostics.filter(\.isError)
    #expect(errors == [])
    let columns = plan?.schema.fields.map { field in
      let unit = field.type.number?.unit.heading ?? ""
      return unit.isEmpty ? field.name : "\(field.name) \(unit)"
    }
    #expect(columns == expected)
  }

  /// Everything wrong with a query, by id, in one go.
  @Test(arguments: [
    ("from budgett", ["unknown-dataset"]),
    ("from _ | first 1", ["no-last-answer"]),
    ("from \"nowhere.csv\"", ["no-such-file"]),
    ("from budget | where varience > 1", ["unknown-column"]),
    ("from budget | where service", ["not-a-condition"]),
    ("from budget | where if is_total then 1 else \"x\"", ["unlike-branches"]),
    ("from budget | show budget + share", ["unlike-units"]),
    ("from budget | show foo(budget)", ["unknown-function"]),
    ("from budget | where total(budget) > 1", ["aggregate-outside"]),
    ("from budget | summarise total(total(budget))", ["nested-aggregate"]),
    ("from budget | summarise total(budget) + variance by service", ["not-a-key"]),
    ("from budget | summarise total()", ["argument-count"]),
    ("from budget | summarise total(budget) over () as x", ["window-outside"]),
    ("from budget | summarise total(rank() over (sort by budget)) as x", ["window-outside"]),
    ("from budget | add count() over (by columns matching \"zzz\") as n", ["no-columns-match"]),
    ("from budget | show service, service", ["duplicate-column"]),
    ("from budget | rename budget as variance", ["duplicate-column"]),
    ("from budget | show variance to service", ["range-backwards"]),
    ("from budget | show columns matching \"zzz\"", ["no-columns-match"]),
    ("from budget | show columns matching \"(\"", ["bad-pattern"]),
    ("from budget | drop all", ["no-columns"]),
    ("from budget | join pupils on variance = pupils", ["unlike-columns"]),
    ("from budget | append pupils", ["unlike-columns"]),
    ("from budget | where variance > 99999999999999999999", ["bad-number"]),
    ("from budget | where period = 31 Feb 2023", ["bad-period"]),
    ("budget", ["unknown-name"]),
    // A failed step is left out, and what it would have made is not reported again.
    (
      "from budget | add foo as x | where x > 1 | show bar, x | sort by baz",
      ["unknown-column", "unknown-column", "unknown-column"]
    ),
  ])
  func problems(_ text: String, _ expected: [String]) throws {
    let errors = try analysed(text).diagnostics.filter(\.isError)
    #expect(errors.map(\.id) == expected)
    #expect(errors.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") })
  }

  @Test func spellingHelpNamesEveryTie() throws {
    let help = try analysed("from budget | show varianc").diagnostics.first?.help ?? []
    #expect(help.first == "did you mean `variance`?")
    let dataset = try analysed("budget").diagnostics.first?.help
    #expect(dataset == ["to see the dataset write `from budget`"])
  }
}
