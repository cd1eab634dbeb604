import Diagnostics
import Platform

extension Diagnostic {
  /// A query would hold more memory than it may.
  static func memoryCeiling(_ bytes: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "memory-ceiling",
      "the query needs more memory than it may have, which is \(gigabytes(bytes))",
      at: span,
      help: [
        "keep fewer rows or columns early: `where`, `show`, `summarise`",
        "to allow more, start with `--memory`, such as `--memory \(more(than: bytes))`; "
          + "this machine has \(gigabytes(Memory.ofMachine))",
      ]
    )
  }

  private static func more(than bytes: Int) -> String { "\(max(bytes / 1_000_000_000, 1) * 2)GB" }

  /// Bytes in gigabytes of 10⁹ with one decimal, or in whole megabytes below one.
  private static func gigabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000_000) / 100_000_000
    return tenths < 10 ? "\(bytes / 1_000_000) MB" : "\(tenths / 10).\(tenths % 10) GB"
  }
}
