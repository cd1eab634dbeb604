package import Columns

/// What a person declares of a file that inference cannot know: the clauses of `load … with …`.
package struct FileSettings: Hashable, Sendable {
  /// What a mark in a cell stands for.
  package enum Meaning: Hashable, Sendable {
    /// No value, for a reason.
    case missing(MissingReason)
    /// The number 0.
    case zero
  }

  /// A text that stands for a missing value or for zero.
  package struct Mark: Hashable, Sendable {
    /// The text, as cells have it.
    package let text: String
    /// What it stands for.
    package let meaning: Meaning

    /// Creates a mark.
    package init(_ text: String, _ meaning: Meaning) {
      self.text = text
      self.meaning = meaning
    }
  }

  /// A text behind numbers that says something of them, such as `r` in `12.3r`.
  package struct Flag: Hashable, Sendable {
    /// The text, as cells have it.
    package let text: String
    /// What it says.
    package let flags: CellFlags

    /// Creates a flag.
    package init(_ text: String, _ flags: CellFlags) {
      self.text = text
      self.flags = flags
    }
  }

  /// How the cells of a column are read.
  package enum Reading: Hashable, Sendable {
    case interval
    case number
    case period
    case text
  }

  /// Something that is so for one column.
  package enum Property: Hashable, Sendable {
    case flagColumn(String)
    case periodKind(Period.Kind)
    case polarity(FieldMetadata.Polarity)
    case reading(Reading)
    case seriesBreak(Period)
    case unit(Unit)
    case unitColumn(String)
  }

  /// A column, as it was written, with something that is so for it.
  package struct Column: Hashable, Sendable {
    /// The column.
    package let name: String
    /// What is so for it.
    package let property: Property

    /// Creates an entry.
    package init(_ name: String, _ property: Property) {
      self.name = name
      self.property = property
    }
  }

  /// A name for a column that is known by its place, counted from 1.
  package struct Heading: Hashable, Sendable {
    /// The place.
    package let place: Int
    /// The name.
    package let name: String

    /// Creates a heading.
    package init(_ place: Int, _ name: String) {
      self.place = place
      self.name = name
    }
  }

  /// The byte between cells.
  package var delimiter: UInt8?
  /// The encoding, by its name.
  package var encoding: String?
  /// Whether a line names the columns.
  package var hasHeader = true
  /// The line that names the columns, counted from 1; those before it are passed over.
  package var headerLine = 1
  /// Names for columns by their place.
  package var headings: [Heading] = []
  /// Whether `1.234,5` is a number in the thousands.
  package var hasDecimalComma = false
  /// Texts that stand for a missing value or for zero, in every column.
  package var marks: [Mark] = []
  /// Texts behind numbers.
  package var flags: [Flag] = []
  /// The calendar of periods that do not name one.
  package var calendar: Period.Calendar?
  /// What is so for single columns.
  package var columns: [Column] = []
  /// The name that the rows are given, to suggest further clauses; nil where none is.
  package var name: String?
  /// The clauses as they were written.
  package var clauses: [String] = []

  /// Creates settings that say nothing.
  package init() {}

  /// Whether an encoding of this name can be read.
  package static func isEncoding(_ name: String) -> Bool { TextEncoding(name: name) != nil }

  /// A text that differs between settings that differ, to keep what was read under.
  var signature: String { self == FileSettings() ? "" : "\0\(self)" }
}

extension FileSettings.Meaning {
  /// Reads what a data package calls a mark: `zero`, `c`, `suppressed`, `not available`.
  init?(label: String) {
    let words = label.trimmingSpaces().lowercased()
    if words == "zero" || words == "0" {
      self = .zero
    } else if let reason = MissingReason.allCases.first(where: { $0.words == words }) {
      self = .missing(reason)
    } else if let reason = MissingReason(code: words) {
      self = .missing(reason)
    } else {
      return nil
    }
  }
}
