"""The tables that are asked about: made once, always the same, and kept."""

import hashlib
import multiprocessing
import os
import random
import subprocess
import sys
from pathlib import Path

from .processes import Failed

GENERATORS = Path(__file__).parent.parent / "data"


class Data:
    """A folder of made tables; a table's own folder is named by what made it, so that none is stale."""

    def __init__(self, folder):
        self.folder = folder

    def national(self, rows):
        """A committee's national table, with codes in place of suppressed figures."""
        return self._by_awk("national.awk", "national", {"rows": rows})

    def database(self, rows):
        """The tables of the db-benchmark, by name."""
        names = ["groups", "x", "small", "medium", "big"]
        return {name: self._by_awk("db-benchmark.awk", name, {"table": name, "rows": rows})
                for name in names}

    def areas(self, rows, groups):
        """Areas in no order, so that the rows of a group lie far apart."""
        def lines():
            draw = random.Random(7).random
            yield "area,period,value\n"
            for row in range(rows):
                yield f"E{int(draw() * groups):05},{2000 + row % 24},{draw() * 100:.1f}\n"
        return self._by_python(f"areas_{groups}", rows, lines)

    def series(self, rows, count, is_shuffled):
        """Months of so many series, series by series or in no order."""
        def lines():
            draw = random.Random(7).random
            months = -(-rows // count)
            order = [(area, month) for area in range(count) for month in range(months)][:rows]
            if is_shuffled:
                order.sort(key=lambda _: draw())
            yield "area,period,value\n"
            for area, month in order:
                yield f"E{area:05},{1980 + month // 12}-{month % 12 + 1:02},{draw() * 10000:.1f}\n"
        return self._by_python("shuffled" if is_shuffled else "ordered", rows, lines)

    def _by_awk(self, script, name, values):
        script = GENERATORS / script
        words = [f"{key}={value}" for key, value in values.items()]

        def write(path):
            options = [part for word in words for part in ("-v", word)]
            with open(path, "w") as file:
                subprocess.run(["awk", *options, "-f", script], stdout=file, check=True)
        return self._kept(values["rows"], script, name, write)

    def _by_python(self, name, rows, lines):
        def write(path):
            with open(path, "w") as file:
                file.writelines(lines())
        return self._kept(rows, Path(__file__), name, write)

    def _kept(self, rows, source, name, write):
        mark = hashlib.sha256(source.read_bytes()).hexdigest()[:8]
        path = self.folder / f"{rows}-{mark}" / f"{name}.csv"
        if not path.exists():
            print(f"Making {name}, {rows:,} rows.", file=sys.stderr, flush=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            # In a process of its own: what this one has taken is the least that its children show.
            maker = multiprocessing.get_context("fork").Process(target=write, args=[part])
            maker.start()
            maker.join()
            if maker.exitcode != 0:
                raise Failed(f"{name} could not be made in {path.parent}")
            os.replace(part, path)
        return path
