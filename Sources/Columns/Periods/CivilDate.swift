/// A day of the Gregorian calendar.
package struct CivilDate: Hashable, Sendable {
  /// The year.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// The years that are accepted; wide enough for any record and narrow enough never to overflow.
  package static let years = 1000...2999

  /// A day, or nil where no such day exists.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.init(checkedYear: year, month: month, day: day)
  }

  private init(checkedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days after 1 January 1970 (Hinnant, "chrono-compatible low-level date
  /// algorithms", 2013).
  package init(dayNumber: Int32) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// Days since 1 January 1970.
  package var dayNumber: Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The number of days in a month.
  package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeap ? 29 : 28
    default: return 31
    }
  }

  /// The first day of the month so many months later.
  package static func firstDay(year: Int, month: Int, plus months: Int) -> CivilDate? {
    let index = year * 12 + (month - 1) + months
    return CivilDate(year: index / 12, month: index % 12 + 1, day: 1)
  }

  /// The month's short English names, January first.
  package static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The month's full English names, January first.
  package static let fullMonthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The month that a word names in full or in part: `Sep`, `Sept`, `September`.
  package static func month(named word: some StringProtocol) -> Int? {
    let text = word.lowercased()
    guard text.utf8.count >= 3 else { return nil }
    if text == "sept" { return 9 }
    let isShort = text.utf8.count == 3
    return fullMonthNames.firstIndex {
      let name = $0.lowercased()
      return name == text || (isShort && name.hasPrefix(text))
    }
    .map { $0 + 1 }
  }
}
