import Columns

extension ResourceDescription {
  /// Reads a resource of a data package.
  ///
  /// - Throws: for settings without which the file would be read wrongly.
  init(_ json: JSON, name: String, file: String) throws(DataError) {
    self.init(name: name)
    title = json["title"]?.text ?? name
    description = json["description"]?.text ?? ""
    metadata = DatasetMetadata(json)
    if let declared = json["encoding"]?.text {
      guard let known = TextEncoding(name: declared) else {
        throw DataError(
          id: "unsupported-encoding",
          "\(file): the encoding `\(declared)` of the resource `\(name)` is not supported",
          help: ["save the file as UTF-8"]
        )
      }
      encoding = known
    }
    if let declared = json["dialect"] {
      dialect = try CSVDialect(declared, resource: name, file: file)
    }
    guard let schema = json["schema"] else { return }
    guard case .object = schema else {
      throw DataError(
        id: "bad-data-package",
        "\(file): the schema of the resource `\(name)` is \(schema.kind) and not an object"
      )
    }
    missingValues = schema["missingValues"]?.elements?.compactMap(\.markText) ?? [""]
    marks = FileSettings.Mark.marks(schema)
    var findings = Findings(file: file)
    for (position, field) in (schema["fields"]?.elements ?? []).enumerated() {
      fields.append(FieldDescription(field, position: position, findings: &findings))
    }
    self.findings = findings.diagnostics
  }
}

extension CSVDialect {
  /// Reads the `dialect` of a resource.
  ///
  /// - Throws: for settings that change how a file is cut and are not supported.
  fileprivate init(_ json: JSON, resource: String, file: String) throws(DataError) {
    self = .standard
    func refusal(_ key: String) -> DataError {
      DataError(
        id: "unsupported-dialect",
        "\(file): the setting `\(key)` in the dialect of the resource `\(resource)` is not supported",
        help: ["save the file as plain CSV: commas, doubled quotes, one header line"]
      )
    }
    func byte(_ text: String) -> UInt8? {
      text.utf8.count == 1 ? text.utf8.first : text == "\\t" ? 0x09 : nil
    }
    guard case .object(let settings) = json else { throw refusal("dialect") }
    for setting in settings {
      switch (setting.key, setting.value) {
      case ("delimiter", .text(let text)):
        guard let byte = byte(text), byte != 0x0A, byte != 0x0D, byte != 0 else {
          throw refusal("delimiter")
        }
        delimiter = byte
      case ("quoteChar", .text(let text)):
        guard let byte = byte(text), byte != 0x0A, byte != 0x0D, byte != 0 else {
          throw refusal("quoteChar")
        }
        quote = byte
      case ("quoteChar", .null): quote = nil
      case ("header", .boolean(let flag)): hasHeader = flag
      case ("doubleQuote", .boolean(true)), ("skipInitialSpace", .boolean(false)): break
      case ("caseSensitiveHeader", _), ("csvddfVersion", _), ("lineTerminator", _): break
      case (_, .null): break
      default: throw refusal(setting.key)
      }
    }
    guard quote != delimiter else { throw refusal("quoteChar") }
  }
}
