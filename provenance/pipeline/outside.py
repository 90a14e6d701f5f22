"""Going out: looking at every feed and address that is due, several at once, while nobody waits for a slow site."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial

from django.db import connection
from django.db.models.functions import Now

from provenance.history.actions import chain
from provenance.pipeline import jobs
from provenance.pipeline.jobs import Lease
from provenance.pipeline.line import Tally
from provenance.pipeline.steps import ERRAND, ERRANDS
from sources.fetching.client import Client
from sources.fetching.looking import MOST_SECONDS, Brought, Wanted
from sources.models import Visit

AT_ONCE = 8
"""Looks of one worker at a time, each at another host; a slow one keeps a thread waiting, and nobody else."""

LEASE_SECONDS = MOST_SECONDS + 20
"""Longer than a host's turn: when the job of a dead worker comes back, its host is free again."""

PATIENCE = 2 * LEASE_SECONDS
_LOCK = 7_304_112  # any number of our own, for locks that tell who is outside


@dataclass(slots=True)
class Trip:
    """The looks that are under way; only their threads are out, all that is kept is kept by the one who sent them."""

    client: Client
    tally: Tally
    threads: ThreadPoolExecutor
    out: dict["Future[Brought]", tuple[Lease, float]] = field(default_factory=dict)

    def send(self) -> bool:
        """Send out as many as there is room for; False if there is nothing to send."""
        room = AT_ONCE - len(self.out)
        held = jobs.lease(most=room, seconds=LEASE_SECONDS, outside=True) if room else []
        if room and not held and jobs.note_due(ERRANDS):
            held = jobs.lease(most=room, seconds=LEASE_SECONDS, outside=True)
        for each in held:
            self._send(each)
        return bool(held)

    def _send(self, held: Lease) -> None:
        began = time.monotonic()
        wanted: list[Wanted | None] = []
        if not jobs.prepare(held, lambda: wanted.append(ERRAND[held.step].prepare(held.subject))):
            return
        (goal,) = wanted
        if goal is None:
            # Nothing is due there any more, or somebody else has the turn: a row that still is due is noted again.
            jobs.finish(held, lambda: None)
        else:
            self.out[self.threads.submit(ERRAND[held.step].look, self.client, goal)] = held, began

    def welcome(self, seconds: float) -> None:
        """Keep what those who are back have brought, waiting up to ``seconds`` for the first."""
        for future in wait(self.out, timeout=seconds, return_when=FIRST_COMPLETED).done:
            held, began = self.out.pop(future)
            errand = ERRAND[held.step]
            note = partial(errand.opened, held.subject)
            if not jobs.opening(held, note, seconds=LEASE_SECONDS):
                continue
            done = jobs.finish(held, lambda: _keep(held, future))  # noqa: B023 (called at once)
            self.tally.add(held.step, done=done, seconds=time.monotonic() - began)


def work(*, seconds: float, client: Client, tally: Tally | None = None) -> Tally:
    """Go out for at most ``seconds``, wait for those still out, chain the history they wrote, and return.

    A look is bounded, so this ends within MOST_SECONDS more. Whoever dies meanwhile has lost nothing: the lease and
    the host's turn run out, and the look is made again.
    """
    tally = tally or Tally()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="look") as threads:
        trip = Trip(client, tally, threads)
        while (time.monotonic() < until and trip.send()) or trip.out:
            trip.welcome(0.1)
    chain.seal()
    return tally


def see_to(*, visits: Sequence[int], client: Client, watch: Callable[[int], None] | None = None) -> None:
    """Go out until none of these visits (by primary key) is due any more; ``watch`` is told how many still are.

    Whatever else is due is looked at on the way. Waits for the hosts' turns, and for looks that other workers have
    under way, but no longer than PATIENCE seconds in which none of the visits comes to an end.
    """
    due = Visit.objects.filter(pk__in=visits, due_at__lte=Now())
    left, quiet_since = len(visits), time.monotonic()
    while still := due.count():
        if still < left:
            left, quiet_since = still, time.monotonic()
        elif time.monotonic() - quiet_since > PATIENCE:
            return
        if watch is not None:
            watch(still)
        work(seconds=1, client=client)
        time.sleep(0.1)


def room_outside(most: int, lock: int = _LOCK) -> bool:
    """Whether fewer than ``most`` workers are out; then this one is among them until its connection closes.

    However slow the sites are, the other workers are left to the line. ``lock`` tells one kind of errand from another.
    """
    with connection.cursor() as cursor:
        for place in range(most):
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [lock, place])
            if cursor.fetchone()[0]:
                return True
    return False


def _keep(held: Lease, future: "Future[Brought]") -> None:
    ERRAND[held.step].settle(held.subject, future.result())
