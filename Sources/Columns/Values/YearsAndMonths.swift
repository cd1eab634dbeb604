/// Lengths of time as children's services print them, in years and months: `02:03`.
package enum YearsAndMonths {
  /// The months of a text such as `02:03`, 27; nil where it is none.
  package static func months(_ text: String) -> Int64? {
    let parts = text.trimmingSpaces().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let years = Int64(parts[0]), (0...999).contains(years),
      let months = Int64(parts[1]), (0...11).contains(months),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return years * 12 + months
  }

  /// The names by which metadata and headings declare such a column: `years:months`.
  package static func isName(_ text: String) -> Bool {
    ["years:months", "year:month", "yy:mm", "yyyy:mm"].contains(text.trimmingSpaces().lowercased())
  }
}
