import Charts

extension Screen {
  /// The place as charts see it; a page of 80 columns where the output is no terminal.
  var ofCharts: ChartScreen {
    ChartScreen(
      width: width ?? 80,
      rowLimit: rowLimit,
      usesColour: usesColour,
      isUnicode: isUnicode
    )
  }
}
