/// The checks of data files, in the order in which they look; a new one is a file and a line here.
enum Checks {
  static let all: [any DataCheck] = general + official

  /// Checks of any CSV file.
  private static let general: [any DataCheck] = [
    EncodingCheck(),
    DelimiterCheck(),
    HeaderCheck(),
    RaggedRowCheck(),
    EmptyCheck(),
    MixedTypeCheck(),
    MixedUnitCheck(),
    UnreadableUnitCheck(),
    PeriodLabelCheck(),
    DateRangeCheck(),
    ShareCheck(),
    SpaceCheck(),
    SpellingCheck(),
    MissingCodeCheck(),
    TotalCheck(),
    DuplicateRowCheck(),
  ]

  /// Checks of files in the form of Explore Education Statistics.
  private static let official: [any DataCheck] = [
    FileNameCheck(),
    RequiredColumnCheck(),
    ColumnNameCheck(),
    MetadataColumnCheck(),
    MetadataNameCheck(),
    MetadataLabelCheck(),
    MetadataTypeCheck(),
    MetadataUnitCheck(),
    MetadataDecimalsCheck(),
    MetadataPlacementCheck(),
    MetadataMatchCheck(),
    ObservationalUnitCheck(),
    SmushedIndicatorCheck(),
    CharacterLimitCheck(),
    FilterLevelCheck(),
    FilterGroupCheck(),
    FilterCellCheck(),
    FilterTotalCheck(),
    GeographicLevelCheck(),
    GeographicColumnCheck(),
    GeographicCellCheck(),
    GeographicCodeCheck(),
    IgnoredLevelCheck(),
    TimeIdentifierCheck(),
    TimePeriodCheck(),
    IndicatorCellCheck(),
    NullSymbolCheck(),
    DuplicateObservationCheck(),
  ]
}
