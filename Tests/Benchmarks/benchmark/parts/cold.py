"""Files of a national table that nothing is known of, each question in a new process.

The file lies in the system's memory after the first round, for all programs alike: what is measured is
reading it as text, not the disk.
"""

from contextlib import closing
from pathlib import Path

from .. import processes
from ..bench import size
from ..sessions import Worker
from ..table import Row, megabytes, timed

WORKERS = Path(__file__).parents[2] / "workers"
COLUMNS = ["time_period", "region_name", "new_la_code", "phase", "characteristic", "headcount",
           "sessions", "rate"]
CODES = ["c", "z", "x", "low", "u"]
NULLS = "nullstr = [" + ", ".join(f"'{code}'" for code in CODES) + "]"
# Miller is asked once: it takes as long as all others together.
SLOW_ROUNDS = 1


def rows(bench):
    """Filter on a text column, group by another, two sums."""
    path = bench.data.national(bench.rows)
    part = f"Cold CSV, {size(bench.rows)}: filter, group, two sums"
    programs = {
        "Scrutineer": lambda: bench.ask("ask", _question(path)),
        "DuckDB": lambda: bench.duckdb(_query(_read(path))),
        "Polars": lambda: _polars(bench, path),
    }
    asked = bench.in_turn("the cold query", programs)
    ours = asked["Scrutineer"]
    yield timed(part, "time", ours, "DuckDB", asked["DuckDB"], 0.25, "≤ 0.25 (4 × faster)")
    yield timed(part, "time", ours, "Polars", asked["Polars"])
    slow = bench.in_turn(
        "the cold query",
        {"Scrutineer": programs["Scrutineer"], "Miller": lambda: _miller(bench, path)},
        rounds=SLOW_ROUNDS)
    yield timed(part, "time", slow["Scrutineer"], "Miller", slow["Miller"], 0.1,
                "≤ 0.1 (10 × faster)")
    peaks = [[measure.memory for measure in asked[name]] for name in ("Scrutineer", "DuckDB")]
    yield Row(part, "peak memory", "DuckDB", *(megabytes(max(peak)) for peak in peaks),
              [one / other for one, other in zip(*peaks)], [], 1)


def kept_rows(bench):
    """Every column typed over all rows and kept: a first statement reads them, a second uses them."""
    path = bench.data.national(bench.rows)
    counts = ", ".join(f"count({name}) as {name}" for name in COLUMNS)
    totals = "total(headcount) as headcount, total(sessions) as sessions"
    script = path.with_name("kept.scq")
    script.write_text(f'from "{path}" | summarise {counts}\n\nfrom "{path}" | summarise {totals}\n')
    sums = "sum(headcount) as headcount, sum(sessions) as sessions"

    def scrutineer():
        return _last_of(bench.ask("run", script))

    def duckdb():
        return _last_of(bench.duckdb(f"create table national as from {_read(path)}; "
                                     f"select {counts} from national; select {sums} from national"))

    asked = bench.in_turn("all columns kept", {"Scrutineer": scrutineer, "DuckDB": duckdb})
    yield timed(f"Cold CSV, {size(bench.rows)}: every column typed and kept", "time",
                asked["Scrutineer"], "DuckDB `create table as`", asked["DuckDB"], 0.67,
                "≤ 0.67 (1.5 × faster)")


def saved_rows(bench):
    """The same query of columns that were saved before: an Arrow file, and DuckDB's own table."""
    if not bench.has_command("convert"):
        bench.remarks.append("Saved columns were not measured: this program has no `convert`.")
        return
    path = bench.data.national(bench.rows)
    arrow, table = path.with_suffix(".arrow"), path.with_suffix(".duckdb")
    for saved in (arrow, table):
        saved.unlink(missing_ok=True)
    ours = processes.run([bench.program, "convert", path, arrow])
    theirs = bench.duckdb(f"create table national as from {_read(path)}", table)
    part = f"Saved columns, {size(bench.rows)}"
    yield timed(part, "saving them", [ours], "DuckDB `create table as`", [theirs])
    asked = bench.in_turn("the query of saved columns", {
        "Scrutineer": lambda: bench.ask("ask", _question(arrow)),
        "DuckDB": lambda: bench.duckdb(_query("national"), "-readonly", table),
    }, warm=True)
    yield timed(part, "filter, group, two sums", asked["Scrutineer"], "DuckDB's table",
                asked["DuckDB"], 0.67, "≤ 0.67 (1.5 × faster)")


def large_rows(bench):
    """The cold query of ten times as many rows."""
    few, many = bench.data.national(bench.rows), bench.data.national(bench.rows * 10)
    part = f"Cold CSV, {size(bench.rows * 10)}: filter, group, two sums"
    asked = bench.in_turn("the cold query of ten times the rows", {
        "Scrutineer": lambda: bench.ask("ask", _question(many)),
        "DuckDB": lambda: bench.duckdb(_query(_read(many))),
    }, rounds=min(bench.rounds, 3), warm=True)
    yield timed(part, "time", asked["Scrutineer"], "DuckDB", asked["DuckDB"])
    fewer = [bench.ask("ask", _question(few)) for _ in asked["Scrutineer"]]
    yield timed(part, "time", asked["Scrutineer"], f"Scrutineer, {size(bench.rows)}", fewer, 12,
                "≤ 12 (10, within 20 %)")


def _question(path):
    return (f'from "{path}" | where region_name = "West Midlands" | summarise '
            "total(headcount) as headcount, total(sessions) as sessions by phase")


def _query(table):
    return (f"select phase, sum(headcount), sum(sessions) from {table} "
            "where region_name = 'West Midlands' group by phase")


def _read(path):
    return f"read_csv('{path}', {NULLS})"


def _polars(bench, path):
    with closing(Worker(bench.peers.python, WORKERS / "polars_worker.py", {})) as worker:
        measure = worker.ask(
            f"pl.scan_csv({str(path)!r}, null_values={CODES!r}, infer_schema_length=10000)"
            ".filter(col('region_name') == 'West Midlands').group_by('phase')"
            ".agg(col('headcount').sum(), col('sessions').sum()).collect(engine='streaming')")
        measure.memory = worker.memory()
    return measure


def _miller(bench, path):
    return processes.run([
        bench.peers.miller, "--icsvlite", "--ocsv", "filter", '$region_name == "West Midlands"',
        "then", "put", '!is_numeric($headcount) {$headcount = ""}',
        "then", "stats1", "-a", "sum", "-f", "headcount,sessions", "-g", "phase", path])


def _last_of(measure):
    """A measure with the last of several answers of one row each, which are alike in both programs."""
    lines = measure.output.split()
    measure.output = "\n".join(lines[-2:])
    return measure
