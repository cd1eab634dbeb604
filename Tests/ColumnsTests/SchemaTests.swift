import Columns
import Testing

/// What a written name refers to.
@Suite struct SchemaTests {
  private static let schema = Schema(
    [
      "Service", "service", "Budget £000", "% late", "Late", "LATE", "Net-spend", "net spend",
      "año",
    ]
    .map { Field($0, .text) }
  )

  @Test(
    arguments: [
      // As written, before all else.
      ("Service", .found(0)), ("service", .found(1)), ("Late", .found(4)), ("LATE", .found(5)),
      // In another case, where it is unique.
      ("SERVICE", .ambiguous(["Service", "service"])), ("late", .ambiguous(["Late", "LATE"])),
      ("budget £000", .found(2)), ("AÑO", .found(8)),
      // In snake_case, where it is unique.
      ("budget_pounds_000", .found(2)), ("percent_late", .found(3)), ("Percent Late", .found(3)),
      ("net_spend", .ambiguous(["Net-spend", "net spend"])),
      ("nothing", .unknown), ("", .unknown),
    ] as [(String, Schema.Lookup)]
  )
  func lookup(_ name: String, _ expected: Schema.Lookup) {
    #expect(Self.schema.lookup(name) == expected)
  }

  @Test(arguments: [
    ("Cost per pupil (£000)", "cost_per_pupil_pounds_000"), ("% of EHCPs", "percent_of_ehcps"),
    ("a  b--c", "a_b_c"), ("_a_", "a"), ("£", "pounds"), ("5%", "5_percent"), ("", ""),
    ("---", ""), ("Été 2023/24", "été_2023_24"),
  ])
  func snakeCase(_ name: String, _ expected: String) {
    #expect(Schema.snakeCase(name) == expected)
  }

  @Test func snakeCaseOfSnakeCaseIsItself() {
    for name in Self.schema.names.map(Schema.snakeCase) {
      #expect(Schema.snakeCase(name) == name)
    }
  }
}
