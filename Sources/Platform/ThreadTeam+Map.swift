import Synchronization

extension ThreadTeam {
  /// The answers to questions 0, 1, 2 and so on, in their order; a thread that is free takes the next.
  package static func map<Answer: Sendable>(
    _ count: Int,
    threads: Int,
    _ body: @escaping (Int) -> Answer
  ) -> [Answer] {
    guard threads > 1, count > 1 else { return (0..<count).map(body) }
    let next = Atomic<Int>(0)
    let answers = Mutex<[Answer?]>([Answer?](repeating: nil, count: count))
    run(threads: min(threads, count)) {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let answer = body(index)
        answers.withLock { $0[index] = answer }
      }
    }
    return answers.withLock { $0.compactMap { $0 } }
  }
}
