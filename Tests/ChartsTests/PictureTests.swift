import Charts
import Diagnostics
import Foundation
import FoundationXML
import TestSupport
import Testing

/// Charts look as recorded in `Pictures/`.
///
/// They are recorded with `RECORD_SNAPSHOTS=1 swift test --filter PictureTests`; look at each.
struct PictureTests {
  private func picture(_ name: String) -> Snapshot {
    Snapshot("Tests/ChartsTests/Pictures/" + name)
  }

  @Test func everyKindHasACase() {
    let queries = ChartCase.all.map(\.query).joined(separator: "\n")
    #expect(ChartKinds.names.filter { !queries.contains("chart \($0) ") } == [])
    #expect(ChartKinds.names == ChartKinds.names.sorted())
  }

  @Test func kindsAreListed() throws {
    let files = Repository.files(in: "Sources/Charts/Kinds")
      .map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    #expect(ChartKinds.all.map { "\($0)" } == files)
  }

  @Test(arguments: ChartCase.all, [40, 80, 120])
  func inCharacters(_ item: ChartCase, _ width: Int) throws {
    let lines = try item.lines(width)
    #expect(lines.allSatisfy { TerminalText.width(of: $0) <= width })
    #expect(lines.allSatisfy { $0.last != " " })
    let text = lines.joined(separator: "\n") + "\n"
    #expect(try picture("\(item.name)-\(width).txt").difference(from: text) == nil)
  }

  @Test(arguments: ChartCase.all)
  func inASCII(_ item: ChartCase) throws {
    let lines = try item.lines(80, isUnicode: false)
    // Names and units of the data stay as they are.
    #expect(lines.allSatisfy { $0.replacing("£", with: "").utf8.allSatisfy { $0 < 0x80 } })
    let text = lines.joined(separator: "\n") + "\n"
    #expect(try picture("\(item.name)-ascii.txt").difference(from: text) == nil)
  }

  @Test(arguments: ChartCase.all)
  func inSVG(_ item: ChartCase) throws {
    let text = SVG.text(Drawing(try item.figure()))
    #expect(try picture("\(item.name).svg").difference(from: text) == nil)
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse())
  }

  /// Colours change nothing but colours.
  @Test(arguments: ChartCase.all.filter { !["bars", "columns", "flags-column"].contains($0.name) })
  func inColour(_ item: ChartCase) throws {
    let coloured = try item.lines(80, usesColour: true)
    let plain = coloured.map { $0.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") }
    #expect(plain == (try item.lines(80)))
    #expect(coloured != plain)
  }
}
