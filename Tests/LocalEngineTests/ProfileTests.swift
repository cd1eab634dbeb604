import Columns
import Diagnostics
import LocalEngine
import Plan
import Testing

struct ProfileTests {
  /// The one row of the profile of a column, without its name.
  private func checkProfile(
    _ cells: Cells,
    _ row: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    check(Plan.scan(table(cells)).profile, gives: ["\(cells.field.name) \(row)"], at: location)
  }

  @Test func whatAColumnHolds() {
    checkProfile(
      .text("t", ["b", "A", nil, "b", .suppressed, .suppressed]),
      "text (blank) 3 3 2 suppressed, 1 blank 2 A b (blank)"
    )
    checkProfile(
      .decimal(
        "x",
        scale: 2,
        unit: .pounds,
        [.decimal("1250.5"), .decimal("-3.00"), .decimal("1250.50")]
      ),
      "number £ 3 0 (blank) 2 -3.00 1,250.5 (blank)"
    )
    checkProfile(
      .floating("f", [0.1, 31.569, 1e20]),
      "number (blank) 3 0 (blank) 3 0.1 1e+20 (blank)"
    )
    checkProfile(
      .period("when", [.period(.year(2023, .financial)), .period(.month(4, of: 2023))]),
      "period (blank) 2 0 (blank) 2 Apr 2023 2023/24 (blank)"
    )
    checkProfile(
      .flag("f", [true, true, nil]),
      "yes/no (blank) 2 1 1 blank 1 yes yes (blank)"
    )
    checkProfile(
      Cells("nothing", .unknown, [nil, nil]),
      "only missing (blank) 0 2 2 blank 0 (no data) (no data) (blank)"
    )
    checkProfile(
      .decimal(
        "v",
        scale: 1,
        unit: .varies,
        [.decimal("5.0", .percent), .decimal("1.0", Unit(.money, power: 6))]
      ),
      "number unit varies 2 0 (blank) 2 5.0% £1.0m (blank)"
    )
  }

  @Test func whatIsKnownOfAColumn() {
    var metadata = FieldMetadata()
    (metadata.role, metadata.title, metadata.polarity) = (.value, "Issued in time", .higher)
    metadata.denominator = "plans"
    metadata.periodKind = .yearToDate
    metadata.calendar = .academic
    metadata.isInferred = true
    let schema = Schema([Field("x", .text, metadata: metadata)])
    let plan = Plan.scan(Table(schema: schema, batches: []))
    check(
      plan.profile.project("about", "values"),
      gives: [
        "value; Issued in time; higher is better; out of `plans`; year to date; "
          + "academic years (September to August); inferred 0"
      ]
    )
  }

  @Test func aTableWithoutColumnsHasNoProfile() {
    check(Plan.unit.profile, gives: [])
  }
}
