import Columns
import Diagnostics

/// What metadata says of a table before its file is read.
struct ResourceDescription: Sendable {
  /// The name in queries.
  var name: String
  /// What it holds, in a few words.
  var title = ""
  /// A sentence about it.
  var description = ""
  /// The file's encoding, where it is declared.
  var encoding: TextEncoding?
  /// How cells are separated, where it is declared.
  var dialect: CSVDialect?
  /// The columns, where they are declared.
  var fields: [FieldDescription] = []
  /// Texts that stand for a missing value in every column.
  var missingValues: [String] = [""]
  /// What the package says of where the table was published; nil where it says nothing.
  var publication: @Sendable () -> String? = { nil }
  /// What those that are not published codes stand for, where it is declared.
  var marks: [FileSettings.Mark] = []
  /// What a person declares with `load … with …`.
  var settings = FileSettings()
  /// Where the table comes from.
  var metadata = DatasetMetadata()
  /// Whether it is the metadata that the DfE publishes beside a file.
  var isOfficial = false
  /// The files that it is taken from, whether they are there or not.
  var files: [String] = []
  /// What is odd about the metadata itself.
  var findings: [Diagnostic] = []

  /// Creates a description that says nothing but a name.
  init(name: String) {
    self.name = name
    title = name
  }
}

/// What metadata says of a column.
struct FieldDescription: Sendable {
  /// What its cells are declared to be.
  enum Kind: Hashable, Sendable {
    case boolean(true: [String], false: [String])
    /// Names of things, which may look like numbers: periods where all of them are, else text.
    case category
    case integer
    /// Ranges such as `269 to 273`, which are never guessed: bands of ages look the same.
    case interval
    case number
    case period
    case text
    /// Nothing is declared.
    case any
  }

  /// The column's name in the file.
  var name: String
  /// What its cells are.
  var kind = Kind.any
  /// What its numbers are numbers of; nil where it is not declared.
  var unit: Unit?
  /// Whether its cells are lengths in years and months, such as `02:03`.
  var isYearsAndMonths = false
  /// Whether the digits of its numbers are all there is to them; not so where they come of a division.
  var isExact = true
  /// The decimal places that are shown at least.
  var decimals: Int?
  /// Texts that stand for a missing value in this column, where it has its own.
  var missingValues: [String]?
  /// What those that are not published codes stand for, where it is declared.
  var marks: [FileSettings.Mark] = []
  /// The column with the flags of each row's value.
  var flagColumn: String?
  /// The months of a moving window that its periods end, where they are declared.
  var windowMonths: Int?
  /// Whether a file without the column is as good.
  var isOptional = false
  /// What else is known.
  var metadata = FieldMetadata()

  /// Creates a description that says nothing but a name.
  init(name: String) {
    self.name = name
  }
}
