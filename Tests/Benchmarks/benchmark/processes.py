"""Programs that run once: how long they take, on the clock and of the processors, and in how much memory."""

import os
import tempfile
import time
from dataclasses import dataclass


class Failed(Exception):
    """A program that did not do what it was asked to."""


@dataclass
class Measure:
    """What one answer took."""

    seconds: float
    # Of all processors together.
    processor: float
    # The most that was resident, in bytes; None in a session, where it is asked for at the end.
    memory: int | None
    output: str


def run(command):
    """Runs a command to its end; its output goes to a file, so that nothing waits for a reader."""
    with tempfile.TemporaryDirectory() as place:
        output, errors = os.path.join(place, "output"), os.path.join(place, "errors")
        writing = os.O_WRONLY | os.O_CREAT
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, output, writing, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, errors, writing, 0o600),
        ]
        command = [str(word) for word in command]
        began = time.perf_counter()
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, used = os.wait4(process, 0)
        seconds = time.perf_counter() - began
        if status != 0:
            with open(errors, errors="replace") as file:
                raise Failed(f"{' '.join(command)[:200]}\n{file.read()[-2000:]}")
        with open(output, errors="replace") as file:
            text = file.read()
    return Measure(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, text)
