"""Works every score out again, in stretches, and tells the first that comes out otherwise."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.utils import timezone

from claims.actions import trials
from claims.models import Claim
from claims.models.corroboration import Difference
from provenance.pipeline.models import ScoreCheck
from provenance.pipeline.steps import LINE

CHUNK = 50  # claims looked up at once
TOLD = 20  # differences kept of one check: the first says what to look at
EVERY = timedelta(hours=20)  # at most one check a night, whatever the clock does
KEPT = timedelta(days=60)

Watcher = Callable[[int, int], None]
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Stretch:
    """What one stretch came to: up to which claim (by primary key) it went, and what it found."""

    reached: int
    looked_at: int = 0
    found: list[Difference] = field(default_factory=list)
    ended: bool = False


def stretch(*, after: int = 0, seconds: float = float("inf"), watch: Watcher = lambda *_: None) -> Stretch:
    """Work claims out again, those behind ``after``, for about so many seconds."""
    done, until = Stretch(after), time.monotonic() + seconds
    total = Claim.objects.filter(pk__gt=after).count()
    while time.monotonic() < until:
        chunk = list(
            Claim.objects.filter(pk__gt=done.reached).order_by("pk").values_list("pk", flat=True)[:CHUNK]
        )
        if not chunk:
            done.ended = True
            break
        done.found += trials.differing(claims=chunk)
        done.reached, done.looked_at = chunk[-1], done.looked_at + len(chunk)
        watch(done.looked_at, total)
    return done


def busy() -> bool:
    """Whether the line has work waiting: then a score may be behind, and that is no fault."""
    return any(station.due().exists() for station in LINE)


def nightly(*, seconds: float, now: datetime | None = None) -> ScoreCheck | None:
    """One stretch of tonight's check, begun where the last one ended; None once it is over.

    Scores that differ while the line has work waiting are looked at again in the next stretch. Whoever calls sees to it
    that nobody else does meanwhile: one transaction around the whole would hold the change feed up.
    """
    check = _tonights(now or timezone.now())
    if check is None:
        return None
    done = stretch(after=check.reached, seconds=seconds)
    if done.found and busy():
        return check
    _note(check, done)
    if done.found:
        log.error("A full rescore changes a score: %s", done.found[0])
    return check


def _tonights(now: datetime) -> ScoreCheck | None:
    last = ScoreCheck.objects.order_by("-pk").first()
    if last is not None and last.ended_at is None:
        return last
    if last is not None and now - last.began_at < EVERY:
        return None
    ScoreCheck.objects.filter(began_at__lt=now - KEPT).delete()
    return ScoreCheck.objects.create(began_at=now)


def _note(check: ScoreCheck, done: Stretch) -> None:
    told = check.found.splitlines() + [str(each) for each in done.found]
    check.found = "\n".join(islice(told, TOLD))
    check.reached, check.looked_at = done.reached, check.looked_at + done.looked_at
    check.differing += len(done.found)
    if done.ended:
        check.ended_at = timezone.now()
    check.save()
