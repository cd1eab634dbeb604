import Glibc

/// The time of day, and the time that things take.
enum Clock {
  /// Now, in seconds since 1970.
  static var now: Int { time(nil) }

  /// A time in words, in the reader's time zone: `2026-11-22 10:48:22`.
  static func words(seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = unsafe tm()
    guard unsafe localtime_r(&time, &parts) != nil else { return "" }
    let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    let (hour, minute, second) = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(year)-\(two(month))-\(two(day)) \(two(hour)):\(two(minute)):\(two(second))"
  }

  /// A time that something took, in words: `0.012 s`, `3.4 s`, `2 min 5 s`.
  static func words(milliseconds: Int) -> String {
    switch milliseconds {
    case ..<1_000:
      let digits = String(max(milliseconds, 0))
      return "0." + String(repeating: "0", count: 3 - digits.count) + digits + " s"
    case ..<60_000: return "\(milliseconds / 1_000).\(milliseconds / 100 % 10) s"
    default: return "\(milliseconds / 60_000) min \(milliseconds / 1_000 % 60) s"
    }
  }

  /// Milliseconds on a clock that nobody sets.
  static var steady: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
