import Columns

/// The whole totals of which a count can be a printed percentage: a run of whole numbers, which may
/// have no end, or none at all.
struct WholeTotals: Equatable {
  /// The least total.
  private(set) var least: Int128
  /// The greatest total; nil where there is none.
  private(set) var most: Int128?

  /// Every total: at least 1.
  static var any: WholeTotals { WholeTotals(least: 1, most: nil) }
  /// No total.
  static var none: WholeTotals { WholeTotals(least: 1, most: 0) }

  private init(least: Int128, most: Int128?) {
    (self.least, self.most) = (least, most)
  }

  /// The totals of which a count is the share; nil where the numbers leave 128 bits.
  ///
  /// The share of a total `n` lies from `low/divisor` to `high/divisor`, so that `n` lies from
  /// `count × divisor / high` to `count × divisor / low`. A part printed as no more than 100% is no
  /// more than the total.
  init?(count: Int128, share: PrintedShare) {
    guard count >= 0, share.high > 0 else {
      self = .none
      return
    }
    guard let product = PrintedShare.product(count, share.divisor) else { return nil }
    least = max(PrintedShare.ceiling(product, share.high), 1)
    if share.isPartOfWhole { least = max(least, count) }
    if share.low > 0 {
      most = PrintedShare.floor(product, share.low)
    } else {
      most = nil
    }
  }

  /// Whether no total fits.
  var isEmpty: Bool { most.map { $0 < least } ?? false }

  /// Whether a total is among them.
  func contains(_ total: Int128) -> Bool { total >= least && most.map { total <= $0 } ?? true }

  /// The totals that are among both.
  func intersection(_ other: WholeTotals) -> WholeTotals {
    let most =
      if let own = self.most, let others = other.most { min(own, others) } else {
        self.most ?? other.most
      }
    return WholeTotals(least: max(least, other.least), most: most)
  }

  /// The ends where there are two, or why there are not: no total fits, or any above the least does.
  var ends: Result<(Int64, Int64), Unanswerable> {
    if isEmpty { return .failure(Unanswerable(reason: .impossible)) }
    guard let most, let low = Int64(exactly: least), let high = Int64(exactly: most) else {
      return .failure(Unanswerable(reason: .undefined))
    }
    return .success((low, high))
  }

  /// Why a cell has no value.
  struct Unanswerable: Error {
    let reason: MissingReason
  }
}
