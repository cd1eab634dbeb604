"""The parts of the benchmark, each a function from a bench to rows of the table."""

from . import cold, costs, database, keys, start

PARTS = {
    "start": start.rows,
    "cold": cold.rows,
    "kept": cold.kept_rows,
    "saved": cold.saved_rows,
    "groups": database.group_rows,
    "joins": database.join_rows,
    "sources": costs.source_rows,
    "series": costs.series_rows,
    "keys": keys.rows,
    "large": cold.large_rows,
}
