import Diagnostics
import TestSupport
import Testing

/// The ways out that messages show do lead out: each query here is one of `Queries/invalid/`, mended
/// as its message says.
struct InvalidMendedTests {
  @Test(arguments: [
    // aggregate-outside
    "from budget_monitoring | where total(variance) over () > £500k",
    "from budget_monitoring | summarise total(variance) as x by directorate | where x > £500k",
    "from budget_monitoring | add variance / (total(variance) over ()) as share",
    "from budget_monitoring | add variance / total(variance) over () as share",
    "from budget_monitoring | summarise total(variance) as x by directorate | sort by x",
    // ambiguous-comma, ambiguous-name
    "round(1234)", "round(1, 2)",
    "from table [(Area = \"Worcester\", area = 1)] | where `area` = 1",
    // argument-count
    "from transport | add round(forecast) as forecast, round(cost_per_pupil, 1) as cost",
    // assertion-failed
    "from transport | where not (forecast > £1m)",
    // bad-pattern
    "from transport | where category contains \"(\"",
    "from transport | where category matches \"\\\\(\"",
    // bad-range, range-backwards
    "from range 2019/20 to 2023/24", "from range 1 to 10",
    "from budget_monitoring | show service to variance",
    // column-gone
    "from budget_monitoring | where budget > £5m | summarise total(variance) as v by directorate",
    "from budget_monitoring | summarise total(budget) as budget by directorate | where budget > 5",
    "from budget_monitoring | rename variance as gap | where gap > £1m",
    // compared-with-missing
    "from youth_justice_staffing | where vacant is missing",
    // foreign-symbol
    "from transport | where category = \"Unavailable routes\" and forecast <> 5",
    "from transport | add pupils mod 2 as odd",
    // not-a-condition, not-a-key, not-a-period
    "from transport | summarise first(category) as one, total(forecast) as f by client_group",
    "from transport | summarise total(forecast) as f by client_group, category",
    "from table [(day = \"1 Sep 2023\")] | add period(day) as day | fill day",
    // number-too-fine, number-too-large
    "number(\"0.123456789\", 9)",
    "999,999,999 / 1 * 999,999,999 * 999",
    // two-values
    "from transport | pivot total(forecast) across period by client_group",
    // unexpected-token
    "from transport | sort by forecast descending",
    "from transport | where pupils > 5 and pupils < 10",
    "from transport | where pupils between 5 and 10",
    "from transport | show all", "from transport | summarise count() as rows",
    "from transport | where forecast > £5m or forecast > 5000000",
    "from transport | where category is missing",
    "from transport | add forecast / pupils as each",
    "let x = from transport\nfrom x", "define pupils_limit = 20\npupils_limit",
    // unknown-column, unknown-name
    "from transport | where category = \"Taxi\"", "from transport | where category is suppressed",
    "from transport | first 1\nfrom _",
    // unknown-step
    "from transport | where forecast > £1m | show category, forecast | sort by forecast | first 5",
    "from transport | skip 10", "from transport | last 10", "from transport | distinct",
    "from transport | keep rows not in transport", "from transport | keep rows in transport",
    "from transport | join keep all dsg on period",
    "from transport | join only matching dsg on period",
    // unlike-columns
    "from transport | rename category as kind | append (from table [(category = 5)])",
    "from table [(k = 5)] | add text(k) as k | join (from table [(k = \"5\")]) on k",
    // unlike-types
    "from budget_monitoring | where service > \"3\"",
    "from budget_monitoring | where number(service) > 3",
    "from budget_monitoring | where period = 2023/24",
    "from budget_monitoring | where period > 2023",
    // unlike-units
    "from transport | add number(forecast) + number(pupils) as nonsense",
    "from transport | where forecast > 5", "from transport | where forecast > £5m",
    "from indicators | summarise total(value) as total by unit",
    "from indicators | where unit = \"count\" | summarise total(value) as total",
    "42% + 5%", "42% + 5pp",
    // window-outside, window-without-order, window-without-over
    "from transport | add total(forecast) over (sort by pupils rolling 3) as recent",
    "from transport | add rank() over (sort by pupils) as place",
    "from transport | add rank() over (by client_group sort by pupils) as place",
    // wrong-argument-type, wrong-argument-value
    "from transport | where forecast = £1m or forecast = £2m",
    "from transport | where forecast in (£1m, £2m)",
    "from transport | add concat(category, \" \", client_group) as both",
    "from transport | add abs(number(category)) as size, year(period(category)) as year",
    "from transport | summarise percentile(forecast, 90) as high",
  ])
  func isAnswered(_ query: String) {
    let asking = Asking()
    let result = asking.ask(query)
    #expect(result.failure == nil, "\(asking.rendered(result))")
  }

  /// Hostile queries that must be answered or refused, at once.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      // A missing value of the column that is pivoted is no second value of a cell.
      (
        "from table [(k = \"a\", v = 1), (k = \"b\", v = 2), (k = missing, v = 3), (k = missing, v = 4)] "
          + "| add 1 as row | pivot v across k by row", nil
      ),
      ("from range -9223372036854775807 to 9223372036854775807", "range-too-long"),
      ("from range 9223372036854775806 to 9223372036854775807", nil),
      ("from transport | first 9223372036854775807", nil),
      ("(-9223372036854775807 - 1) / -1", nil),
      ("(-9223372036854775807 - 1) mod -1", nil),
      ("-(-9223372036854775807 - 1)", "number-too-large"),
      ("absolute(-9223372036854775807 - 1)", "number-too-large"),
      ("2998/99 + years(1)", nil),
      ("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" matches \"(a+)+$b\"", nil),
    ] as [(String, String?)]
  )
  func isBounded(_ query: String, _ id: String?) {
    let asking = Asking()
    let result = asking.ask(query)
    #expect(result.diagnostics.first(where: \.isError)?.id == id, "\(asking.rendered(result))")
  }
}
