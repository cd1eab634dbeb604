"""What every part needs: the program, its peers, the data and the size of the run."""

import subprocess
from dataclasses import dataclass, field

from . import processes
from .answers import expect_equal
from .data import Data
from .peers import Peers
from .processes import Failed


@dataclass
class Bench:
    """A run of the benchmark."""

    program: str
    peers: Peers
    data: Data
    rows: int
    rounds: int
    # What was left out, and why.
    remarks: list = field(default_factory=list)

    def ask(self, *words):
        """Scrutineer's answer in a process of its own that keeps nothing beside the file."""
        return processes.run([self.program, *words, "--format", "csv", *self._uncached()])

    def duckdb(self, query, *options):
        """DuckDB's answer in a process of its own."""
        return processes.run([self.peers.duckdb, *options, "-csv", "-c", query])

    def in_turn(self, work, programs, rounds=None, warm=False):
        """The measures of programs, by name, each asked once a round, one after another.

        A round before the first, which is not counted, is for programs whose first answer is to be
        no part of it. All answers must be the first program's.
        """
        measures = {name: [] for name in programs}
        for round in range(-1 if warm else 0, rounds or self.rounds):
            answers = {name: ask() for name, ask in programs.items()}
            expect_equal(work, {name: answer.output for name, answer in answers.items()})
            if round >= 0:
                for name, answer in answers.items():
                    measures[name].append(answer)
        return measures

    def has_command(self, name):
        """Whether the program has a subcommand."""
        return any(line.split()[:1] == [name] for line in self._help().splitlines())

    def _uncached(self):
        return ["--no-cache"] if "--no-cache" in self._help("ask") else []

    def _help(self, *words):
        command = [self.program, *words, "--help"]
        return subprocess.run(command, capture_output=True, text=True).stdout


def size(rows):
    """A number of rows in words."""
    return f"{rows // 1_000_000} M rows" if rows % 1_000_000 == 0 else f"{rows:,} rows"


__all__ = ["Bench", "Failed", "size"]
