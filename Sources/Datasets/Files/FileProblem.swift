import Columns
import Diagnostics
import Glibc

/// Words the reasons for which a file cannot be read.
enum FileProblem {
  /// The file is not there, may not be read, or the system failed.
  static func unreadable(_ path: String, code: Int32 = errno) -> DataError {
    switch code {
    case ENOENT, ENOTDIR: missing(path)
    case EACCES, EPERM:
      DataError(
        id: "no-permission",
        "`\(path)` may not be read by this user",
        help: ["ask its owner for permission, or copy it to a folder of yours"]
      )
    case EISDIR: folder(path)
    case ENAMETOOLONG: DataError(id: "no-such-file", "the name of the file is too long")
    default:
      DataError(id: "unreadable-file", "`\(path)` cannot be read (system error \(code))")
    }
  }

  /// There is no such file; files of the same folder with a name like it are offered.
  static func missing(_ path: String) -> DataError {
    let folder = Path.parent(path)
    guard FileSystem.status(folder)?.isFolder == true else {
      return DataError(
        id: "no-such-file",
        "there is no file `\(path)`: the folder `\(folder)` does not exist"
      )
    }
    let names = FileSystem.contents(of: folder) ?? []
    let close = Spelling.candidates(for: Path.name(path), among: names)
    let prefix = path.contains("/") ? Path.joined(folder, "") : ""
    let help = close.map { "`\(prefix)\($0)`" }
    return DataError(
      id: "no-such-file",
      "there is no file `\(path)`",
      help: help.isEmpty
        ? ["name the folder it is in too, as in `figures/data.csv`"]
        : ["did you mean \(help.joined(separator: ", "))?"]
    )
  }

  /// A folder was named where a file is wanted.
  static func folder(_ path: String) -> DataError {
    DataError(
      id: "is-a-folder",
      "`\(path)` is a folder and not a file",
      help: ["name a file in it, or add the whole folder with `--data \(path)`"]
    )
  }

  /// The file is not what it was when reading began.
  static func changed(_ path: String) -> DataError {
    DataError(
      id: "file-changed",
      "`\(path)` changed while it was read",
      help: ["ask again once the program that writes it has finished"]
    )
  }

  /// The system gives no more memory.
  static func outOfMemory(_ path: String) -> DataError {
    DataError(id: "out-of-memory", "there is not enough memory to unpack `\(path)`")
  }

  /// A pipe or a device gives more than is read from one.
  static func endless(_ path: String) -> DataError {
    DataError(
      id: "file-too-large",
      "`\(path)` gives more than 1 GiB, the most that is read at once",
      help: ["write it to a file first"]
    )
  }

  /// The file is over the limit.
  static func tooLarge(_ path: String, _ size: Int) -> DataError {
    DataError(
      id: "file-too-large",
      "`\(path)` has \(NumberText.grouped(String(size))) bytes; at most 16 GiB can be read",
      help: ["split the file, or keep only the columns that are needed"]
    )
  }
}
