import Columns
import Plan

extension KernelFailure {
  /// An exact result has more digits than 64 bits hold.
  static func tooLarge(_ action: String) -> KernelFailure {
    KernelFailure(
      id: "number-too-large",
      "\(action) gives a number with more than the 18 digits that are kept exactly",
      help: [
        "round the numbers to fewer decimals first: `round(x, 2)`",
        "or divide one of them by 1, which goes on with about 15 significant digits",
      ]
    )
  }

  /// A column does not have the type that it was checked with, which only a faulty plan gives.
  static func unexpected(_ name: String) -> KernelFailure {
    KernelFailure(
      id: "unexpected-column",
      "`\(name)` was given a column that is not of the type it was checked with",
      help: ["please report this query: the fault is not in it"]
    )
  }
}
