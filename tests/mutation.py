"""Which parts of the program are tried with mutants, by which tests, and how many of them the tests notice.

``python -m tests.mutation scoring`` tries one area and lists who survived; ``make mutation`` all, as a proof.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from provenance.embedded.places import PROJECT
from tests.equivalents import EQUIVALENT
from tests.laws import AT_MOST
from tests.mutating import BOOK, EACH_ONE_IN, PATHS
from tests.services import another_runs

EXAMPLES = "40"
"""Of a law no more are tried: one that takes longer than all a mutant is given would be tried with none."""
FLOOR = 0.85
"""The share of an area's mutants that its tests are to notice."""


@dataclass(frozen=True, slots=True)
class Area:
    """Files that do one thing, and the tests that hold them to it."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


def _in(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}.py" for name in names.split())


AREAS = {
    "scoring": Area(
        _in(
            "claims/rules/weighing",
            "corroboration scale ledger standings backing credibility moves folding columns dependence lapses",
        ),
        ("tests/claims/rules/weighing",),
    ),
    "contradiction": Area(
        _in(
            "claims/rules/comparing",
            "contradictions opposing comparison disputes edits lineup scope severity parts scenes nearby asked bywords "
            "beyond",
        ),
        ("tests/claims/rules/comparing",),
    ),
    "lineage": Area(
        _in(
            "sources/rules",
            "derivations precedence pedigree lineage directions overlap likeness slips second_reading clusters",
        ),
        _in(
            "tests/sources/rules",
            "test_derivations test_derivations_reasons test_precedence test_pedigree test_lineage test_directions "
            "test_overlap test_likeness test_slips test_slips_words test_clusters test_second_reading",
        ),
    ),
    "visibility": Area(
        (
            "sources/visibility.py",
            "sources/models/veil.py",
            "sources/models/glimpse.py",
            "sources/api/audience.py",
            "claims/models/veil.py",
            "claims/api/sight.py",
            "claims/pages/clouds.py",
            "claims/pages/seen.py",
        ),
        (
            "tests/sources/test_visibility.py",
            "tests/sources/models/test_veil.py",
            "tests/sources/models/test_veil_laws.py",
            "tests/sources/models/test_glimpse.py",
            "tests/sources/api/test_audience.py",
            "tests/claims/models/test_veil.py",
            "tests/claims/models/test_veil_laws.py",
            "tests/claims/api/test_sight.py",
            "tests/claims/api/test_sight_laws.py",
            "tests/claims/pages/test_clouds.py",
            "tests/claims/pages/test_clouds_laws.py",
            "tests/claims/pages/test_seen.py",
        ),
    ),
    "chain": Area(
        (
            *_in("provenance/history/checks", "__init__ chain entries evidence erasures schema"),
            "provenance/history/actions/chain.py",
            "provenance/history/verification.py",
        ),
        (
            "tests/provenance/history/checks",
            "tests/provenance/history/actions/test_chain.py",
            *_in(
                "tests/provenance/history",
                "test_entries test_evidence test_erasures test_leaves test_verification test_verify",
            ),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one mutant: killed, late (it ran without end), survived, unreached by any test, or
    unmade, where it cannot be put in place."""

    path: str
    line: int
    text: str
    within: str
    was: str
    now: str
    fate: str
    by: str

    @property
    def key(self) -> str:
        """What it is known by in the list of equivalents, wherever its line has moved."""
        return f"{self.path} {self.text} | {self.was} → {self.now}"

    @property
    def noticed(self) -> bool:
        return self.fate in ("killed", "late")

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.within}: {self.text} | {self.was} → {self.now} ({self.fate})"


def tried(area: Area, *, one_in: int = 1) -> list[Fate]:
    """Try an area's mutants, or one in so many, in a run of the tests of its own, with servers of its own."""
    with tempfile.NamedTemporaryFile("r") as book:
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "tests.mutating",
                "-p",
                "no:cacheprovider",
                *area.tests,
            ],
            cwd=PROJECT,
            env={
                **another_runs(),
                PATHS: " ".join(area.files),
                BOOK: book.name,
                EACH_ONE_IN: str(one_in),
                AT_MOST: EXAMPLES,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        fates = [Fate(**json.loads(line)) for line in book]
    if not fates:
        raise RuntimeError(f"no mutant was tried: {ran.stdout[-3_000:]}{ran.stderr[-3_000:]}")
    return fates


def differing(fates: list[Fate]) -> list[Fate]:
    """Those that do something else than the program does."""
    return [each for each in fates if each.key not in EQUIVALENT]


def share(fates: list[Fate]) -> float:
    """The mutation score: the share that was noticed of all that do something else."""
    meant = differing(fates)
    return sum(each.noticed for each in meant) / len(meant)


def told(name: str, fates: list[Fate]) -> str:
    """One area’s figures in a few words."""
    meant = differing(fates)
    noticed = sum(each.noticed for each in meant)
    same = len(fates) - len(meant)
    return f"{name} {share(fates):.0%} ({noticed} of {len(meant)}{f', {same} equivalent' if same else ''})"


def main(names: list[str]) -> int:
    """Try these areas, list who survived; how many came out below the floor."""
    below = 0
    for name in names or list(AREAS):
        fates = tried(AREAS[name], one_in=int(os.environ.get(EACH_ONE_IN, "1")))
        print(*(each for each in differing(fates) if not each.noticed), sep="\n")
        for path in AREAS[name].files:
            if (of_file := [each for each in fates if each.path == Path(path).as_posix()]) and differing(
                of_file
            ):
                print(told(path, of_file))
        print(told(name, fates), flush=True)
        below += share(fates) < FLOOR
    return below


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
