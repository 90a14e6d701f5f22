"""Has a run of tests try mutants: every test once, to see which lines it runs, then each mutant in a fork of the run.

A plugin of pytest (``-p tests.mutating``). All is imported, collected and set up once; a fork has another code put in
place of one function, or another value in place of one constant, and runs the tests of that line until one fails.
"""

import json
import os
import re
import signal
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol
from django.db import connections
from pytest_django.plugin import blocking_manager_key

from provenance.embedded.places import PROJECT
from tests.mutants import Mutant, mutants
from tests.planting import Functions, live, planted

PATHS = "MUTATED"
"""Names the files that are mutated, parted by spaces; ``BOOK`` the file that is told of each mutant's fate."""
BOOK = "MUTATED_BOOK"
EACH_ONE_IN = "MUTATED_EACH"
"""Names of how many mutants one is tried."""
EACH = int(os.environ.get(EACH_ONE_IN, "1"))
TURN = int(os.environ.get("MUTATED_TURN", "0"))
"""Which one of so many: by another number another sample is drawn, and all numbers below ``EACH`` draw every mutant."""
AT_ONCE = int(os.environ.get("MUTATED_AT_ONCE", "2"))
BUDGET = float(os.environ.get("MUTATED_BUDGET", "20"))
"""Seconds of processor time: no more of the tests of a line are run than took so long without a mutant."""

PATIENCE = 3.0
"""A mutant may take so many times as long as its tests took without it, and so many seconds more."""

HUNG = 20
"""Times as long as that on the clock: then it waits for something that never comes."""


LETTERS = ("test_the_database_keeps_the_questions_as_they_stand_here",)
"""Tests that hold the text of the program itself against a copy: they notice every mutant."""


class TooLongError(BaseException):
    """The tests of a mutant take far longer than without it: it runs without end."""


@dataclass(slots=True)
class Seen:
    """What the tests did without mutants: which passed, how many seconds each took, which lines of a file each ran."""

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    of_file: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that may notice a mutant, the quickest first."""
        # What makes constants has run before any test; who runs the file, or one that takes them, may still notice.
        run = self.lines[mutant.path, mutant.line] if mutant.within else set()
        names = run or set().union(
            *(self.of_file[path] for path in (mutant.path, *takers(mutant.path, self.of_file)))
        )
        quickest = sorted(names & self.seconds.keys(), key=lambda name: (self.seconds[name], name))
        taken = accumulate(self.seconds[name] for name in quickest)
        return [
            name
            for place, (name, so_far) in enumerate(zip(quickest, taken, strict=True))
            if not place or so_far < BUDGET
        ]


def takers(path: str, others: Iterable[str]) -> list[str]:
    """Those of some files that import from one, and so may hold what it makes."""
    name = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    package, _, last = name.rpartition(".")
    taken = re.compile(rf"^from (?:{name} import |{package} import .*\b{last}\b)", re.MULTILINE)
    return [
        each for each in others if each != path and taken.search((PROJECT / each).read_text(encoding="utf-8"))
    ]


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Settle chance, so that a mutant has the same fate each time; one failure is enough, and no smaller."""
    quick = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile(
        "mutated", deadline=None, derandomize=True, database=None, phases=quick, max_examples=20
    )
    hypothesis.settings.load_profile("mutated")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    paths = os.environ[PATHS].split()
    seen = looked(session, paths)
    tests = {each.nodeid: each for each in session.items}
    with Path(os.environ[BOOK]).open("a") as book:
        for mutant, fate, by in fates(paths, seen, tests):
            told = {name: getattr(mutant, name) for name in ("path", "line", "text", "within", "was", "now")}
            book.write(json.dumps({**told, "fate": fate, "by": by}) + "\n")
            book.flush()
    return True


def looked(session: pytest.Session, paths: Iterable[str]) -> Seen:
    """Run every test once, and note which lines of the files it runs."""
    seen = Seen()
    watch = coverage.Coverage(
        data_file=None, include=[str(PROJECT / path) for path in paths], config_file=False
    )
    watch.start()
    for test in session.items:
        watch.switch_context(test.nodeid)
        begun = time.process_time()
        if passes(test) and test.name not in LETTERS:
            seen.seconds[test.nodeid] = time.process_time() - begun
    watch.stop()
    for path in paths:
        for line, names in watch.get_data().contexts_by_lineno(str(PROJECT / path)).items():
            seen.lines[path, line] |= set(names)
            seen.of_file[path] |= set(names)
    return seen


def passes(test: pytest.Item) -> bool:
    """Run one test, and put away all but what the whole run shares."""
    following: Any = test.session
    return all(each.passed for each in runtestprotocol(test, nextitem=following, log=False))


@dataclass(frozen=True, slots=True)
class Fork:
    """A mutant that is being tried: its process, what its tests tell through, and until when they may."""

    mutant: Mutant
    pid: int
    told: int
    until: float


def fates(
    paths: Iterable[str], seen: Seen, tests: dict[str, pytest.Item]
) -> Iterator[tuple[Mutant, str, str]]:
    """Each mutant with its fate (killed, late, survived, unreached, unmade) and the test that killed it."""
    at_once = 1 if any("db" in getattr(each, "fixturenames", ()) for each in tests.values()) else AT_ONCE
    functions, caches = live()
    running: list[Fork] = []
    for path in paths:
        for mutant in filter(drawn, mutants(path)):
            names = seen.of(mutant)
            if not names:
                yield mutant, "unreached", ""
                continue
            if len(running) >= at_once:
                yield ended(running.pop(0))
            running.append(tried(mutant, [tests[name] for name in names], seen, functions, caches))
    yield from map(ended, running)


def drawn(mutant: Mutant) -> bool:
    """Whether a mutant is tried: one in ``EACH`` is, the same for as long as it reads the same."""
    return crc32(f"{mutant.path} {mutant.within} {mutant.was} {mutant.now}".encode()) % EACH == TURN % EACH


def tried(
    mutant: Mutant, tests: list[pytest.Item], seen: Seen, functions: Functions, caches: list[object]
) -> Fork:
    """Begin a fork in which a mutant is tried."""
    connections.close_all()
    limit = PATIENCE + PATIENCE * sum(seen.seconds[each.nodeid] for each in tests)
    told, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return Fork(mutant, pid, told, time.monotonic() + limit * HUNG)
    try:
        signal.signal(signal.SIGPROF, _late)
        signal.setitimer(signal.ITIMER_PROF, limit)
        for cache in caches:
            cache.cache_clear()
        os.write(tell, fate_of(mutant, tests, functions).encode())
    except TooLongError:
        os.write(tell, b"late ")
    finally:
        os._exit(0)


def fate_of(mutant: Mutant, tests: list[pytest.Item], functions: Functions) -> str:
    """What becomes of a mutant; one whose constant, or whose question, cannot even be made is noticed by that."""
    try:
        with tests[0].config.stash[blocking_manager_key].unblock(), planted(mutant, functions):
            connections.close_all()
            return killer(tests)
    except Exception as error:  # noqa: BLE001 (whatever a fault may come to)
        return f"{'unmade' if mutant.within else 'killed'} {error!r}"


def _late(*_: object) -> None:
    raise TooLongError


def killer(tests: list[pytest.Item]) -> str:
    """The fate of the mutant that is in place, and the first test that fails with it."""
    for test in tests:
        if not passes(test):
            late = signal.getitimer(signal.ITIMER_PROF)[0] == 0
            return f"{'late' if late else 'killed'} {test.nodeid}"
    return "survived "


def ended(fork: Fork) -> tuple[Mutant, str, str]:
    """Wait for a fork; one that tells nothing in its time is killed, and was the mutant's doing."""
    while not os.waitpid(fork.pid, os.WNOHANG)[0]:
        if time.monotonic() > fork.until:
            os.kill(fork.pid, signal.SIGKILL)
            os.waitpid(fork.pid, 0)
            break
        time.sleep(0.002)
    with os.fdopen(fork.told) as told:
        fate, _, by = told.read().partition(" ")
    return fork.mutant, fate or "late", by
