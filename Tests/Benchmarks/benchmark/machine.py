"""What a run was made on, without names of hosts and folders."""

import datetime
import os
import platform
import subprocess


def description(versions, load):
    """Lines that name the machine, the programs and the load before and after."""
    return [
        f"- Date: {datetime.date.today():%-d %B %Y}",
        f"- Machine: {_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB of memory, "
        f"{platform.system()} {platform.machine()}",
        f"- Programs: {', '.join(f'{name} {version}' for name, version in versions.items())}",
        f"- Load average: {load[0]:.1f} before the run and {load[1]:.1f} at its end. The benchmark "
        f"makes at most {os.cpu_count()}; what is above that are others on the machine.",
    ]


def load():
    return os.getloadavg()[0]


def swift_version():
    text = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return text.split("Swift version ")[1].split()[0] if "Swift version " in text else "unknown"


def _processor():
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def _memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
