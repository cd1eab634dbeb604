import TestSupport

/// The eight tables of the TPC-H benchmark, made up at about a thousandth of scale factor 1.
///
/// Columns, keys and the range of each value are those of the specification (TPC Benchmark H 3.0.1,
/// section 4.2); texts are drawn from fewer words, and some values more often than by chance, so that
/// each of the 22 questions has an answer in so few rows.
enum WholesaleTables {
  static func make() -> [GeneratedTable] {
    var random = SeededGenerator(seed: 19_920_101)
    let parts = makeParts(&random)
    let suppliers = makeSuppliers(&random)
    let customers = makeCustomers(&random)
    let supplied = makeSupplied(&random)
    let (orders, lines) = makeOrders(&random)
    return [regions, nations, parts, suppliers, supplied, customers, orders, lines]
  }

  private static let partCount = 200
  private static let supplierCount = 30
  private static let customerCount = 150
  private static let orderCount = 1500

  // MARK: - Places

  private static let regionNames = ["AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST"]

  private static let nationNames: [(name: String, region: Int)] = [
    ("ALGERIA", 0), ("ARGENTINA", 1), ("BRAZIL", 1), ("CANADA", 1), ("EGYPT", 4),
    ("ETHIOPIA", 0), ("FRANCE", 3), ("GERMANY", 3), ("INDIA", 2), ("INDONESIA", 2), ("IRAN", 4),
    ("IRAQ", 4), ("JAPAN", 2), ("JORDAN", 4), ("KENYA", 0), ("MOROCCO", 0), ("MOZAMBIQUE", 0),
    ("PERU", 1), ("CHINA", 2), ("ROMANIA", 3), ("SAUDI ARABIA", 4), ("VIETNAM", 2),
    ("RUSSIA", 3), ("UNITED KINGDOM", 3), ("UNITED STATES", 1),
  ]

  private static var regions: GeneratedTable {
    GeneratedTable(
      name: "region",
      fields: [("r_regionkey", "integer"), ("r_name", "string")],
      rows: regionNames.enumerated().map { ["\($0)", $1] }
    )
  }

  private static var nations: GeneratedTable {
    GeneratedTable(
      name: "nation",
      fields: [("n_nationkey", "integer"), ("n_name", "string"), ("n_regionkey", "integer")],
      rows: nationNames.enumerated().map { ["\($0)", $1.name, "\($1.region)"] }
    )
  }

  /// The nations that questions ask for: Brazil, Canada, France, Germany, India, Saudi Arabia.
  private static let askedFor = [2, 3, 6, 7, 8, 20]

  private static func nation(_ random: inout SeededGenerator) -> Int {
    random.isOne(in: 50) ? random.one(of: askedFor) : random.whole(0...24)
  }

  private static func phone(_ nation: Int, _ random: inout SeededGenerator) -> String {
    "\(nation + 10)-\(random.whole(100...999))-\(random.whole(100...999))-"
      + "\(random.whole(1000...9999))"
  }

  private static func numbered(_ word: String, _ number: Int) -> String {
    let digits = String(number)
    return "\(word)#" + String(repeating: "0", count: 9 - digits.count) + digits
  }

  // MARK: - Parts and those who sell them

  private static let colours = [
    "almond", "azure", "forest", "green", "ivory", "lace", "linen", "olive", "plum", "tan",
  ]

  private static func makeParts(_ random: inout SeededGenerator) -> GeneratedTable {
    var table = GeneratedTable(
      name: "part",
      fields: [
        ("p_partkey", "integer"), ("p_name", "string"), ("p_mfgr", "string"),
        ("p_brand", "string"), ("p_type", "string"), ("p_size", "integer"),
        ("p_container", "string"), ("p_retailprice", "number"),
      ]
    )
    let sizes = [1, 2, 3, 4, 5, 9, 10, 14, 15, 15, 19, 23, 36, 45, 49, 50]
    let containers = ["SM CASE", "SM BOX", "MED BOX", "MED BAG", "MED PKG", "LG CASE", "LG BOX"]
    for key in 1...partCount {
      let names = (0..<3).map { _ in random.one(of: colours) }
      let type = [
        random.one(of: ["STANDARD", "MEDIUM", "ECONOMY", "PROMO"]),
        random.one(of: ["ANODIZED", "POLISHED", "BURNISHED"]),
        random.one(of: ["STEEL", "BRASS", "TIN"]),
      ]
      let maker = random.whole(1...5)
      table.rows.append([
        "\(key)", names.joined(separator: " "), "Manufacturer#\(maker)",
        "Brand#" + random.one(of: ["12", "23", "34", "45", "13"]),
        type.joined(separator: " "), "\(random.one(of: sizes))", random.one(of: containers),
        price(ofPart: key),
      ])
    }
    return table
  }

  private static func price(ofPart key: Int) -> String {
    decimal(90_000 + key / 10 % 20_001 + 100 * (key % 1000), places: 2)
  }

  private static func makeSuppliers(_ random: inout SeededGenerator) -> GeneratedTable {
    var table = GeneratedTable(
      name: "supplier",
      fields: [
        ("s_suppkey", "integer"), ("s_name", "string"), ("s_address", "string"),
        ("s_nationkey", "integer"), ("s_phone", "string"), ("s_acctbal", "number"),
        ("s_comment", "string"),
      ]
    )
    for key in 1...supplierCount {
      let nation = key % 5 > 1 ? askedFor[key % askedFor.count] : nation(&random)
      let comment =
        key % 10 == 3
        ? "the Customer sent two Complaints last week" : "packages sleep \(random.one(of: colours))"
      table.rows.append([
        "\(key)", numbered("Supplier", key),
        "\(random.whole(1...99)) \(random.one(of: colours)) st",
        "\(nation)", phone(nation, &random), decimal(random.whole(-99_999...999_999), places: 2),
        comment,
      ])
    }
    return table
  }

  /// Each part is sold by four suppliers.
  private static func supplier(ofPart part: Int, _ place: Int) -> Int {
    (part + place * (supplierCount / 4)) % supplierCount + 1
  }

  private static func makeSupplied(_ random: inout SeededGenerator) -> GeneratedTable {
    var table = GeneratedTable(
      name: "partsupp",
      fields: [
        ("ps_partkey", "integer"), ("ps_suppkey", "integer"), ("ps_availqty", "integer"),
        ("ps_supplycost", "number"),
      ]
    )
    for part in 1...partCount {
      for place in 0..<4 {
        table.rows.append([
          "\(part)", "\(supplier(ofPart: part, place))", "\(random.whole(1...9999))",
          decimal(random.whole(100...100_000), places: 2),
        ])
      }
    }
    return table
  }

  // MARK: - Customers and what they buy

  private static let segments = [
    "AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY",
  ]

  private static func makeCustomers(_ random: inout SeededGenerator) -> GeneratedTable {
    var table = GeneratedTable(
      name: "customer",
      fields: [
        ("c_custkey", "integer"), ("c_name", "string"), ("c_address", "string"),
        ("c_nationkey", "integer"), ("c_phone", "string"), ("c_acctbal", "number"),
        ("c_mktsegment", "string"), ("c_comment", "string"),
      ]
    )
    for key in 1...customerCount {
      let nation = nation(&random)
      table.rows.append([
        "\(key)", numbered("Customer", key),
        "\(random.whole(1...99)) \(random.one(of: colours)) rd",
        "\(nation)", phone(nation, &random), decimal(random.whole(-99_999...999_999), places: 2),
        random.one(of: segments), "accounts wake \(random.one(of: colours))",
      ])
    }
    return table
  }

  private static func makeOrders(
    _ random: inout SeededGenerator
  ) -> (GeneratedTable, GeneratedTable) {
    var orders = GeneratedTable(
      name: "orders",
      fields: [
        ("o_orderkey", "integer"), ("o_custkey", "integer"), ("o_orderstatus", "string"),
        ("o_totalprice", "number"), ("o_orderdate", "date"), ("o_orderpriority", "string"),
        ("o_clerk", "string"), ("o_shippriority", "integer"), ("o_comment", "string"),
      ]
    )
    var lines = GeneratedTable(
      name: "lineitem",
      fields: [
        ("l_orderkey", "integer"), ("l_partkey", "integer"), ("l_suppkey", "integer"),
        ("l_linenumber", "integer"), ("l_quantity", "integer"), ("l_extendedprice", "number"),
        ("l_discount", "number"), ("l_tax", "number"), ("l_returnflag", "string"),
        ("l_linestatus", "string"), ("l_shipdate", "date"), ("l_commitdate", "date"),
        ("l_receiptdate", "date"), ("l_shipinstruct", "string"), ("l_shipmode", "string"),
      ]
    )
    let priorities = ["1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"]
    for number in 1...orderCount {
      let key = (number - 1) / 8 * 32 + (number - 1) % 8 + 1
      // A third of the customers never buys.
      let customer = random.whole(1...customerCount / 3) * 3 - random.whole(1...2)
      let day = random.whole(8035...10_440)
      let made = OrderLines(order: key, day: day, &random)
      lines.rows += made.rows
      let comment =
        random.isOne(in: 10)
        ? "special packages: pending requests" : "deposits nag \(random.one(of: colours))"
      orders.rows.append([
        "\(key)", "\(customer)", made.status, decimal(made.total, places: 2), isoDate(day),
        random.one(of: priorities), numbered("Clerk", random.whole(1...10)), "0", comment,
      ])
    }
    return (orders, lines)
  }

  /// The lines of one order, with what the order says of them.
  private struct OrderLines {
    var rows: [[String]] = []
    /// The total in pence.
    var total = 0
    var status = "P"

    private static let today = 9298

    init(order: Int, day: Int, _ random: inout SeededGenerator) {
      // A few orders are large in every line.
      let isLarge = random.isOne(in: 1)
      var open = 0
      let count = isLarge ? 7 : random.whole(1...7)
      for number in 1...count {
        let part = random.whole(1...partCount)
        let quantity = isLarge ? random.whole(42...50) : random.whole(1...50)
        let unitPrice = 90_000 + part / 10 % 20_001 + 100 * (part % 1000)
        let (discount, tax) = (random.whole(0...10), random.whole(0...8))
        let shipped = day + random.whole(1...121)
        let received = shipped + random.whole(1...30)
        let isReceived = received <= Self.today
        let isShipped = shipped <= Self.today
        if !isShipped { open += 1 }
        total += quantity * unitPrice * (100 - discount) * (100 + tax) / 10_000
        rows.append([
          "\(order)", "\(part)", "\(supplier(ofPart: part, random.whole(0...3)))", "\(number)",
          "\(quantity)", decimal(quantity * unitPrice, places: 2), decimal(discount, places: 2),
          decimal(tax, places: 2), isReceived ? random.one(of: ["R", "A"]) : "N",
          isShipped ? "F" : "O", isoDate(shipped), isoDate(day + random.whole(30...90)),
          isoDate(received),
          random.one(of: ["DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN"]),
          random.one(of: ["REG AIR", "AIR", "AIR REG", "RAIL", "SHIP", "TRUCK", "MAIL", "FOB"]),
        ])
      }
      if open == 0 { status = "F" } else if open == count { status = "O" }
    }
  }
}
