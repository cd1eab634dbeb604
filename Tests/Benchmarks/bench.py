#!/usr/bin/env python3
"""Scrutineer held against its peers, on this machine, in one run: `make bench`.

Prints one table of ratios, and writes it as Markdown where `--results` says. README.md says how each
figure is measured.
"""

import argparse
import sys
from pathlib import Path

from benchmark import machine, table
from benchmark.bench import Bench, size
from benchmark.data import Data
from benchmark.parts import PARTS
from benchmark.peers import Peers
from benchmark.processes import Failed


def main():
    options = _options()
    load = machine.load()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    peers = Peers(folder)
    bench = Bench(str(options.program.resolve()), peers, Data(folder / "data"), options.rows,
                  options.rounds)
    rows, failed = [], []
    for name in options.parts:
        print(f"Measuring: {name}.", file=sys.stderr, flush=True)
        try:
            rows += PARTS[name](bench)
        except (Failed, OSError) as problem:
            failed.append(name)
            print(f"bench: {name}: {problem}", file=sys.stderr, flush=True)
    about = [*machine.description(
        {"Scrutineer built by Swift": machine.swift_version()} | peers.versions(),
        (load, machine.load())),
        f"- Size: {size(bench.rows)}, {bench.rounds} rounds",
        *(f"- {text}" for text in bench.remarks)]
    goals = [row for row in rows if row.goal is not None]
    told = f"{len(rows)} figures; of {len(goals)} goals {sum(row.is_met for row in goals)} are met."
    print(table.plain(rows))
    print("\n".join([*about, told]))
    if failed:
        sys.exit(f"bench: {', '.join(failed)} failed, as said above; no results are written")
    if options.results:
        options.results.write_text(_page(rows, about, told))


def _page(rows, about, told):
    return f"""# Measured: Scrutineer and its peers

Written by `make bench`; [README.md](README.md) says how each figure is measured. A ratio is Scrutineer's
figure over the other's, below 1 where Scrutineer is quicker or takes less: the median of the rounds, with
their middle half as `spread`. `processor` is the same ratio of processor time.

{chr(10).join(about)}

{table.markdown(rows)}
{told}
"""


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path, help="the program, as it is released")
    parser.add_argument("--folder", type=Path, required=True, help="for peers and data, kept")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS),
                        help="only these parts")
    parser.add_argument("--results", type=Path, help="where to write the table as Markdown")
    return parser.parse_args()


try:
    main()
except Failed as failure:
    sys.exit(f"bench: {failure}")
