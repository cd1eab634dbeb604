/// The levels of geography that Explore Education Statistics knows, with the columns of each.
///
/// After `data-raw/geography_df.R` of the DfE's eesyscreener, f0e47ba.
enum Geography {
  /// A level with its columns.
  struct Level: Sendable {
    /// What `geographic_level` says.
    let name: String
    /// The column with the code of the place; empty where there is none.
    let code: String
    /// The column with the name of the place.
    let place: String
    /// A second code, as schools and local authorities have.
    var second = ""

    /// The columns that are there.
    var columns: [String] { [code, place, second].filter { !$0.isEmpty } }
  }

  /// The levels, from the largest places to the smallest.
  static let levels = [
    Level(name: "National", code: "country_code", place: "country_name"),
    Level(name: "Regional", code: "region_code", place: "region_name"),
    Level(
      name: "Local authority",
      code: "new_la_code",
      place: "la_name",
      second: "old_la_code"
    ),
    Level(name: "Local authority district", code: "lad_code", place: "lad_name"),
    Level(name: "RSC region", code: "", place: "rsc_region_lead_name"),
    Level(name: "Parliamentary constituency", code: "pcon_code", place: "pcon_name"),
    Level(name: "Local skills improvement plan area", code: "lsip_code", place: "lsip_name"),
    Level(
      name: "Local enterprise partnership",
      code: "local_enterprise_partnership_code",
      place: "local_enterprise_partnership_name"
    ),
    Level(
      name: "English devolved area",
      code: "english_devolved_area_code",
      place: "english_devolved_area_name"
    ),
    Level(
      name: "Opportunity area",
      code: "opportunity_area_code",
      place: "opportunity_area_name"
    ),
    Level(name: "Ward", code: "ward_code", place: "ward_name"),
    Level(name: "MAT", code: "trust_id", place: "trust_name"),
    Level(name: "Sponsor", code: "sponsor_id", place: "sponsor_name"),
    Level(
      name: "School",
      code: "school_urn",
      place: "school_name",
      second: "school_laestab"
    ),
    Level(name: "Provider", code: "provider_ukprn", place: "provider_name"),
    Level(name: "Institution", code: "institution_id", place: "institution_name"),
    Level(name: "Planning area", code: "planning_area_code", place: "planning_area_name"),
    Level(name: "Police force area", code: "pfa_code", place: "pfa_name"),
  ]

  /// The level of a name.
  static func level(_ name: String) -> Level? { levels.first { $0.name == name } }

  /// Every column of places.
  static let columns = Set(levels.flatMap(\.columns))

  /// Columns that say what, where and when a row is about, and need no metadata.
  static let observationalUnits = columns.union([
    "time_period", "time_identifier", "geographic_level",
  ])

  /// Levels that the tables of Explore Education Statistics pass over.
  static let ignored: Set<String> = ["School", "Provider", "Institution", "Planning area"]

  /// Whether a name is very likely that of a column of places, after `potential_ob_units_regex`.
  static func isLikelyPlace(_ name: String) -> Bool {
    let name = name.lowercased()
    let whole: Set<String> = [
      "laestab", "estab", "sch", "school", "schools", "prov", "provider", "providers", "inst",
      "institution", "institutions", "name", "code", "urn", "ukprn", "number", "upin", "id",
      "region", "la", "lad", "rsc", "pcon", "lep", "mca", "oa", "ward", "mat",
    ]
    if whole.contains(name) { return true }
    let starts = [
      "country", "sch", "prov", "inst", "estab", "reg", "la", "local", "rsc", "pfa", "pcon", "lep",
      "mca", "oa", "ward", "mat",
    ]
    let ends = ["name", "code", "urn", "ukprn", "number", "upin", "id"]
    return starts.contains(where: name.hasPrefix) && ends.contains(where: name.hasSuffix)
  }
}
