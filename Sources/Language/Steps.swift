package import Syntax

extension StepTable {
  /// The steps of the language, in alphabetical order of their keywords.
  package static let standard = StepTable(steps)

  private static let steps: [any Step.Type] = [
    Add.self,
    Append.self,
    Bottom.self,
    CountBy.self,
    Describe.self,
    Distinct.self,
    Drop.self,
    First.self,
    JoinStep.self,
    Last.self,
    Rename.self,
    Show.self,
    Skip.self,
    SortBy.self,
    Summarise.self,
    Top.self,
    Where.self,
  ]
}
