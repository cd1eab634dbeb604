import Glibc

/// Text on its way out: gathered, handed on in large pieces, and silent after a failure.
package final class TextOutput: TextOutputStream {
  /// Hands bytes on; returns the value of `errno` where that failed.
  private let sink: (ArraySlice<UInt8>) -> Int32?
  private var buffer: [UInt8] = []

  /// Why writing stopped; nil while all is well.
  package private(set) var failure: Int32?

  /// Creates an output into a sink, which returns the value of `errno` where it fails.
  package init(sink: @escaping (ArraySlice<UInt8>) -> Int32?) {
    self.sink = sink
  }

  /// An output into a file descriptor of this process.
  package static func descriptor(_ number: Int32) -> TextOutput {
    TextOutput { bytes in
      do throws(SystemFailure) {
        try Descriptor.writeAll(bytes, to: number)
        return nil
      } catch {
        return error.code
      }
    }
  }

  package func write(_ text: String) {
    guard failure == nil else { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Hands on what has gathered.
  package func flush() {
    guard failure == nil, !buffer.isEmpty else { return }
    failure = sink(buffer[...])
    buffer.removeAll(keepingCapacity: true)
  }
}
