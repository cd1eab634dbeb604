"""Whether two programs gave the same answer."""

import csv
import io

from .processes import Failed

# Sums of floating-point numbers differ with the order in which they are taken.
TOLERANCE = 1e-9


def rows(text):
    """The cells of a CSV text without its header, numbers as numbers, in one order."""
    cells = [[_value(cell) for cell in row] for row in list(csv.reader(io.StringIO(text)))[1:] if row]
    return sorted(cells, key=lambda row: [(isinstance(cell, str), cell) for cell in row])


def expect_equal(work, answers):
    """Ends the run where one of the answers, by program, is not that of the first."""
    (first, text), *others = answers.items()
    wanted = rows(text)
    if not wanted:
        raise Failed(f"{work}: {first} gave no rows")
    for name, other in others:
        found = rows(other)
        if len(found) != len(wanted) or not all(map(_same_row, wanted, found)):
            raise Failed(f"{work}: {first} answers\n{text[:1000]}\nand {name}\n{other[:1000]}")


def _value(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


def _same_row(one, other):
    return len(one) == len(other) and all(map(_same, one, other))


def _same(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other), 1)
