/// Whole numbers that count rows from a first one on: all that follow it, or some.
///
/// The list of some is the one that a filter makes of the rows that it keeps. It is shared and not
/// copied, so that numbers of rows pass a filter, and are kept for later, without work for each row.
package struct RowNumbers: Sendable {
  /// The number that places count from.
  package let first: Int64
  /// The number of rows.
  package let count: Int
  /// The distance of each row from the first; nil for rows that follow each other.
  package let places: ArraySlice<Int32>?

  /// The numbers of so many rows that follow each other.
  package init(from first: Int64, count: Int) {
    self.first = first
    self.count = count
    places = nil
  }

  /// The numbers of some rows.
  package init(from first: Int64, places: ArraySlice<Int32>) {
    self.first = first
    self.places = places
    count = places.count
  }

  /// The number of a row.
  package subscript(row: Int) -> Int64 {
    guard let places else { return first + Int64(row) }
    return first + Int64(places[places.startIndex + row])
  }

  /// Every number.
  package var all: [Int64] {
    guard let places else { return Array(first..<first + Int64(count)) }
    return places.map { first + Int64($0) }
  }

  /// Whether each number is greater than the one before.
  package var isAscending: Bool {
    guard let places, var last = places.first else { return true }
    var isAscending = true
    for place in places.dropFirst() {
      isAscending = isAscending && last < place
      last = place
    }
    return isAscending
  }

  /// The same rows counted from further on.
  package func moved(by distance: Int64) -> RowNumbers {
    places.map { RowNumbers(from: first + distance, places: $0) }
      ?? RowNumbers(from: first + distance, count: count)
  }

  /// The same numbers in no more than twice the room that they need.
  package var compact: RowNumbers {
    // A filter lists rows in room for all that it looked at.
    guard let places, places.capacity > 2 * places.count else { return self }
    return RowNumbers(from: first, places: Array(places)[...])
  }

  func gathered(_ rows: [Int32]) -> RowNumbers {
    guard let places else { return RowNumbers(from: first, places: rows[...]) }
    let start = places.startIndex
    return RowNumbers(from: first, places: rows.map { places[start + Int($0)] }[...])
  }

  func sliced(_ range: Range<Int>) -> RowNumbers {
    guard let places else {
      return RowNumbers(from: first + Int64(range.lowerBound), count: range.count)
    }
    let start = places.startIndex
    let part = places[start + range.lowerBound..<start + range.upperBound]
    return RowNumbers(from: first, places: part)
  }
}
