"""From nothing to the first answer, on a table of a few rows."""

from pathlib import Path

from .. import processes
from ..table import timed

ROWS = Path(__file__).parents[4] / "Sources/BundledCatalogue/data/transport.csv"
ROUNDS = 100


def rows(bench):
    """Scrutineer on its own catalogue; sqlite3 imports the same rows from a file."""
    columns = "client_group, forecast"

    def scrutineer():
        return processes.run([bench.program, "ask", "--format", "csv",
                              f"from transport | sort by forecast descending | show {columns}"])

    def sqlite():
        return processes.run([bench.peers.sqlite, ":memory:", "-csv", "-header",
                              "-cmd", f".import {ROWS} transport",
                              f"select {columns} from transport order by cast(forecast as real) desc"])

    asked = bench.in_turn("the first answer", {"Scrutineer": scrutineer, "sqlite3": sqlite},
                          rounds=ROUNDS, warm=True)
    yield timed("First answer", "13 rows, sorted", asked["Scrutineer"], "sqlite3",
                asked["sqlite3"], goal=1, memory=(None, None))
