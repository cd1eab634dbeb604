import TestSupport

/// A made-up question twice: plain, and with the tags of the rows behind each row worked out by the
/// query itself, through functions that know nothing of lineage.
///
/// The tables are `a` with the columns `g`, `h`, `v`, `tag` and `b` with `g`, `w`, `tag`.
struct RandomLineage {
  private(set) var plain = "from a | show g, h, v"
  private(set) var tagged = "from a | show g, h, v, tag"
  private var random: SeededGenerator
  private var made = 0
  /// The columns that name groups, and those with numbers.
  private var (groups, value) = (["g", "h"], "v")
  /// The column with the tags.
  private(set) var tag = "tag"
  /// Whether the value must stay, because more than the own row went into it.
  private var isMixed = false

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<random.whole(1...6) { addStep() }
  }

  private mutating func newName(_ stem: String) -> String {
    made += 1
    return "\(stem)\(made)"
  }

  private mutating func add(_ step: String, tagged other: String? = nil) {
    plain += "\n| \(step)"
    tagged += "\n| \(other ?? step)"
  }

  /// Makes the tags those of some texts together, of which any may be missing.
  private mutating func addTags(_ parts: [String]) {
    let name = newName("t")
    let texts = parts.map { "coalesce(\($0), \"\")" }.joined(separator: ", \",\", ")
    tagged += "\n| add concat(\(texts)) as \(name)"
    tag = name
  }

  private mutating func addStep() {
    switch random.whole(0...13) {
    case 0: add("where \(value) > \(random.whole(0...20))")
    case 1: add("where \(random.one(of: groups)) <> \"k1\"")
    case 2:
      let down = random.isOne(in: 50) ? " descending" : ""
      add("sort by \(value)\(down), \(groups[0])")
    case 3: add("\(random.one(of: ["first", "last", "skip"])) \(random.whole(1...40))")
    case 4: add("\(random.one(of: ["top", "bottom"])) \(random.whole(1...15)) by \(value)")
    case 5:
      let name = newName("v")
      add("add \(value) + \(random.whole(1...9)) as \(name)")
      value = name
    case 6...7: join()
    case 8...9: window()
    case 10: append()
    case 11...12: summarise()
    default: unpivot()
    }
  }

  private mutating func join() {
    guard groups.contains("g") else { return }
    let (column, other) = (newName("w"), newName("t"))
    let kind = random.one(of: ["", "only matching ", "keep all ", "without "])
    add(
      "join \(kind)(from b | show g, w as \(column)) on g",
      tagged: "join \(kind)(from b | show g, w as \(column), tag as \(other)) on g"
    )
    guard kind != "without " else { return }
    let name = newName("v")
    add("add coalesce(\(value), 0) + coalesce(\(column), 0) as \(name)")
    addTags([tag, other])
    (value, isMixed) = (name, true)
  }

  private mutating func window() {
    let by = random.isOne(in: 60) ? "by \(random.one(of: groups)) " : ""
    let frame = random.one(of: ["running", "rolling 3", "whole", "previous", "next", "rank"])
    let order = "sort by \(value), \(groups[0])"
    let (column, tags) = (newName("c"), newName("t"))
    switch frame {
    case "previous", "next":
      let over = "over (\(by)\(order))"
      add(
        "add \(frame)(\(value)) \(over) as \(column)",
        tagged: "add \(frame)(\(value)) \(over) as \(column), \(frame)(\(tag)) \(over) as \(tags)"
      )
    case "rank":
      add("add rank() over (\(by)\(order)) as \(column)")
      return
    default:
      let over = frame == "whole" ? "over (\(by))" : "over (\(by)\(order) \(frame))"
      add(
        "add total(\(value)) \(over) as \(column)",
        tagged: "add total(\(value)) \(over) as \(column), list(\(tag), \",\") \(over) as \(tags)"
      )
    }
    let name = newName("v")
    add("add coalesce(\(value), 0) + coalesce(\(column), 0) as \(name)")
    addTags([tag, tags])
    (value, isMixed) = (name, true)
  }

  private mutating func append() {
    guard !isMixed, groups == ["g", "h"] else { return }
    // A window or a join before would leave columns that the appended rows lack.
    add("show g, h, \(value)", tagged: "show g, h, \(value), \(tag)")
    add(
      "append (from b | show g, \"x\" as h, w as \(value))",
      tagged: "append (from b | show g, \"x\" as h, w as \(value), tag as \(tag))"
    )
  }

  private mutating func summarise() {
    let keys = groups.filter { _ in random.isOne(in: 60) }
    let by = keys.isEmpty ? "" : " by \(keys.joined(separator: ", "))"
    let (name, tags) = (newName("v"), newName("t"))
    let list = "list(\(tag), \",\") as \(tags)"
    if !isMixed, !keys.isEmpty, random.isOne(in: 30) {
      add("distinct \(keys.joined(separator: ", "))", tagged: "summarise \(list)\(by)")
      add("add 7 as \(name)")
    } else if !isMixed, random.isOne(in: 30) {
      add("count\(by)", tagged: "summarise count() as count, \(list)\(by)")
      add("rename count as \(name)")
    } else {
      add(
        "summarise total(\(value)) as \(name)\(by)",
        tagged: "summarise total(\(value)) as \(name), \(list)\(by)"
      )
    }
    (value, tag) = (name, tags)
    groups = keys
    if keys.isEmpty {
      let key = newName("k")
      add("add \"all\" as \(key)")
      groups = [key]
    }
  }

  private mutating func unpivot() {
    let (key, name) = (newName("k"), newName("v"))
    let (second, kept) = (newName("v"), groups.joined(separator: ", "))
    add("add \(value) + 1 as \(second)")
    add("show \(kept), \(value), \(second)", tagged: "show \(kept), \(value), \(second), \(tag)")
    add("unpivot \(value), \(second) as \(key), \(name)")
    groups.append(key)
    value = name
  }
}
