import Columns
import Diagnostics
import Language
import Plan
import Platform
import Syntax

extension Session {
  /// The messages that are not silenced.
  func heard(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { !advice.silences($0) }
  }

  /// What was noticed about a file is said once a session, not with every query of it.
  func fresh(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    heard(diagnostics).filter { $0.span != nil || reportedFindings.insert($0).inserted }
  }

  /// The advice on a plan that needs no data; nothing where advice is off.
  func planned(_ plan: Plan) -> [Diagnostic] {
    advice.isOn ? heard(AdvicePages.advice(on: plan)) : []
  }

  /// The advice on an answer; nothing where advice is off.
  func answered(
    _ plan: Plan,
    _ answer: Answer,
    cancellation: Cancellation
  ) -> [Diagnostic] {
    guard advice.isOn else { return [] }
    let advised = AdvisedAnswer(plan: plan, table: answer.table, notes: answer.notes) {
      self.answer($0, cancellation: cancellation)
    }
    return heard(AdvicePages.advice(after: advised))
  }

  /// The outcome of an answer with what is said about it; under `--strict` advice takes its place.
  func outcome(_ table: Table, _ notes: [Diagnostic], isValue: Bool) -> Outcome {
    refusal(notes) ?? (isValue ? .value(table, notes: notes) : .table(table, notes: notes))
  }

  /// The failure that `--strict` makes of advice; nil where there is none or it is not strict.
  func refusal(_ notes: [Diagnostic]) -> Outcome? {
    guard advice.isStrict, notes.contains(where: { $0.severity == .advice }) else { return nil }
    return .failed(notes.map { $0.raised() }, .assertion)
  }

  /// Sets what becomes of advice, or says which id there is no advice of.
  func setAdvice(_ setting: AdviceSyntax, with analyser: inout Analyser) -> Meaning? {
    for id in setting.ids where !AdvicePages.known.contains(id.text) {
      let close = Spelling.candidates(for: id.text, among: AdvicePages.known)
      analyser.report(.unknownAdvice(id.text, candidates: close, at: id.span))
    }
    guard !analyser.hasErrors else { return nil }
    let ids = setting.ids.map(\.text)
    if setting.isOn { advice.turnOn(ids) } else { advice.turnOff(ids) }
    return .setting("advice is \(advice.words)")
  }
}
