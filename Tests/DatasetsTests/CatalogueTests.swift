import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// Names, folders, changes on disk, and files that cannot be read.
@Suite struct CatalogueTests {
  private static let table = Array("a,b\n1,2\n".utf8)

  @Test func filesAreNamedByTheirStem() throws {
    try Fixtures.withFolder(["My Data (2023).csv": Self.table]) { folder in
      var catalogue = Catalogue.bundled()
      try catalogue.add(path: folder + "/My Data (2023).csv")
      #expect(catalogue.entries.last?.name == "my_data_2023")
      #expect(catalogue.entries.last?.rows == nil)
      #expect(try catalogue.load(name: "my_data_2023").provider.knownRowCount == 1)
      #expect(catalogue.entries.last?.rows == 1)
      #expect(catalogue.entries.last?.columns == 2)
    }
  }

  @Test func aFolderGivesAllItsTables() throws {
    let files = [
      "b.csv": Self.table, "B!.csv": Self.table, "a.tsv": Self.table, "notes.txt": [0x61],
    ]
    try Fixtures.withFolder(files) { folder in
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      #expect(catalogue.entries.map(\.name) == ["b", "a", "b_2"])
    }
  }

  @Test func aPackageGivesItsResources() throws {
    let package = #"{"resources": [{"name": "one", "title": "One", "path": "sub/x.csv"}]}"#
    let files = ["datapackage.json": Array(package.utf8), "sub/x.csv": Self.table]
    try Fixtures.withFolder(files) { folder in
      for path in [folder, folder + "/", folder + "/datapackage.json"] {
        var catalogue = Catalogue.empty
        try catalogue.add(path: path)
        #expect(catalogue.entries.map(\.name) == ["one"])
        #expect(try catalogue.load(name: "one").title == "One")
      }
      // One folder up counts too.
      #expect(try Catalogue.empty.load(file: folder + "/sub/x.csv").title == "One")
      let error = #expect(throws: DataError.self) {
        try Catalogue.empty.load(file: folder + "/datapackage.json")
      }
      #expect(error?.id == "is-a-package")
    }
  }

  @Test func laterDatasetsHideEarlierOnes() throws {
    try Fixtures.withFolder(["transport.csv": Self.table]) { folder in
      var catalogue = Catalogue.bundled()
      let count = catalogue.entries.count
      try catalogue.add(path: folder + "/transport.csv")
      #expect(catalogue.entries.count == count)
      #expect(try catalogue.load(name: "transport").provider.knownRowCount == 1)
    }
  }

  @Test func aChangedFileIsReadAgain() throws {
    try Fixtures.withFolder(["a.csv": Self.table]) { folder in
      let file = folder + "/a.csv"
      var catalogue = Catalogue.empty
      try catalogue.add(path: file)
      #expect(try catalogue.load(name: "a").provider.knownRowCount == 1)
      try Data("a,b\n1,2\n3,4\n".utf8).write(to: URL(filePath: file))
      #expect(try catalogue.load(name: "a").provider.knownRowCount == 2)
      // A file that has become unreadable throws, and what was read is still known.
      try Data("a,b\n\"1,2\n".utf8).write(to: URL(filePath: file))
      let error = #expect(throws: DataError.self) { try catalogue.load(name: "a") }
      #expect(error?.id == "unterminated-quote")
      #expect(catalogue.entries.map(\.rows) == [2])
      try Data("a,b\n".utf8).write(to: URL(filePath: file))
      #expect(try catalogue.load(name: "a").provider.knownRowCount == 0)
    }
  }

  @Test func aBrokenPackageLeavesItsDatasets() throws {
    let package = #"{"resources": [{"name": "one", "path": "x.csv"}]}"#
    try Fixtures.withFolder(["datapackage.json": Array(package.utf8), "x.csv": Self.table]) {
      folder in
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      _ = try catalogue.load(name: "one")
      try Data("{".utf8).write(to: URL(filePath: folder + "/datapackage.json"))
      #expect(catalogue.entries.map(\.rows) == [1])
      #expect(throws: DataError.self) { try catalogue.load(name: "one") }
    }
  }

  @Test func missingFilesGetCandidates() throws {
    try Fixtures.withFolder(["sen2_mi.csv": Self.table]) { folder in
      let error = #expect(throws: DataError.self) {
        try Catalogue.empty.load(file: folder + "/sen2_im.csv")
      }
      #expect(error?.id == "no-such-file")
      #expect(error?.help == ["did you mean `\(folder)/sen2_mi.csv`?"])
      let other = #expect(throws: DataError.self) {
        try Catalogue.empty.load(file: folder + "/gone/a.csv")
      }
      #expect(other?.message.contains("the folder `\(folder)/gone` does not exist") == true)
    }
  }

  @Test func foldersAndForbiddenFilesAreRefused() throws {
    try Fixtures.withFolder(["a.csv": Self.table, "empty/notes.txt": []]) { folder in
      var catalogue = Catalogue.empty
      let isFolder = #expect(throws: DataError.self) { try catalogue.load(file: folder) }
      #expect(isFolder?.id == "is-a-folder")
      let noTables = #expect(throws: DataError.self) { try catalogue.add(path: folder + "/empty") }
      #expect(noTables?.id == "no-tables")
      let missing = #expect(throws: DataError.self) { try catalogue.add(path: folder + "/b.csv") }
      #expect(missing?.id == "no-such-file")
      #expect(catalogue.entries.isEmpty)
      guard getuid() != 0 else { return }
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder + "/a.csv")
      let forbidden = #expect(throws: DataError.self) {
        try catalogue.load(file: folder + "/a.csv")
      }
      #expect(forbidden?.id == "no-permission")
    }
  }

  @Test func recordsMayBeLongerThanChunks() throws {
    let line = "1234567," + String(repeating: "some text ", count: 100_000) + ",12.5\n"
    let bytes = Array(("a,b,c\n" + String(repeating: line, count: 17)).utf8)
    #expect(bytes.count > 16 << 20)
    let (table, findings) = try Fixtures.read(bytes, options: .standard)
    #expect(table.rowCount == 17)
    #expect(table.value(row: 16, column: 2) == .decimal(ExactDecimal(mantissa: 125, scale: 1)))
    #expect(findings.map(\.id) == ["spaces-round-text"])
  }

  @Test func devicesArePassedOver() {
    let error = #expect(throws: DataError.self) { try Catalogue.empty.load(file: "/dev/null") }
    #expect(error?.id == "empty-file")
  }
}
