/// The file that answers are written to, with the data package that says what it holds.
package struct AnswerFile: Equatable, Sendable {
  /// The file.
  package var path: String
  /// The data package; nil for none.
  package var package: String?
  /// Whether files that are there may be replaced.
  package var overwrites: Bool

  /// Creates a place for answers.
  package init(path: String, package: String? = nil, overwrites: Bool = false) {
    self.path = path
    self.package = package
    self.overwrites = overwrites
  }
}
