import Diagnostics
import Session
import TestSupport
import Testing

/// What `let`, `define`, `function`, `param` and `edition` mean.
struct DeclarationTests {
  /// Scripts and the values they come to.
  @Test(arguments: [
    ("define half = 10 / 4\nhalf", "2.5"),
    ("function double(x) = x * 2\ndouble(21)", "42"),
    ("function double(x) = x * 2\ndouble(double(1))", "4"),
    ("function plus(a, b = 3) = a + b\nplus(1)", "4"),
    ("function plus(a, b = 3) = a + b\nplus(1, plus(2))", "6"),
    ("function f(x) = x + 1\nfunction g(x) = f(x) * f(x + 1)\ng(1)", "6"),
    ("function f(a) = a\nfunction g(a, b) = f(b) - a\ng(1, 5)", "4"),
    ("define a = 2\nfunction f(x) = x * a\nf(a)", "4"),
    ("param n = 5 \"how many\"\nn + 1", "6"),
    ("edition 2026\n1", "1"),
    ("DEFINE = 3", nil),
    ("define a = b\ndefine b = a\na", nil),
    ("function f(x) = f(x)\nf(1)", nil),
    ("function f(x) = x\nf()", nil),
    ("edition 1999\n1", nil),
    ("param n \"how many\"\nn", nil),
  ])
  func values(_ text: String, _ expected: String?) {
    let asking = Asking()
    let result = asking.ask(text)
    guard let expected else {
      #expect(result.failure == .query)
      return
    }
    #expect(result.failure == nil, "\(asking.rendered(result))")
    #expect(result.output == expected + "\n")
  }

  @Test func aDefinitionOverColumnsIsWorkedOutWhereItIsUsed() {
    let text = """
      define gap = projection - budget
      function pooled(part, whole) = total(part) / total(whole)
      from budget_monitoring
      where not is_total
      summarise total(gap) as gap, round(pooled(variance, budget), 3) as share
      """
    #expect(Asking().ask(text, format: "csv").output == "gap,share\n28578,0.196\n")
  }

  @Test func settingsTakeTheDefaultsPlace() {
    let named = "param place = \"England\"\nfrom attainment | where area = place | count"
    #expect(Asking().ask(named, format: "csv").output == "count\n7\n")
    let misspelt = Asking(settings: ["plase": "x"]).ask(named)
    #expect(misspelt.diagnostics.map(\.id) == ["unknown-parameter"])
    let other = Asking(settings: ["PLACE": "Worcestershire"]).ask(named, format: "csv")
    #expect(other.output == "count\n7\n")
    #expect(Asking(settings: ["place": "nowhere"]).ask(named, format: "csv").output == "count\n0\n")
  }

  @Test func aColumnThatHidesADefinitionIsNamed() {
    let script = "param area = \"England\"\nfrom attainment | where area = area | count"
    let result = Asking().ask(script)
    #expect(result.diagnostics.map(\.id) == ["column-hides-definition"])
  }
}
