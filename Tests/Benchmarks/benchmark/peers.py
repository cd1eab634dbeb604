"""The programs that Scrutineer is held against, and their versions."""

import importlib.metadata
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .processes import Failed

# DuckDB's command line for whole processes, its module for sessions: the module is the newer.
MODULES = ["duckdb", "duckdb-cli", "polars"]


class Peers:
    """Peers as they are installed: those of PyPI in a folder of the build, the others of the system."""

    def __init__(self, folder):
        self.python = folder / "venv" / "bin" / "python"
        self.miller = _needed("mlr", "miller")
        self.sqlite = _needed("sqlite3", "sqlite3")
        if not self.python.exists():
            print("Installing DuckDB and Polars into the build folder.", file=sys.stderr, flush=True)
            subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        packages = self._packages()
        if any(name not in packages for name in MODULES):
            subprocess.run([self.python, "-m", "pip", "install", "--quiet", *MODULES], check=True)
            packages = self._packages()
        self._versions = {name: packages[name] for name in MODULES}
        # The package's own command is a Python program that starts this one.
        self.duckdb = next((folder / "venv").glob("lib/python*/site-packages/duckdb_cli/duckdb"))

    def versions(self):
        """Names and versions, for the head of the results."""
        return {
            "DuckDB": f"{self._versions['duckdb']} (its command line {self._versions['duckdb-cli']})",
            "Polars": self._versions["polars"],
            "Miller": _version([self.miller, "--version"]),
            "sqlite3": _version([self.sqlite, "--version"]),
        }

    def _packages(self):
        folders = [str(path) for path in self.python.parent.parent.glob("lib/python*/site-packages")]
        found = importlib.metadata.distributions(path=folders)
        return {package.metadata["Name"].lower(): package.version for package in found}


def _needed(command, package):
    path = shutil.which(command)
    if not path:
        raise Failed(f"`{command}` is needed: apt-get install {package}")
    return path


def _version(command):
    text = subprocess.run(command, capture_output=True, text=True).stdout
    return re.search(r"\d+(\.\d+)+", text).group()
