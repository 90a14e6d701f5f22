"""Working the line: taking every job that is due until nothing is, in this process or a bounded while of a worker's."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils import timezone

from provenance.history.actions import chain
from provenance.history.actions.lifting import lift
from provenance.pipeline import jobs
from provenance.pipeline.models import Job, JobState, Step
from provenance.pipeline.steps import OUTSIDE
from sources.actions import screenings


@dataclass(slots=True)
class Tally:
    """What was done: steps taken by kind, the seconds each kind took, and how many attempts failed."""

    taken: dict[Step, int] = field(default_factory=dict)
    seconds: dict[Step, float] = field(default_factory=dict)
    failed: int = 0

    def add(self, step: Step, *, done: bool, seconds: float) -> None:
        """Count one attempt."""
        self.seconds[step] = self.seconds.get(step, 0.0) + seconds
        if done:
            self.taken[step] = self.taken.get(step, 0) + 1
        else:
            self.failed += 1


Watcher = Callable[[Tally, int], None]


def work(*, seconds: float, tally: Tally | None = None) -> Tally:
    """Take jobs for at most ``seconds``, chain the history they wrote, and return: what a woken worker does.

    A worker whose index of copies is far behind takes none until it has caught up, however many wake-ups that needs.
    """
    tally = tally or Tally()
    until = time.monotonic() + seconds
    if not screenings.warm_up(seconds=seconds):
        return tally
    lift(now=timezone.now())
    while time.monotonic() < until and _round(tally):
        pass
    chain.seal()
    return tally


def drain(
    *, watch: Watcher | None = None, patience: float = jobs.LEASE_SECONDS * 4, tally: Tally | None = None
) -> Tally:
    """Take jobs until none is due or running anywhere: what ``manage.py drain`` does.

    Waits for jobs that another worker holds, but no longer than ``patience`` seconds without any progress.
    """
    tally = tally or Tally()
    while not screenings.warm_up(seconds=patience):
        pass
    lift(now=timezone.now())
    quiet_since = time.monotonic()
    while True:
        if _round(tally):
            quiet_since = time.monotonic()
        elif not open_jobs() or time.monotonic() - quiet_since > patience:
            chain.seal()
            return tally
        else:
            time.sleep(0.1)
        if watch is not None:
            watch(tally, open_jobs())


def open_jobs() -> int:
    """How many jobs of the line are pending or running; errands are not waited for."""
    return Job.objects.filter(state__in=[JobState.PENDING, JobState.RUNNING], rank__lt=OUTSIDE).count()


def settled() -> bool:
    """Whether nothing is due, pending or running: every article at hand has been worked through."""
    jobs.note_due()
    return open_jobs() == 0


def _round(tally: Tally) -> bool:
    """Lease and take one batch; note what is due when nothing is left to lease. False when there was nothing to do.

    Later steps are leased only when no earlier one is open, because leases go by rank.
    """
    held = jobs.lease()
    if not held and jobs.note_due():
        held = jobs.lease()
    for step, several in groupby(held, key=lambda each: each.step):
        began = time.monotonic()
        done = jobs.take_all(list(several))
        for each in done:
            tally.add(step, done=each, seconds=(time.monotonic() - began) / len(done))
    return bool(held)
