import Columns

/// Why a message of an Arrow file is not taken.
struct FlatFault: Error {
  enum Kind {
    /// The bytes are no flatbuffer of the form that is expected, or what they say is not so.
    case damaged
    case bigEndian
    case compressed
    /// The file cannot be read.
    case reading(DataError)
  }

  let kind: Kind

  init(_ kind: Kind = .damaged) {
    self.kind = kind
  }
}
