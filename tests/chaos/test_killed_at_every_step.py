"""Workers are killed at every step and on both sides of every commit: what is left is what one that lived leaves."""

import os
import random
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.utils import timezone

from provenance.partners.exports import EXPORTS
from provenance.partners.exports.writing import as_jsonl
from provenance.pipeline import line
from provenance.pipeline.models import Job, JobState
from sources.actions import captures
from sources.api.audience import Audience
from tests import proofs
from tests.chaos.failpoints import PLACES, Point, places, points, worked
from tests.chaos.killing import EXPORTS as COMPARED
from tests.hidden import PIECES
from tests.provenance.history.tampering import faults

SEEDS = int(os.environ.get("KILLED_SEEDS", "0"))
"""With how many seeds each place is tried; none: not at all."""
pytestmark = [
    pytest.mark.chaos,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    # After browser tests in the same process a forked worker has lost its connection once, for a reason not yet known.
    proofs.only("T02", "KILLED_SEEDS", "1"),
]
FIRST = 2
FEW = (0, 1, 3, 5, 11, 13)
"""Pieces that copy, credit and contradict each other, for a usual run."""
LEAST_PLACES = 25


def come_in(chance: random.Random) -> Callable[[], None]:
    """Take pieces in, in an order of this seed’s own, and work them through."""
    pieces = chance.sample(PIECES, len(PIECES)) if SEEDS else [PIECES[number] for number in FEW]

    def work() -> None:
        for each in pieces:
            captures.take(handed=each.handed)
        line.drain(patience=5)

    return work


def left() -> dict[str, bytes]:
    """What every export says; the database is empty afterwards."""
    open_jobs = Job.objects.exclude(state=JobState.DONE)
    assert list(open_jobs.values_list("step", "state", "attempts", "last_error")) == []
    assert line.settled()
    everybody = Audience(None, timezone.now())
    said = {name: b"".join(as_jsonl(EXPORTS[name].lines(everybody))) for name in COMPARED}
    assert all(said.values())
    assert faults() == []
    call_command("flush", "--noinput", verbosity=0)
    return said


def test_a_worker_killed_at_any_place_loses_nothing_and_doubles_nothing(proved: Callable[..., None]) -> None:
    calm, killed = None, list[Point]()
    for seed in range(FIRST, FIRST + max(1, SEEDS)):
        for turn in range(len(PLACES) if SEEDS else 1):
            chance = random.Random(f"{seed} {turn}")  # noqa: S311 (places, no secrets)
            work = come_in(chance)
            if calm is None:
                assert worked(work, (), chance) == []
                calm = left()

            died = worked(work, points(turn), chance)

            assert left() == calm, (seed, turn, died)
            killed += died
    assert len(places(killed)) >= (LEAST_PLACES if SEEDS else 6), places(killed)
    proved(
        "T02",
        size=f"{len(places(killed))} places × {SEEDS or 1} seeds from {FIRST}, {len(PIECES)} pieces",
        figure=f"{len(killed):,} workers killed in {SEEDS * len(PLACES) or 1} runs, each of which ended "
        "in the exports of a run without a kill",
    )
