import Diagnostics
import Plan
package import Syntax

extension StepTable {
  /// The steps of the language, in alphabetical order of their keywords.
  package static let standard = StepTable(StepPages.all.map { syntax($0) })

  /// Opening each step keeps its conformance; a cast of the whole list would search for it.
  private static func syntax<S: Step>(_ step: S.Type) -> any StepSyntax.Type { step }
}

/// The steps of the language with everything that is known of them.
package enum StepPages {
  /// The steps, in alphabetical order of their keywords.
  package static let all: [any Step.Type] = [
    Add.self,
    Append.self,
    Assert.self,
    Bottom.self,
    Bridge.self,
    Change.self,
    ChartStep.self,
    CheckStep.self,
    Cite.self,
    Compare.self,
    CountBy.self,
    Describe.self,
    Distinct.self,
    Drop.self,
    ExportStep.self,
    FillStep.self,
    First.self,
    FunnelStep.self,
    IndexStep.self,
    JoinStep.self,
    Keep.self,
    Last.self,
    NoteStep.self,
    Phasing.self,
    Pivot.self,
    Project.self,
    Quartile.self,
    Rag.self,
    Rank.self,
    Rename.self,
    Rolling.self,
    RunRate.self,
    Running.self,
    Share.self,
    Show.self,
    Skip.self,
    SortBy.self,
    Summarise.self,
    TitleStep.self,
    Top.self,
    TrendStep.self,
    UnpivotStep.self,
    Where.self,
    WorryStep.self,
    XmRStep.self,
  ]

  private static let lowerings = Dictionary(
    uniqueKeysWithValues: all.map { (ObjectIdentifier($0), lowering($0)) }
  )

  /// Lowers a step as its own type does.
  ///
  /// A cast to `any Step` would search every conformance of the program, which takes longer than
  /// the rest of the analysis; a cast to a concrete type compares two pointers.
  static func lower(
    _ step: any StepSyntax,
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    lowerings[ObjectIdentifier(type(of: step))]?(step, input, &analyser, span)
  }

  private static let tellings = Dictionary(
    uniqueKeysWithValues: all.map { (ObjectIdentifier($0), telling($0)) }
  )

  /// What a step does, as its own type says it.
  package static func sentence(of step: any StepSyntax, _ telling: Telling) -> String {
    tellings[ObjectIdentifier(type(of: step))]?(step, telling) ?? ""
  }

  private static func telling<S: Step>(
    _ type: S.Type
  ) -> @Sendable (any StepSyntax, Telling) -> String {
    { step, telling in (step as? S)?.sentence(telling) ?? "" }
  }

  private typealias Lowering =
    @Sendable (any StepSyntax, Plan, inout Analyser, SourceSpan) -> Plan?

  private static func lowering<S: Step>(_ type: S.Type) -> Lowering {
    { step, input, analyser, span in
      guard let step = step as? S else { return nil }
      return step.lower(input, &analyser, at: span)
    }
  }
}
