/// A definition or parameter that a column of the same name hides; found where names get a meaning.
enum HiddenDefinition: Advice {
  static let id = "column-hides-definition"
  static let reason =
    "A column comes before a definition or a parameter of the same name, so that `where area = area` is "
    + "true of every row."
  static let fix = "Give the definition a name that no column has."
  static let examples = (
    provoking: "param area = \"England\"\nfrom attainment | where area = area | count",
    heeding: "param place = \"England\"\nfrom attainment | where area = place | count"
  )
}
