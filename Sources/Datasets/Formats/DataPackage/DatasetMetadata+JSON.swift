extension DatasetMetadata {
  /// Reads the properties that a package and a resource share; what has another form is left out.
  init(_ json: JSON) {
    homepage = json["homepage"]?.text
    version = json["version"]?.text
    created = json["created"]?.text
    keywords = json["keywords"]?.elements?.compactMap(\.text) ?? []
    sources = (json["sources"]?.elements ?? []).compactMap(Source.init)
    licences = (json["licenses"]?.elements ?? []).compactMap(Licence.init)
    contributors = (json["contributors"]?.elements ?? []).compactMap(Contributor.init)
    guard let schema = json["schema"] else { return }
    primaryKey = schema["primaryKey"].map(Self.names) ?? []
    foreignKeys = (schema["foreignKeys"]?.elements ?? []).compactMap(ForeignKey.init)
  }

  /// One name or several.
  fileprivate static func names(_ json: JSON) -> [String] {
    json.text.map { [$0] } ?? json.elements?.compactMap(\.text) ?? []
  }

  /// The properties that a package or a resource has for it.
  var members: [JSON.Member] {
    var members = MemberList()
    members.add("homepage", homepage)
    members.add("version", version)
    members.add("created", created)
    members.add("keywords", keywords.map(JSON.text))
    members.add("sources", sources.map(\.json))
    members.add("licenses", licences.compactMap(\.json))
    members.add("contributors", contributors.map(\.json))
    return members.all
  }

  /// The properties that a table schema has for its keys.
  var keyMembers: [JSON.Member] {
    var members = MemberList()
    members.add("primaryKey", primaryKey.map(JSON.text))
    members.add("foreignKeys", foreignKeys.map(\.json))
    return members.all
  }
}

/// The members of an object that is put together: what is unknown or empty is left out.
struct MemberList {
  private(set) var all: [JSON.Member] = []

  mutating func add(_ key: String, _ value: JSON?) {
    if let value { all.append(JSON.Member(key: key, value: value)) }
  }

  mutating func add(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { add(key, .text(text)) }
  }

  mutating func add(_ key: String, _ number: Int?) {
    if let number { add(key, .number(String(number))) }
  }

  mutating func add(_ key: String, _ elements: [JSON]) {
    if !elements.isEmpty { add(key, .array(elements)) }
  }
}

extension DatasetMetadata.Source {
  fileprivate init?(_ json: JSON) {
    guard let title = json["title"]?.text ?? json["path"]?.text ?? json.text else { return nil }
    self.init(title: title, path: json["path"]?.text, email: json["email"]?.text)
  }

  fileprivate var json: JSON {
    var members = MemberList()
    members.add("title", title)
    members.add("path", path)
    members.add("email", email)
    return .object(members.all)
  }
}

extension DatasetMetadata.Licence {
  fileprivate init?(_ json: JSON) {
    let (name, title, path) = (json["name"]?.text, json["title"]?.text, json["path"]?.text)
    guard name != nil || title != nil || path != nil else { return nil }
    self.init(name: name, title: title, path: path)
  }

  /// A licence has to have a name or a path.
  fileprivate var json: JSON? {
    var members = MemberList()
    members.add("name", name ?? (path == nil ? "notspecified" : nil))
    members.add("title", title)
    members.add("path", path)
    return .object(members.all)
  }
}

extension DatasetMetadata.Contributor {
  fileprivate init?(_ json: JSON) {
    guard let title = json["title"]?.text ?? json["name"]?.text else { return nil }
    self.init(title: title)
    role = json["role"]?.text ?? json["roles"].map(DatasetMetadata.names)?.first
    organisation = json["organization"]?.text
    email = json["email"]?.text
    path = json["path"]?.text
  }

  fileprivate var json: JSON {
    var members = MemberList()
    members.add("title", title)
    members.add("role", role)
    members.add("organization", organisation)
    members.add("email", email)
    members.add("path", path)
    return .object(members.all)
  }
}

extension DatasetMetadata.ForeignKey {
  fileprivate init?(_ json: JSON) {
    guard let fields = json["fields"].map(DatasetMetadata.names), let target = json["reference"],
      let reference = target["fields"].map(DatasetMetadata.names), !fields.isEmpty
    else { return nil }
    self.init(fields: fields, resource: target["resource"]?.text ?? "", reference: reference)
  }

  fileprivate var json: JSON {
    .object([
      JSON.Member(key: "fields", value: .array(fields.map(JSON.text))),
      JSON.Member(
        key: "reference",
        value: .object([
          JSON.Member(key: "resource", value: .text(resource)),
          JSON.Member(key: "fields", value: .array(reference.map(JSON.text))),
        ])
      ),
    ])
  }
}
