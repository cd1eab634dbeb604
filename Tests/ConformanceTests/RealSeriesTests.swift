import Diagnostics
import Foundation
import TestSupport
import Testing

/// Questions of a panel to DfE's own file of education, health and care plans, each one query.
///
/// The answers are those of pandas (2.3):
///
///     raw = pd.read_csv("sen2_mi.csv", dtype=str, encoding="utf-8-sig")
///     la = raw[(raw.geographic_level == "Local authority") & (raw.time_period == "2022")]
///     rate, x, n = (pd.to_numeric(la[c].str.strip(), errors="coerce") for c in
///       ("inc_exc_20week_rate", "inc_exc_20week_ehc", "tot_inc_exc_ehc"))
///     rate.notna().sum(); rate.rank(ascending=False, method="min"); rate.mean()
///     both = x.notna() & n.notna(); 100 * x[both].sum() / n[both].sum()
///     (raw == "z").sum().sum(); (raw == "x").sum().sum()
///     names = neighbours of Worcestershire: SN1 to SN10 by "LA num"
///     rate[la.la_name.isin(names)].mean()
///
/// and of the funnel with p = x.sum() / n.sum() and se = sqrt(p * (1 - p) / n).
@Suite(
  .enabled(if: Repository.sharedData != nil, "the folder of real data is not beside the project")
)
struct RealSeriesTests {
  private static let plans =
    Repository.sharedData?.appendingPathComponent("dfe/sen2_mi.csv").path ?? ""
  private static let neighbours =
    Repository.sharedData?.appendingPathComponent(
      "dfe/New_Statistical_Neighbour_Groupings_April_2021.csv"
    ).path ?? ""
  private static let authorities =
    "from \"\(plans)\" | where geographic_level = \"Local authority\" and time_period = 2022 | "

  private func ask(_ query: String) -> (output: String, ids: [String]) {
    let result = Asking().ask(query, format: "csv")
    return (result.output, result.diagnostics.map(\.id))
  }

  @Test func ranking() {
    let (best, ids) = ask(
      Self.authorities
        + "rank inc_exc_20week_rate highest first | show la_name, inc_exc_20week_rate, rank, out_of | first 2"
    )
    #expect(
      best
        == "la_name,inc_exc_20week_rate,rank,out_of\nCity of London,100.000,1,148\nCalderdale,99.353,2,148\n"
    )
    #expect(ids.contains("unranked-missing"))
    let (own, _) = ask(
      Self.authorities
        + "rank inc_exc_20week_rate highest first | where la_name = \"Worcestershire\" | show rank, out_of"
    )
    #expect(own == "rank,out_of\n113,148\n")
  }

  @Test func meanAndPooledRate() {
    let (mean, ids) = ask(Self.authorities + "summarise average(inc_exc_20week_rate) as mean")
    #expect(number(mean).map { abs($0 - 52.690168918918914) < 1e-9 } == true, "\(mean)")
    #expect(ids.contains("unweighted-average"))
    let (pooled, _) = ask(
      Self.authorities
        + "where inc_exc_20week_ehc is not missing and tot_inc_exc_ehc is not missing "
        + "| summarise as_percent(total(inc_exc_20week_ehc) / total(tot_inc_exc_ehc)) as pooled"
    )
    #expect(number(pooled).map { abs($0 - 48.30680218437215) < 1e-9 } == true, "\(pooled)")
  }

  @Test func marks() {
    let (counts, _) = ask(
      "from \"\(Self.plans)\" | unpivot ass_nodecision to total_tribunal_pc as column, cell "
        + "| add reason(cell) as mark | where mark is not missing | count by mark"
    )
    #expect(counts == "mark,count\nz,48541\nx,20\n")
  }

  @Test func neighboursOfWorcestershire() throws {
    let (answer, ids) = ask(
      Self.authorities
        + "compare \"Worcestershire\" with neighbours in \"\(Self.neighbours)\" of inc_exc_20week_rate "
        + "higher is better | show Worcestershire, neighbours, verdict"
    )
    let cells = try #require(answer.split(separator: "\n").last).split(separator: ",")
    #expect(cells.first == "31.127" && cells.last == "worse")
    #expect(Double(cells[1]).map { abs($0 - 37.0792) < 1e-9 } == true, "\(answer)")
    #expect(ids.contains("neighbours"))
  }

  @Test func funnel() {
    let (answer, ids) = ask(
      Self.authorities
        + "funnel inc_exc_20week_ehc of tot_inc_exc_ehc higher is better | count by position "
        + "| sort by position"
    )
    #expect(
      answer == """
        position,count
        High (0.001),64
        High (0.025),3
        Low (0.001),55
        Low (0.025),1
        Not significant,24
        ,5

        """
    )
    #expect(ids.contains("not-judged"))
  }

  private func number(_ csv: String) -> Double? {
    csv.split(separator: "\n").last.flatMap { Double($0) }
  }
}
