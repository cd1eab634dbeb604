"""Programs that stay, with their tables in memory, and are asked one question after another."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time

from .processes import Failed, Measure

# No answer of a benchmark takes longer.
PATIENCE = 900


def processor_seconds(process):
    """The processor time of all threads of a running process, those that have ended too."""
    return time.clock_gettime(~process << 3 | 2)


def peak_memory(process):
    """The most that a running process has had resident, in bytes."""
    with open(f"/proc/{process}/status") as file:
        for line in file:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    raise Failed(f"process {process} has ended")


class Prompt:
    """Scrutineer's prompt: it is typed at a terminal, and its answers come through a pipe.

    The clock runs from Enter until the prompt is back, after the answer has been written: reading the
    statement, working it out and writing the answer.
    """

    MARK = b"scrutineer> "

    def __init__(self, program, files):
        self.home = tempfile.TemporaryDirectory()
        self.keys, terminal = pty.openpty()
        # A line of a statement never wraps, and a dumb terminal is not drawn on.
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 8000, 0, 0))
        surroundings = {"HOME": self.home.name, "TERM": "dumb", "LANG": "C.UTF-8",
                        "INPUTRC": os.devnull, "PATH": os.environ["PATH"]}
        command = [str(program), "--no-advice", "--format", "csv"]
        for file in files:
            command += ["--data", str(file)]
        self.process = subprocess.Popen(
            command, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
            env=surroundings, start_new_session=True)
        os.close(terminal)
        self._read_until(lambda _, said: self.MARK in said)

    def ask(self, statement):
        """The answer to a statement, as CSV, and what it took."""
        typed = statement.encode()
        os.write(self.keys, typed)
        # The prompt shows what is typed: once all is shown nothing is left to do but to answer.
        self._read_until(lambda _, said: said.replace(b"\r", b"").endswith(typed))
        used = processor_seconds(self.process.pid)
        began = time.perf_counter()
        os.write(self.keys, b"\r")
        output, said = self._read_until(lambda _, said: self.MARK in said)
        seconds = time.perf_counter() - began
        if b"error:" in said or not output.strip():
            raise Failed(f"{statement}\n{said.decode(errors='replace')}")
        used = processor_seconds(self.process.pid) - used
        return Measure(seconds, used, None, output.decode().lstrip("\n"))

    def memory(self):
        return peak_memory(self.process.pid)

    def close(self):
        os.write(self.keys, b"\x04")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.keys)
        self.home.cleanup()

    def _read_until(self, is_enough):
        output, said = b"", b""
        answers, messages = self.process.stdout.fileno(), self.process.stderr.fileno()
        deadline = time.monotonic() + PATIENCE
        while not is_enough(output, said):
            # What is echoed by the terminal itself is read away, so that it never fills.
            ready, _, _ = select.select([answers, messages, self.keys], [], [],
                                        max(deadline - time.monotonic(), 0))
            if not ready or self.process.poll() is not None:
                raise Failed(f"the prompt gives no answer\n{said.decode(errors='replace')[-2000:]}")
            if answers in ready:
                output += os.read(answers, 1 << 16)
            if messages in ready:
                said += os.read(messages, 1 << 16)
            if self.keys in ready:
                os.read(self.keys, 1 << 16)
        # The answer is written before the prompt; it may still lie in its pipe.
        while select.select([answers], [], [], 0)[0]:
            output += os.read(answers, 1 << 16)
        return output, said


class Worker:
    """A peer in a Python process of its own, which times each call itself: see workers/."""

    def __init__(self, python, script, settings):
        self.process = subprocess.Popen(
            [str(python), "-B", str(script), json.dumps(settings)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, question):
        """The rows that answer a question, as CSV, and what it took."""
        used = processor_seconds(self.process.pid)
        self.process.stdin.write(json.dumps(question) + "\n")
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            raise Failed(f"no answer to {question}")
        answer = json.loads(line)
        used = processor_seconds(self.process.pid) - used
        return Measure(answer["seconds"], used, None, answer["rows"])

    def memory(self):
        return peak_memory(self.process.pid)

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
