/// What an answer is written to, which may come to want no more of it.
package protocol AnswerStream: TextOutputStream {
  /// Whether nothing that is written from now on arrives anywhere.
  var isStopped: Bool { get }
}

extension String: AnswerStream {
  package var isStopped: Bool { false }
}
