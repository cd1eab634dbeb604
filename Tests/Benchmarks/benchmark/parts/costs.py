"""What steps cost that only Scrutineer has, beside the same question without them."""

from contextlib import closing

from ..sessions import Prompt
from ..table import timed

# Most has been said by a table of this size.
ROWS = 1_000_000


def source_rows(bench):
    """`cite`: a filter and a group with the lines that each figure comes from, all of them written."""
    part = "The cost of sources, 1 M rows: filter and group with `cite`"
    for groups in (10, 100, 1_000, 10_000):
        path = bench.data.areas(ROWS, groups)
        question = f'from "{path}" | where value > 25 | summarise total(value) as total by area'
        yield from _beside(bench, part, f"{groups:,} groups", [path], question + " | cite",
                           "without `cite`", question, 1.2)


def series_rows(bench):
    """Steps over 20,000 series, beside a plain group-by of the same rows."""
    part = "The cost of series, 1 M rows in 20,000 series"
    ends = {
        "rank": "rank value highest first by area | summarise total(rank) as answer",
        "change": "change value over period by area | summarise total(change) as answer",
        "xmr": "xmr value over period by area | summarise total(mean) as answer, count(signal) as signals",
    }
    plain = "summarise total(value) as answer by area | summarise total(answer) as answer"
    for is_shuffled, order in ((False, "in order"), (True, "in no order")):
        path = bench.data.series(ROWS, 20_000, is_shuffled)
        for name, end in ends.items():
            yield from _beside(bench, part, f"`{name}`, {order}", [path], f'from "{path}" | {end}',
                               "group-by", f'from "{path}" | {plain}', 3)


def _beside(bench, part, work, files, question, against, plain, goal):
    """Two rows: of the program as a whole, which reads the file, and of the query in memory."""
    whole = [(bench.ask("ask", question), bench.ask("ask", plain)) for _ in range(bench.rounds)]
    yield timed(part, f"{work}, with reading", *_columns(whole, against), goal)
    with closing(Prompt(bench.program, files)) as prompt:
        pairs = [(prompt.ask(question), prompt.ask(plain)) for _ in range(bench.rounds + 1)]
    yield timed(part, f"{work}, in memory", *_columns(pairs[1:], against), goal)


def _columns(pairs, against):
    first, second = zip(*pairs)
    return first, against, second
