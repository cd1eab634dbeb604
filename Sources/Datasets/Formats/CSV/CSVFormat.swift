import Columns

/// Text files with separated cells: CSV, and the same with semicolons, tabs or vertical bars.
struct CSVFormat: DatasetFormat {
  let endings = ["csv", "tsv", "tab", "psv"]

  func read(
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset {
    if let (large, compression) = try file.large() {
      do throws(ScanStop) {
        let bytes: CSVScan.Bytes =
          compression.map { .stream(PackedText(large, $0)) } ?? .chunks(FileChunks(large))
        return try readLarge(bytes, file, description)
      } catch {
        guard case .notPlainText = error else { throw error.dataError(file: file.name) }
      }
    }
    var findings = Self.findings(file, description)
    let bytes = try file.contents()
    return try bytes.withSpan { (span) throws(DataError) in
      switch try DecodedText(span, declared: description.encoding, findings: &findings) {
      case .unchanged(let offset):
        return try readAll(bytes.copied(), offset, file, description, findings)
      case .converted(let converted):
        return try readAll(converted, 0, file, description, findings)
      }
    }
  }

  /// Reads every column of text in memory.
  private func readAll(
    _ text: [UInt8],
    _ offset: Int,
    _ file: DatasetFile,
    _ description: ResourceDescription,
    _ findings: Findings
  ) throws(DataError) -> Dataset {
    var findings = findings
    do throws(ScanStop) {
      let layout = try Self.layout(text.span, offset, description, &findings)
      let scan = CSVScan(bytes: .chunks(MemoryChunks(text)), layout: layout, options: file.options)
      let table = try CSVTable(scan, description, findings)
      do throws(DataError) {
        let whole = try table.materialised()
        return Dataset(description, whole, findings: table.findings)
      } catch {
        throw .data(error)
      }
    } catch {
      throw error.dataError(file: file.name)
    }
  }

  /// Opens a table whose columns are read when they are asked for.
  private func readLarge(
    _ bytes: CSVScan.Bytes,
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) throws(ScanStop) -> Dataset {
    switch description.encoding {
    case nil, .utf8: break
    default: throw .notPlainText
    }
    var findings = Self.findings(file, description)
    let (layout, beginning) = try headerLayout(bytes, description, &findings)
    let telling = TellingColumns.positions(in: beginning, layout, description)
    let scan = CSVScan(bytes: bytes, layout: layout, options: file.options)
    let table = try CSVTable(scan, description, findings, telling: telling) {
      () throws(ScanStop) in
      try Self.decoded(file, description)
    }
    return Dataset(description, table)
  }

  /// The scan of a file that is not UTF-8, decoded into memory; its header has been read before.
  private static func decoded(
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) throws(ScanStop) -> (scan: CSVScan, findings: Findings) {
    var findings = Self.findings(file, description)
    do throws(DataError) {
      let bytes = try file.contents()
      let text = try bytes.withSpan { (span) throws(DataError) in
        try DecodedText(span, declared: description.encoding, findings: &findings)
      }
      guard case .converted(let converted) = text else { throw FileProblem.changed(file.name) }
      var ignored = findings
      let layout: CSVLayout
      do throws(ScanStop) {
        layout = try Self.layout(converted.span, 0, description, &ignored)
      } catch {
        throw error.dataError(file: file.name)
      }
      let scan = CSVScan(
        bytes: .chunks(MemoryChunks(converted)),
        layout: layout,
        options: file.options
      )
      return (scan, findings)
    } catch {
      throw .data(error)
    }
  }

  /// The layout, from as much of the file's beginning as the header takes, and that beginning.
  private func headerLayout(
    _ source: CSVScan.Bytes,
    _ description: ResourceDescription,
    _ findings: inout Findings
  ) throws(ScanStop) -> (layout: CSVLayout, beginning: [UInt8]) {
    var size = 1 << 20
    while true {
      let (bytes, isWhole) = try source.beginning(size)
      let count = bytes.count
      let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        throw .notPlainText
      }
      var own = findings
      do throws(ScanStop) {
        let layout = try Self.layout(bytes.span, isMarked ? 3 : 0, description, &own)
        // A header that ends with the sample may go on behind it, and so may what tells units.
        if max(layout.firstRow, layout.examined) < count || isWhole {
          let header = bytes.span.extracting(0..<layout.firstRow)
          if header.indices.contains(where: { header[$0] == 0 })
            || DecodedText.firstInvalid(header) != nil
          {
            throw .notPlainText
          }
          findings = own
          return (layout, bytes)
        }
      } catch {
        if isWhole || size >= ChunkReader.longestRecord { throw error }
        if case .notPlainText = error { throw error }
      }
      size *= 4
    }
  }

  private static func findings(
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) -> Findings {
    Findings(
      file: file.name,
      name: description.settings.name,
      clauses: description.settings.clauses
    )
  }

  private static func layout(
    _ bytes: Span<UInt8>,
    _ offset: Int,
    _ description: ResourceDescription,
    _ findings: inout Findings
  ) throws(ScanStop) -> CSVLayout {
    do throws(CSVFault) {
      return try CSVLayout(bytes, from: offset, description, &findings)
    } catch {
      throw .fault(error)
    }
  }
}
