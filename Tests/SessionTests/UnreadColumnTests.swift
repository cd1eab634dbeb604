import Columns
import Datasets
import Diagnostics
import Foundation
import Platform
import Session
import Testing

/// Columns of a large file that a question leaves out are not read, by no piece of advice either.
@Suite struct UnreadColumnTests {
  @Test(arguments: [
    "summarise count() as rows", "summarise total(pupils) as pupils by region",
    "where region = \"A\" | summarise total(pupils) as pupils", "count by region",
    "where pupils > 1 | summarise average(pupils) as pupils by year",
  ])
  func stayUnread(steps: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("year,region,pupils,staff,rooms\n2023,A,10,2,1\n2023,B,20,3,1\n".utf8).write(to: file)
    var catalogue = Catalogue.bundled()
    catalogue.options.deferredFrom = 0
    let session = Session(catalogue: catalogue)
    let source = SourceFile(name: "query", text: "from \"\(file.path)\" | " + steps)
    #expect(session.run(source, cancellation: Cancellation()) { _ in })
    // The session's catalogue and this one keep what is read in one place.
    let provider = try catalogue.load(file: file.path).provider
    let table = try #require(provider as? any DeferredTable)
    #expect(!table.isRead)
  }
}
