import Columns

/// Numbers of things in words, for remarks.
enum Counted {
  /// `1 row`, `1,204 rows`; a plural that is not the word with an `s` is given.
  static func words(_ count: Int, _ thing: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? thing : plural ?? thing + "s")"
  }

  /// A number with thousands separators.
  static func grouped(_ count: Int) -> String { NumberText.grouped(String(count)) }
}
