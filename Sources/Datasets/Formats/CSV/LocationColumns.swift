import Columns

/// The columns of a DfE file that name places: a code there is missing though the column is text.
///
/// In a file of Explore Education Statistics `la_name` is `z` in a row of a whole region, where there
/// is no authority to name. In other files `z` in a text column is text.
struct LocationColumns {
  private let isOfficial: Bool

  /// Looks at the names of a file's columns.
  init(_ names: [String]) {
    isOfficial = names.contains("geographic_level") && names.contains("time_period")
  }

  /// Whether a column names places.
  func contains(_ name: String) -> Bool { isOfficial && Self.names.contains(name) }

  /// From the standard for open data of Explore Education Statistics.
  private static let names: Set<String> = [
    "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code",
    "la_name", "lad_code", "lad_name", "pcon_code", "pcon_name", "ward_code", "ward_name",
    "rsc_region_lead_name", "pfa_code", "pfa_name", "english_devolved_area_code",
    "english_devolved_area_name", "local_enterprise_partnership_code",
    "local_enterprise_partnership_name", "opportunity_area_code", "opportunity_area_name",
    "lsip_code", "lsip_name", "trust_id", "trust_name", "sponsor_id", "sponsor_name",
    "school_urn", "school_laestab", "school_name", "provider_ukprn", "provider_name",
    "institution_id", "institution_name", "planning_area_code", "planning_area_name",
  ]
}
