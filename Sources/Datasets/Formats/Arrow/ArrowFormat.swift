import Arrow
import Columns

/// Arrow IPC files, which Feather files of the second version are too.
struct ArrowFormat: DatasetFormat {
  let endings = ["arrow", "feather", "ipc"]

  func read(
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset {
    let opened = try ArrowFile(try file.bytes())
    let table = ArrowTable(opened, description, file: file.name, options: file.options)
    // Below some megabytes all texts are read at once, so that the notes on a file are complete.
    if opened.size < file.options.deferredFrom {
      try table.read(columns: Array(table.schema.fields.indices))
    }
    return Dataset(description.described(by: opened), table)
  }
}

extension ResourceDescription {
  /// The description with what the file itself says where nothing else is said.
  fileprivate func described(by file: ArrowFile) -> ResourceDescription {
    var description = self
    if let title = file.metadata[ArrowTable.titleKey], fields.isEmpty { description.title = title }
    if self.description.isEmpty, let words = file.metadata[ArrowTable.descriptionKey] {
      description.description = words
    }
    return description
  }
}
