#!/usr/bin/env python3
"""Keystroke to redraw, and Tab to its list, at the prompt with a dataset of 1,000,000 rows loaded.

A key's redraw is what the terminal is sent first after it. Prints the median and the 99th percentile in
milliseconds; the goals are 5 ms for a key and 50 ms for Tab. The program has a terminal of its own, and
what it is sent is read by this process, so that both take turns on a busy machine. What a busy machine
adds is seen beside it: the same keys go to `cat` in turn, which does nothing for a key, and the time that
the program itself has worked for a key, hints and all, comes from the kernel's account of it.

Usage: Tests/Benchmarks/prompt.py PATH-OF-SCRUTINEER [ROWS] [ROUNDS]
"""
import os, pty, random, select, sys, tempfile, time, fcntl, struct, termios


def main():
    program = os.path.abspath(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "rows.csv")
        draw = random.Random(7)
        with open(source, "w") as file:
            file.write("area,period,value\n")
            for row in range(rows):
                file.write(f"E{draw.randrange(400):05},{2000 + row % 24},{draw.random() * 100:.1f}\n")
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(folder)
            os.environ.update(XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder, INPUTRC="/dev/null",
                              TERM="xterm-256color", LANG="C.UTF-8", COLORFGBG="15;0")
            os.execv(program, [program, "--data", source])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        echo, control = pty.fork()
        if echo == 0:
            # The terminal's own echo would come before the program's answer.
            os.execvp("sh", ["sh", "-c", "stty raw -echo; exec cat"])
        measure(terminal, process, control, rounds)
        os.write(terminal, b"\x03\x04")
        os.close(control)


def rest(terminal, seconds=0.05):
    """Reads until nothing has come for a while."""
    seen = b""
    while select.select([terminal], [], [], seconds)[0]:
        seen += os.read(terminal, 65536)
    return seen


def timed(terminal, key):
    """Milliseconds from a key to the first that is shown for it."""
    start = time.perf_counter()
    os.write(terminal, key)
    select.select([terminal], [], [])
    spent = (time.perf_counter() - start) * 1000
    rest(terminal)
    return spent


def worked(process):
    """Milliseconds that a process has had a processor for, all its threads together."""
    total = 0
    for task in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{task}/schedstat") as file:
            total += int(file.read().split()[0])
    return total / 1e6


def report(name, times):
    times.sort()
    at = lambda part: times[min(int(len(times) * part), len(times) - 1)]
    print(f"{name}: median {at(0.5):.2f} ms, 99th percentile {at(0.99):.2f} ms, n = {len(times)}")


def measure(terminal, process, control, rounds):
    rest(terminal, 1)
    rest(control, 0.5)
    os.write(terminal, b"from rows | summarise count() as n by area | first 3\r")
    rest(terminal, 3)
    query = b"from rows | where value > 25 and area contains \"E0\" | summarise total(value) as t"
    keys, echoes, work = [], [], []
    for _ in range(rounds):
        for key in query:
            before = worked(process)
            keys.append(timed(terminal, bytes([key])))
            work.append(worked(process) - before)
            echoes.append(timed(control, bytes([key])))
        os.write(terminal, b"\x03")
        rest(terminal)
    report("key", keys)
    report("key, work of the program", work)
    report("key, to `cat`", echoes)
    for name, start in [("columns", b"from rows | where "), ("values", b"from rows | where area = "),
                        ("values after a step", b"from rows | where value > 25 | where area = "),
                        ("steps", b"from rows | ")]:
        times = []
        for round in range(rounds):
            # A comment makes the text new, so that nothing kept from before answers.
            os.write(terminal, b"# %d\x1b\r" % round + start)
            rest(terminal, 0.1)
            times.append(timed(terminal, b"\t"))
            os.write(terminal, b"\x03")
            rest(terminal)
        report(f"Tab, {name}", times)


main()
