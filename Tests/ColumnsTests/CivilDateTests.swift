import Columns
import Testing

/// Days of the calendar.
@Suite struct CivilDateTests {
  /// Counts on day by day from a known one.
  @Test func everyDayFrom1900To2100() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = try #require(CivilDate(year: 1900, month: 1, day: 1)).dayNumber
    #expect(number == -25_567)
    for year in 1900...2100 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      for month in 1...12 {
        let length = lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)
        guard CivilDate.length(ofMonth: month, in: year) == length else {
          Issue.record("\(year)-\(month) has \(length) days")
          continue
        }
        for day in 1...length {
          let date = CivilDate(year: year, month: month, day: day)
          guard date?.dayNumber == number, CivilDate(dayNumber: number) == date else {
            Issue.record("\(year)-\(month)-\(day) is day \(number)")
            return
          }
          number += 1
        }
        #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
  }

  @Test(arguments: [
    (999, 1, 1), (3000, 1, 1), (2023, 0, 1), (2023, 13, 1), (2023, 2, 29), (2024, 2, 30),
    (2023, 4, 31), (2023, 1, 0), (2023, 1, -1), (.max, 1, 1), (.min, 1, 1),
  ])
  func daysThatAreNotThere(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func everyDayNumberHasADate() {
    for number in [Int32.min, .min + 1, -719_469, -719_468, -1, 0, .max - 1, .max] {
      let date = CivilDate(dayNumber: number)
      #expect((1...12).contains(date.month) && (1...31).contains(date.day))
    }
  }

  @Test(arguments: [
    (2023, 1, 0, 2023, 1), (2023, 1, 12, 2024, 1), (2023, 11, 2, 2024, 1), (2023, 1, -1, 2022, 12),
    (2023, 12, -12, 2022, 12),
  ])
  func months(_ year: Int, _ month: Int, _ plus: Int, _ newYear: Int, _ newMonth: Int) {
    let expected = CivilDate(year: newYear, month: newMonth, day: 1)
    #expect(CivilDate.firstDay(year: year, month: month, plus: plus) == expected)
  }

  @Test func monthsBeyondTheYears() {
    #expect(CivilDate.firstDay(year: 2999, month: 12, plus: 1) == nil)
    #expect(CivilDate.firstDay(year: 1000, month: 1, plus: -1) == nil)
  }

  @Test(arguments: [
    ("Sep", 9), ("sept", 9), ("SEPTEMBER", 9), ("may", 5), ("Mar", 3), ("June", 6), ("Jul", 7),
  ])
  func namesOfMonths(_ word: String, _ month: Int) {
    #expect(CivilDate.month(named: word) == month)
  }

  @Test(arguments: ["", "M", "Ma", "Septem", "Mars", "13"])
  func wordsThatAreNoMonths(_ word: String) {
    #expect(CivilDate.month(named: word) == nil)
  }
}
