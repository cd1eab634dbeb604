import Foundation

/// The names of the Swift files of a folder, without their ending, sorted.
func swiftFiles(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
}
