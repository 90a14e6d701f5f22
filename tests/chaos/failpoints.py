"""Places at which a worker is killed: in the midst of each step, before and after its commit, and having leased it.

The worker is a forked process that does the program’s own work, so that dying is real (SIGKILL) and the program knows
nothing of it. The worker before it has left whatever it left; the next one begins there.
"""

import os
import random
import signal
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection, connections
from django.db.models.functions import Now

from provenance.pipeline import jobs
from provenance.pipeline.models import Job, JobState
from provenance.pipeline.steps import LINE
from sources.actions import captures

MIDST, BEFORE, AFTER, LEASED = (
    "in the midst of",
    "before the commit of",
    "after the commit of",
    "having leased",
)
TAKING_IN = "taking in"
STEPS = [TAKING_IN, *(station.step.value for station in LINE)]
PLACES = (MIDST, BEFORE, AFTER, LEASED)
MOST_STATEMENTS = 6
"""A worker killed in the midst of a step has had at most so many questions answered by the database."""

Point = tuple[str, str]
"""Where, and in which step."""


def points(turn: int) -> list[Point]:
    """The places of one run, one in each step; four turns have them all.

    A job is put away when its worker died three times: with one death of its own, and one of a worker that held it
    beside others, each has its last try left.
    """
    found = [(PLACES[(turn + number) % len(PLACES)], step) for number, step in enumerate(STEPS)]
    return [each for each in found if each != (LEASED, TAKING_IN)]


@dataclass
class Trap:
    """Kills its own process at the first of some places that it comes to, and says which through a pipe."""

    armed: frozenset[Point]
    pipe: int
    chance: random.Random
    step: str = ""
    left: dict[str, int] = field(default_factory=dict)

    def spring(self, where: str, step: str) -> None:
        if (where, step) in self.armed:
            os.write(self.pipe, f"{where}/{step}".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def during(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Some work as a step: until it commits, what the database is asked belongs to it."""

        def done(*args: Any, **named: Any) -> Any:
            self.step, self.left[step] = step, self.chance.randrange(1, MOST_STATEMENTS)
            return work(*args, **named)

        return done

    def watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Between the program and the database: dies once the answer is there and before it is read."""
        answer = execute(sql, params, many, context)
        if self.step:
            self.left[self.step] -= 1
            if self.left[self.step] <= 0:
                self.spring(MIDST, self.step)
        return answer

    def set(self) -> None:
        """Only ever in a forked process: the program of this one is never mended again."""
        for table in (jobs.TAKE, jobs.TAKE_ALL):
            for step, work in list(table.items()):
                table[step] = self.during(step.value, work)
        captures.take = self.during(TAKING_IN, captures.take)
        lease, commit = jobs.lease, connection._commit

        def leased(**asked: Any) -> list[jobs.Lease]:
            held = lease(**asked)
            if held:
                self.spring(LEASED, held[0].step.value)
            return held

        def committed() -> None:
            step, self.step = self.step, ""
            if step:
                self.spring(BEFORE, step)
            commit()
            if step:
                self.spring(AFTER, step)

        jobs.lease = leased
        connection._commit = committed  # type: ignore[method-assign]
        connection.execute_wrappers.append(self.watch)


def worked(work: Callable[[], None], armed: Iterable[Point], chance: random.Random) -> list[Point]:
    """Have workers do some work, one after the other, until one comes to its end; where the others were killed.

    No place kills twice. Leases of the dead are made to run out at once, which otherwise takes half a minute.
    """
    left, killed = set(armed), list[Point]()
    while (point := _killed(work, frozenset(left), random.Random(chance.random()))) is not None:  # noqa: S311
        left.discard(point)
        killed.append(point)
        Job.objects.filter(state=JobState.RUNNING).update(lease_until=Now() - timedelta(seconds=1))
    return killed


def _killed(work: Callable[[], None], armed: frozenset[Point], chance: random.Random) -> Point | None:
    """One worker: where it was killed, None where it came to its end. Raises where it failed."""
    connections.close_all()  # no two processes share one
    ours, theirs = os.pipe()
    if (pid := os.fork()) == 0:
        _be_a_worker(work, Trap(armed, theirs, chance))
    os.close(theirs)
    with os.fdopen(ours, "rb") as told:
        said = told.read().decode()
    _, ended = os.waitpid(pid, 0)
    if os.WIFSIGNALED(ended):
        where, _, step = said.partition("/")
        return where, step
    assert os.waitstatus_to_exitcode(ended) == 0, said
    return None


def _be_a_worker(work: Callable[[], None], trap: Trap) -> None:
    ended = 1
    try:
        trap.set()
        work()
        connections.close_all()
        ended = 0
    except BaseException:  # noqa: BLE001 (whatever it is, the one who waits is told)
        os.write(trap.pipe, traceback.format_exc().encode()[-4_000:])
    finally:
        os._exit(ended)


def places(killed: Sequence[Point]) -> set[str]:
    """How they are called."""
    return {f"{where} {step}" for where, step in killed}
