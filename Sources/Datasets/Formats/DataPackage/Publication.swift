/// Where a table was published, as a data package says it: title, publisher or sources, date.
struct Publication {
  private var title: String?
  private var sources: [String] = []
  private var publishers: [String] = []
  private var date: String?

  /// Reads what a resource says, and the package round it where the resource is silent.
  init(of resource: JSON, in package: [UInt8]) {
    title = resource["title"]?.text
    take(resource)
    var reader = JSONReader(package)
    var rest: [JSON.Member] = []
    try? reader.members { (reader, key) throws(JSONError) in
      guard ["sources", "contributors", "created"].contains(key) else { return try reader.skip() }
      rest.append(JSON.Member(key: key, value: try reader.value()))
    }
    take(.object(rest))
  }

  private mutating func take(_ json: JSON) {
    if sources.isEmpty { sources = (json["sources"]?.elements ?? []).compactMap(Self.name) }
    if publishers.isEmpty {
      publishers = (json["contributors"]?.elements ?? [])
        .filter { $0["role"]?.text == "publisher" }.compactMap(Self.name)
    }
    // A date and perhaps a time of day, which says nothing to a reader.
    if date == nil { date = json["created"]?.text.map { String($0.prefix(10)) } }
  }

  /// The title of a source or a contributor, or where there is none its address.
  private static func name(_ json: JSON) -> String? {
    json["title"]?.text ?? json["path"]?.text
  }

  /// All of it in one line, each thing once; nil where nothing is stated.
  var words: String? {
    var words: [String] = []
    for word in [title].compactMap({ $0 }) + (publishers.isEmpty ? sources : publishers)
    where !words.contains(word) { words.append(word) }
    guard !words.isEmpty else { return nil }
    return (words + [date].compactMap { $0 }).joined(separator: ", ")
  }
}
