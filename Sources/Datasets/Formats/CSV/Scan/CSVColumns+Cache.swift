import Columns
import Synchronization

extension CSVColumns {
  /// Takes in those of some columns that an earlier session has kept.
  func restore(_ wanted: [Int]) {
    guard let cached else { return }
    for column in wanted where self.column(column) == nil {
      guard let kept = cached.column(column) else { continue }
      take(kept, column)
    }
  }

  /// Keeps the columns that have been read, for later sessions.
  func keep() {
    guard let cached else { return }
    var isAnyKept = false
    for column in 0..<count {
      guard let kept = unkept(column) else { continue }
      cached.keep(kept, column)
      isAnyKept = true
    }
    if isAnyKept { cached.makeRoom() }
  }
}
