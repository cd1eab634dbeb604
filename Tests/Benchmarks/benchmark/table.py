"""The one table: a row for each piece of work and each program that Scrutineer is held against."""

from dataclasses import dataclass
from statistics import median, quantiles

HEADINGS = ["work", "Scrutineer", "against", "its figure", "ratio", "spread", "processor", "goal",
            "met", "memory", "its memory"]


@dataclass
class Row:
    """A ratio, Scrutineer's figure over another: below 1 Scrutineer is quicker, or takes less."""

    part: str
    work: str
    against: str
    ours: str
    theirs: str
    # One ratio a round, each of two measures taken one after the other.
    ratios: list
    # The same of processor time, which a busy machine changes less; empty where it was not measured.
    processor: list
    # The most that the median ratio may be; None where nothing is asked.
    goal: float | None
    goal_words: str = ""
    memory: int | None = None
    their_memory: int | None = None

    @property
    def is_met(self):
        return self.goal is None or median(self.ratios) <= self.goal

    def _spread(self):
        """The middle half of the rounds."""
        if len(self.ratios) < 2:
            return ""
        low, _, high = quantiles(self.ratios, n=4, method="inclusive")
        return f"{figure(low)}–{figure(high)}"

    def cells(self):
        goal = "" if self.goal is None else self.goal_words or f"≤ {self.goal:g}"
        met = "" if self.goal is None else "yes" if self.is_met else "**no**"
        return [self.work, self.ours, self.against, self.theirs, figure(median(self.ratios)),
                self._spread(),
                figure(median(self.processor)) if self.processor else "", goal, met,
                megabytes(self.memory), megabytes(self.their_memory)]


def timed(part, work, ours, against, theirs, goal=None, goal_words="", memory=None):
    """A row of measures taken in turn: the first of ours with the first of theirs, and so on.

    `memory` gives both programs' peaks where the measures do not hold them.
    """
    memory = memory or (peak(ours), peak(theirs))
    return Row(part, work, against, *(duration(median(one.seconds for one in measures))
                                      for measures in (ours, theirs)),
               [one.seconds / other.seconds for one, other in zip(ours, theirs)],
               [one.processor / other.processor for one, other in zip(ours, theirs)
                if other.processor > 0],
               goal, goal_words, *memory)


def peak(measures):
    """The most memory of measures; None where they do not tell."""
    known = [one.memory for one in measures if one.memory is not None]
    return max(known) if known else None


def duration(seconds):
    """A time to three digits."""
    if seconds >= 1:
        return f"{figure(seconds)} s"
    return f"{figure(seconds * 1000)} ms"


def figure(number):
    """A number to three digits."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.{1 if number >= 10 else 2 if number >= 0.1 else 3}f}"


def megabytes(count):
    return "" if count is None else f"{count / 1e6:,.0f} MB"


def plain(rows):
    """Rows as text in columns, a line above each part."""
    lines = [row.cells() for row in rows]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *lines)]
    text, part = _aligned(HEADINGS, widths), None
    for row, cells in zip(rows, lines):
        if row.part != part:
            part = row.part
            text += f"\n{part}\n"
        text += _aligned([cell.replace("**", "") for cell in cells], widths)
    return text


def markdown(rows):
    """Rows as a Markdown table, a line of its own for each part."""
    text = f"| {' | '.join(HEADINGS)} |\n| --- |{' ---: |' * (len(HEADINGS) - 1)}\n"
    part = None
    for row in rows:
        if row.part != part:
            part = row.part
            text += f"| **{part}** |{' |' * (len(HEADINGS) - 1)}\n"
        text += f"| {' | '.join(row.cells())} |\n"
    return text


def _aligned(cells, widths):
    first, *others = (cell.ljust(width) if place in (0, 2) else cell.rjust(width)
                      for place, (cell, width) in enumerate(zip(cells, widths)))
    return "  ".join([first, *others]).rstrip() + "\n"
