"""Keys at the prompt: from a key to the first that the terminal is sent for it."""

import fcntl
import os
import pty
import select
import struct
import tempfile
import termios
import time

from ..table import Row, duration, figure

ROWS = 1_000_000
KEY_GOAL = 0.005
TAB_GOAL = 0.05
TABS = [("columns", b"from areas_400 | where "), ("values", b"from areas_400 | where area = "),
        ("values after a step", b"from areas_400 | where value > 25 | where area = "),
        ("steps", b"from areas_400 | ")]


def rows(bench):
    """A line typed key by key, and Tab, with a table of a million rows loaded."""
    path = bench.data.areas(ROWS, 400)
    part = "Keys at the prompt, 1 M rows loaded"
    with tempfile.TemporaryDirectory() as home:
        terminal = _Terminal(bench.program, path, home)
        yield _row(part, "a key", terminal.keys(rounds=20), KEY_GOAL)
        for name, start in TABS:
            yield _row(part, f"Tab, {name}", terminal.tabs(start, rounds=20), TAB_GOAL)
        terminal.close()


def _row(part, work, times, goal):
    """The 99th percentile is held against the goal: a slow key is felt, the median is not."""
    times.sort()
    at = times[min(int(len(times) * 0.99), len(times) - 1)]
    median = times[len(times) // 2]
    return Row(part, work, "the goal", f"{duration(median)}, 99 % within {duration(at)}",
               duration(goal), [at / goal], [], 1)


class _Terminal:
    """The prompt on a terminal of its own, drawn as a person sees it."""

    def __init__(self, program, path, home):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home,
                              INPUTRC=os.devnull, TERM="xterm-256color", LANG="C.UTF-8",
                              COLORFGBG="15;0")
            os.execv(program, [program, "--data", str(path)])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._rest(1)
        self._type(b"from areas_400 | summarise count() as n by area | first 3\r", 3)

    def keys(self, rounds):
        line = b"from areas_400 | where value > 25 and area contains \"E0\" | summarise total(value) as t"
        times = []
        for _ in range(rounds):
            times += [self._timed(bytes([key])) for key in line]
            self._type(b"\x03")
        return times

    def tabs(self, start, rounds):
        times = []
        for round in range(rounds):
            # A comment makes the text new, so that nothing kept from before answers.
            self._type(b"# %d\x1b\r" % round + start, 0.1)
            times.append(self._timed(b"\t"))
            self._type(b"\x03")
        return times

    def close(self):
        os.write(self.terminal, b"\x04")
        os.close(self.terminal)
        os.waitpid(self.process, 0)

    def _timed(self, key):
        began = time.perf_counter()
        os.write(self.terminal, key)
        select.select([self.terminal], [], [])
        spent = time.perf_counter() - began
        self._rest(0.05)
        return spent

    def _type(self, keys, seconds=0.05):
        os.write(self.terminal, keys)
        self._rest(seconds)

    def _rest(self, seconds):
        """Reads until nothing has come for a while."""
        while select.select([self.terminal], [], [], seconds)[0]:
            os.read(self.terminal, 1 << 16)
