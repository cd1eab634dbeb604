#!/usr/bin/env python3
"""How many instructions lexing, parsing, scanning and aggregating take, held within 1 % of a record.

Callgrind counts the work done three times and once; half the difference is the work without the start
of the program. The counts depend on the compiler, the C library and the processor's instructions, so
each of these surroundings has its own record in instructions.json; where there is none, nothing is
compared, and that is said.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from benchmark import machine
from benchmark.data import Data

RECORDS = Path(__file__).parent / "instructions.json"
STATEMENTS = Path(__file__).parent / "data" / "statements.scq"
ROWS = 50_000
WORKS = ["lex", "parse", "scan", "aggregate"]
MOST_CHANGE = 0.01


def main():
    options = _options()
    table = Data(options.folder.resolve() / "data").national(ROWS)
    records = json.loads(RECORDS.read_text()) if RECORDS.exists() else {}
    surroundings = _surroundings()
    counts = {work: _count(options.program.resolve(), work, table) for work in WORKS}
    if options.record:
        records[surroundings] = counts
        RECORDS.write_text(json.dumps(records, indent=2, sort_keys=True) + "\n")
        print(f"Recorded for {surroundings}: {_listed(counts)}")
        return
    known = records.get(surroundings)
    if known is None:
        print(f"NOT COMPARED: no instruction counts are on record for {surroundings}, only for "
              f"{', '.join(records) or 'nothing'}. Counted: {_listed(counts)}\n"
              "`make instructions RECORD=1` on a commit that is known to be good records them.")
        return
    changes = {work: counts[work] / known[work] - 1 for work in WORKS}
    for work in WORKS:
        print(f"{work:<10} {counts[work]:>14,} instructions, on record {known[work]:>14,}, "
              f"{changes[work]:+.2%}")
    moved = [work for work in WORKS if abs(changes[work]) > MOST_CHANGE]
    if moved:
        sys.exit(f"Instructions moved by more than {MOST_CHANGE:.0%}: {', '.join(moved)}. Where that "
                 "is meant, `make instructions RECORD=1` records them, and the commit says why.")


def _count(program, work, table):
    return (_instructions(program, work, 3, table) - _instructions(program, work, 1, table)) // 2


def _instructions(program, work, times, table):
    surroundings = {"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1", "LANG": "C.UTF-8"}
    with open(STATEMENTS) as statements:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
             program, work, str(times), table],
            stdin=statements, capture_output=True, text=True, env=surroundings)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"`{work}` could not be counted:\n{done.stdout}{done.stderr[-2000:]}")
    return int(found.group(1))


def _surroundings():
    with open("/proc/cpuinfo") as file:
        flags = set(re.findall(r"\w+", file.read()))
    # The C library's functions for memory come in several kinds; callgrind shows AVX2 at most.
    vectors = [flag for flag in ("avx2",) if flag in flags]
    return " ".join([platform.machine(), *vectors, "Swift", machine.swift_version(),
                     *platform.libc_ver()])


def _listed(counts):
    return ", ".join(f"{work} {count:,}" for work, count in counts.items())


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path, help="the benchmark-work program, as it is released")
    parser.add_argument("--folder", type=Path, required=True, help="for the table, kept")
    parser.add_argument("--record", action="store_true", help="record the counts")
    return parser.parse_args()


main()
