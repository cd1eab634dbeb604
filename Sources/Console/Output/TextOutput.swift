import Glibc
import Platform
import Presentation

/// Text on its way out: gathered, handed on in large pieces, and silent after a failure.
///
/// While a run is asked to stop nothing of it is written; what is said about that goes elsewhere.
package final class TextOutput: AnswerStream {
  /// Hands bytes on; returns the value of `errno` where that failed.
  private let sink: (ArraySlice<UInt8>) -> Int32?
  private let isInterruptible: Bool
  private var buffer: [UInt8] = []

  /// Why writing stopped; nil while all is well.
  package private(set) var failure: Int32?

  /// Creates an output into a sink, which returns the value of `errno` where it fails.
  package init(isInterruptible: Bool = true, sink: @escaping (ArraySlice<UInt8>) -> Int32?) {
    self.isInterruptible = isInterruptible
    self.sink = sink
  }

  /// An output into a file descriptor of this process.
  package static func descriptor(_ number: Int32, isInterruptible: Bool = true) -> TextOutput {
    TextOutput(isInterruptible: isInterruptible) { bytes in
      do throws(SystemFailure) {
        try Descriptor.writeAll(bytes, to: number) { isInterruptible && Cancellation.isAsked }
        return nil
      } catch {
        return error.code
      }
    }
  }

  /// The bytes that are written to an output of their own.
  static func bytes(_ body: (inout TextOutput) -> Void) -> [UInt8] {
    final class Gathered {
      var bytes: [UInt8] = []
    }
    let gathered = Gathered()
    var output = TextOutput { piece in
      gathered.bytes += piece
      return nil
    }
    body(&output)
    output.flush()
    return gathered.bytes
  }

  package var isStopped: Bool { failure != nil || isInterrupted }

  private var isInterrupted: Bool { isInterruptible && Cancellation.isAsked }

  package func write(_ text: String) {
    guard failure == nil else { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Hands on what has gathered.
  package func flush() {
    guard failure == nil, !buffer.isEmpty else { return }
    let problem = isInterrupted ? nil : sink(buffer[...])
    // An interrupted answer ends here, and the next begins on a sound output.
    if !isInterrupted { failure = problem }
    buffer.removeAll(keepingCapacity: true)
  }
}
