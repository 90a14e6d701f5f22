"""Writes the list of everything the program is shipped with, each at its version with its licence, as installed.

.venv/bin/python deploy/licences.py > deploy/licences.md
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.txt"
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)([^\\\n]*)", re.MULTILINE)
LONGEST = 60  # characters; where somebody put the whole text of a licence, its kind stands in the classifiers
HEAD = """# Licences

What an installation consists of besides Python itself: every package of `requirements.txt` at its locked version,
which pip takes only with the hash written there. Made by `deploy/licences.py`. Those under the LGPL or MPL are used as
they are, as libraries of their own that can be replaced.

| package | version | licence |
|---|---|---|"""


def locked() -> list[tuple[str, str, bool]]:
    """Every locked package by name, with its version and whether it is for other machines alone."""
    found = LOCKED.findall(LOCK.read_text())
    return [(name.lower(), version, ";" in marker) for name, version, marker in found]


def licence(name: str) -> str:
    """What a package says of itself: the SPDX expression, else a short text, else its classifiers."""
    told = metadata(name)
    short = told.get("License-Expression") or told.get("License") or ""
    if short and len(short) <= LONGEST and "\n" not in short and short != "UNKNOWN":
        return short
    kinds = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier", []) if each.startswith("License ::")
    ]
    return ", ".join(kinds) or "see its files"


def rows() -> list[str]:
    """A line for each, those that are not installed here left out."""
    lines = []
    for name, version, elsewhere in locked():
        try:
            lines.append(f"| {name} | {version} | {licence(name)} |")
        except PackageNotFoundError:
            if not elsewhere:
                raise
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join([HEAD, *rows()]) + "\n")
