import Columns
import Presentation
import Testing

private func alone(_ value: Value, _ type: DataType, _ format: String = "table") -> String {
  var text = ""
  Formats.named(format, screen: Screen())?
    .writeValue(table(SampleColumn("value", type, [value])), to: &text)
  return text
}

private func check(_ value: Value, _ type: DataType, _ expected: String) {
  #expect(alone(value, type) == expected + "\n")
  #expect(alone(value, type, "markdown") == expected + "\n")
}

@Test func valuesAloneCarryTheirUnit() {
  check(decimal(25), exact(0, .percentagePoints), "25 pp")
  check(decimal(1004, 2), exact(2, Unit(.money, power: 6)), "£10.04m")
  check(decimal(-95, 1), exact(1, Unit(.money, power: 6)), "-£9.5m")
  check(decimal(3, 1), exact(1, .plain), "0.3")
  check(decimal(1_234_567), exact(0, .count), "1,234,567")
  check(decimal(60, 2), exact(2, .ratio), "0.60")
  check(decimal(62, 1), exact(1, Unit(.plain, per: .population(10000))), "6.2 per 10,000")
  check(.text("two words"), .text, "two words")
  check(.boolean(true), .boolean, "yes")
  check(.quarter(2, 2023), .period, "Q2 2023/24 (Jul–Sep 2023)")
  check(.missing(.suppressed), exact(0, .plain), "(suppressed)")
  check(.missing(.blank), .text, "(blank)")
}

@Test func valuesAloneAreTablesForMachines() {
  #expect(alone(decimal(3, 1), exact(1, .percent), "csv") == "value\n0.3\n")
  #expect(alone(decimal(3, 1), exact(1, .percent), "json") == "[\n{\"value\": 0.3}\n]\n")
}

@Test func floatingNumbersAreRoundedForReading() {
  let perPupil = Unit(.money, per: .quantity(.count(of: "pupils")))
  check(.floating(31.569), floating(.plain), "31.57")
  check(.floating(12.5), floating(.percent), "12.5%")
  check(.floating(12), floating(.plain), "12")
  check(.floating(1234.999), floating(.plain), "1235")
  check(.floating(12_345.999), floating(.plain), "12,346")
  check(.floating(1234.5), floating(.count), "1,234.5")
  check(.floating(-0.25), floating(.plain), "-0.25")
  check(.floating(1.0 / 3), floating(.plain), "0.3333")
  check(.floating(0.000123456), floating(.plain), "0.0001235")
  check(.floating(0.99999), floating(.plain), "1")
  check(.floating(1.23456e-9), floating(.plain), "1.235e-09")
  check(.floating(0), floating(.plain), "0")
  check(.floating(1234.5), floating(perPupil), "£1,234.50 per pupil")
  check(.floating(0.5), floating(perPupil), "£0.50 per pupil")
}

@Test func machinesGetEveryDigit() {
  #expect(alone(.floating(1.0 / 3), floating(.plain), "csv") == "value\n0.3333333333333333\n")
  #expect(alone(.floating(.nan), floating(.plain), "jsonl") == "{\"value\": null}\n")
  for (mantissa, scale, expected) in [
    (Int64.min, 0, "-9223372036854775808"), (Int64.max, 18, "9.223372036854775807"),
    (0, 2, "0.00"), (-5, 3, "-0.005"), (1000, 3, "1.000"),
  ] as [(Int64, Int, String)] {
    let type = exact(scale, .plain)
    #expect(alone(decimal(mantissa, scale), type, "csv") == "value\n\(expected)\n")
  }
}

@Test func printedDecimalsNeverLoseDigits() {
  let column = SampleColumn("value", exact(3, .plain), noted: [(decimal(7125, 3), 1, nil)])
  #expect(written(table(column), "csv") == "value\n7.125\n")
}

@Test func numbersOfAColumnReadAlike() {
  func cells(_ numbers: [Double], _ unit: Unit = .plain) -> [String] {
    let column = SampleColumn("n", floating(unit), numbers.map { .floating($0) })
    return written(table(column), "markdown").split(separator: "\n").dropFirst(2)
      .map { $0.filter { $0 != "|" && $0 != " " } }
  }
  #expect(cells([1, 2.5, 3.25]) == ["1.00", "2.50", "3.25"])
  #expect(cells([1, 2.5]) == ["1.0", "2.5"])
  #expect(cells([2019, 9999]) == ["2019", "9999"])
  #expect(cells([2019, 10_000]) == ["2,019", "10,000"])
  #expect(cells([0.012345, 0.00001]) == ["0.01235", "0.00001"])
}

private func interval(_ lower: Value, _ upper: Value, _ type: DataType) -> (Value, DataType) {
  (.interval(lower, upper), type.number.map { .interval($0) } ?? type)
}

@Test func intervalsReadAsOneNumber() {
  let money = exact(2, Unit(.money, power: 6))
  for ((value, type), expected) in [
    (interval(decimal(269), decimal(273), exact(0, .plain)), "269 to 273"),
    (interval(decimal(57), decimal(57), exact(0, .plain)), "57"),
    (interval(decimal(115, 2), decimal(125, 2), money), "£1.15m to £1.25m"),
    (interval(decimal(-5, 2), decimal(5, 2), money), "-£0.05m to £0.05m"),
    (
      interval(decimal(269), decimal(1273), exact(0, Unit(.count(of: "schools")))),
      "269 to 1,273 schools"
    ),
    (interval(.floating(27.8123), .floating(35.6), floating(.percent)), "27.81% to 35.60%"),
    (
      interval(.floating(0.6), .floating(8.77), floating(Unit(.percentagePoints))),
      "0.60 to 8.77 pp"
    ),
  ] as [((Value, DataType), String)] {
    check(value, type, expected)
  }
}

@Test func intervalsForMachines() {
  let (value, type) = interval(decimal(2695, 1), decimal(2730, 1), exact(1, .percent))
  #expect(alone(value, type, "csv") == "value\n269.5 to 273.0\n")
  #expect(alone(value, type, "tsv") == "value\n269.5 to 273.0\n")
  #expect(alone(value, type, "jsonl") == "{\"value\": {\"from\": 269.5, \"to\": 273.0}}\n")
}

/// The ends of a column of intervals are worded alike, and missing ones as other missing cells.
@Test func aColumnOfIntervals() {
  let type = DataType.interval(NumberType(.floating, unit: .percent))
  let column = SampleColumn(
    "limits",
    type,
    [
      .interval(.floating(27.8), .floating(35.62)), .interval(.floating(5), .floating(5)),
      .missing(.suppressed),
    ]
  )
  #expect(
    written(table(column), "table")
      == """
              limits
                   %
      ──────────────
      27.80 to 35.62
                5.00
                   c
      c suppressed

      """
  )
}
