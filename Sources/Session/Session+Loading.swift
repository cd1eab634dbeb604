import Columns
import Datasets
import Language
import Syntax

extension Session {
  /// Reads a file with what is declared of it, and names its rows.
  ///
  /// - Returns: whether that went well; what did not is reported.
  func load(_ loading: LoadingSyntax, with analyser: inout Analyser) -> Bool {
    guard let settings = FileSettings(loading, reporting: &analyser) else { return false }
    let name = loading.name.text
    let before = catalogue
    do throws(DataError) {
      guard !isSafe else { throw DataError.locked(loading.path) }
      let dataset = try catalogue.add(file: loading.path, as: name, settings)
      FileSettings.check(loading, against: dataset.provider.schema, reporting: &analyser)
    } catch {
      analyser.fail(error, at: loading.pathSpan)
    }
    guard !analyser.hasErrors else {
      catalogue = before
      return false
    }
    // The newest meaning of a name counts.
    bindings[name] = nil
    return true
  }
}
