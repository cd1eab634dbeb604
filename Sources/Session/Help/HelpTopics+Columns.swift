import Plan

extension HelpTopics {
  static let `arrow` = HelpPage(
    .topic,
    "arrow",
    aliases: [
      "feather", "ipc", "parquet", "columns on disk", "pandas", "polars", "pyarrow", "convert",
    ],
    summary:
      "Files that end in .arrow hold columns as they are in memory: nothing is parsed, and a question reads "
      + "the columns that it needs.",
    forms: [],
    details: [
      "`scrutineer convert figures.csv figures.arrow` writes one of a file or a dataset, and "
        + "`export to \"answer.arrow\"` one of an answer. `from \"figures.arrow\"` reads it. The format is the "
        + "published Arrow IPC file, also called Feather version 2 (.feather).",
      "pandas, Polars, R and DuckDB see plain typed columns: whole numbers as int64, decimals as decimal128, "
        + "text as a dictionary, days as date32, other periods as their names in a dictionary in the order "
        + "of their dates, and null where a cell is missing.",
      "What else a number remembers stands beside it: why cells are missing in `NAME_missing`, flags in "
        + "`NAME_flags`, printed decimals where they differ in `NAME_decimals`, units where each row has its "
        + "own in `NAME_unit`, the upper ends of intervals in `NAME_upper`; units, calendars, polarity "
        + "and roles in the metadata of the fields. Read back, all of it is as it was, and these columns "
        + "are not seen.",
      "Of a converted file each row keeps its line: `cite` names the file that it came from. An answer "
        + "keeps its sources where `cite` stands behind `export`.",
      "Files of other programs are read too: numbers, true and false, dates, days of timestamps, text "
        + "with and without a dictionary, also in several batches and compressed by LZ4 or "
        + "Zstandard, as pandas and R write them. Text that holds periods, numbers or codes of "
        + "missing values is read as it is in CSV, and a `datapackage.json` beside the file says more. "
        + "Columns of lists, records, bytes, durations and times of day are left out, and said to be. "
        + "Streams and Parquet are not read.",
    ],
    examples: [],
    seeAlso: ["export", "cache", "metadata", "cite"]
  )

  static let `cache` = HelpPage(
    .topic,
    "cache",
    aliases: ["no-cache", "--no-cache"],
    summary:
      "Columns of large text files are kept once they have been read, so that the next question reads them "
      + "without parsing.",
    forms: [],
    details: [
      "Files of 32 MB and more, or 4 MB where they are compressed, are worth it. The columns that a question "
        + "reads are kept when it has been answered, in `$XDG_CACHE_HOME/scrutineer/columns` or "
        + "`~/.cache/scrutineer/columns`, for this user alone to read.",
      "What is kept counts for as long as the file has the same size, time and content (which is sampled), "
        + "what is declared of it is the same, and so is the program; otherwise the file is read anew.",
      "Everything that is kept takes 4 GB at most: what has not been used for longest goes. On a disk "
        + "with less than 1 GB free nothing is kept. The folder can be deleted at any time.",
      "`--no-cache` reads large files anew and keeps nothing. `--safe` does so too.",
    ],
    examples: [],
    seeAlso: ["arrow", "load"]
  )
}
