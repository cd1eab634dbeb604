import Columns
import Plan

/// Places in documents, each once, in the order in which they are met: pages and paragraphs of one
/// document are put together.
struct DocumentPlaces {
  private struct Page {
    let page: String?
    var paragraphs: [String] = []
  }

  private struct Document {
    let title: String
    var pages: [Page] = []
  }

  /// The most places of a document that are named.
  private static let most = 12

  private var documents: [Document] = []

  /// Adds rows; returns those whose document is not known.
  mutating func add(_ rows: SourceRows, of cells: DocumentCells) -> SourceRows {
    let rows = rows.listed
    var unknown: [Int64] = []
    var last = -1
    let count = rows.isWhole ? cells.rowCount : rows.count
    for place in 0..<count {
      let row = rows.isWhole ? place : rows[place]
      if row == last + 1, cells.repeatsRow(before: row) {
        if unknown.last == Int64(last) { unknown.append(Int64(row)) }
      } else if let place = cells.place(ofRow: row) {
        add(place.document, place.page, place.paragraph)
      } else {
        unknown.append(Int64(row))
      }
      last = row
    }
    return SourceRows(source: rows.source, unknown[...], from: 0)
  }

  private mutating func add(_ title: String, _ page: String?, _ paragraph: String?) {
    let document =
      documents.firstIndex { $0.title == title }
      ?? {
        documents.append(Document(title: title))
        return documents.count - 1
      }()
    let pages = documents[document].pages
    let place =
      pages.firstIndex { $0.page == page }
      ?? {
        documents[document].pages.append(Page(page: page))
        return pages.count
      }()
    if let paragraph, !documents[document].pages[place].paragraphs.contains(paragraph) {
      documents[document].pages[place].paragraphs.append(paragraph)
    }
  }

  /// One text a document: `Scrutiny pack, 6 December 2023, page 57, Key concern 1; Item 5,
  /// paragraphs 8 and 11`.
  var words: [String] {
    documents.map { document in
      let places = Self.places(document.pages)
      guard !places.isEmpty else { return document.title }
      var words = places.prefix(Self.most).joined(separator: "; ")
      if places.count > Self.most { words += " and \(places.count - Self.most) more places" }
      return document.title + ", " + words
    }
  }

  private static func places(_ pages: [Page]) -> [String] {
    var result: [String] = []
    let bare = pages.filter { $0.paragraphs.isEmpty }.compactMap(\.page)
    if let words = words("page", bare) { result.append(words) }
    for page in pages where !page.paragraphs.isEmpty {
      let paragraphs = merged(page.paragraphs)
      let before = page.page.flatMap { words("page", [$0]) }.map { $0 + ", " } ?? ""
      result.append(before + (paragraphs.first ?? ""))
      result += paragraphs.dropFirst()
    }
    return result
  }

  /// `page 57`, `pages 3–5 and 9`; nil where there are none.
  private static func words(_ word: String, _ names: [String]) -> String? {
    guard let first = names.first else { return nil }
    let numbers = names.compactMap { Int($0) }
    if numbers.count == names.count {
      return word + (numbers.count == 1 ? " " : "s ") + LineWords.list(numbers)
    }
    // A page may be called `Slide 4` already.
    let text = names.count == 1 ? first : names.joined(separator: ", ")
    return Int(first) == nil && first.contains(" ") ? text : word + " " + text
  }

  /// Paragraphs of one part of a document in one text: `Item 5, paragraphs 8, 11 and 16`.
  private static func merged(_ paragraphs: [String]) -> [String] {
    var result: [String] = []
    var parts: [(before: String, place: Int, numbers: [Int])] = []
    for text in paragraphs {
      guard let (before, numbers) = numbered(text) else {
        result.append(text)
        continue
      }
      if let known = parts.firstIndex(where: { $0.before == before }) {
        parts[known].numbers += numbers
      } else {
        parts.append((before, result.count, numbers))
        result.append(text)
      }
      if let part = parts.first(where: { $0.before == before }),
        let words = words("paragraph", part.numbers.map(String.init))
      {
        result[part.place] = before + words
      }
    }
    return result
  }

  /// What stands before the numbers of paragraphs, and the numbers; nil for any other text.
  private static func numbered(_ text: String) -> (before: String, numbers: [Int])? {
    guard let range = text.ranges(of: "paragraph").last else { return nil }
    let rest = text[range.upperBound...].drop { $0 == "s" }
    let words = rest.split { $0 == " " || $0 == "," }.filter { $0 != "and" }
    let numbers = words.compactMap { Int($0) }
    guard !numbers.isEmpty, numbers.count == words.count else { return nil }
    return (String(text[..<range.lowerBound]), numbers)
  }
}
