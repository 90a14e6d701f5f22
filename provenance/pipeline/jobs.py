"""Job rows at work: writing down what is due, leasing it, taking it once, and putting away what keeps failing."""

import logging
import secrets
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from provenance.pipeline.models import Job, JobState, Step
from provenance.pipeline.steps import (
    ASKED,
    GIVE_UP,
    LINE,
    OUTSIDE,
    RANKS,
    TAKE,
    TAKE_ALL,
    Asking,
    Errand,
    Station,
)

# A step takes well under a second; a lease this long survives a slow machine and still frees the job of a dead
# worker within a minute. All times are the database's, so that workers' clocks do not matter.
LEASE_SECONDS = 30
BATCH = 20
MOST_ATTEMPTS = 3
# A worker that dies while it is out takes the errands of several hosts with it, all but one of them innocent; what
# is dangerous about an errand, opening what it brings, is counted on the row itself (sources.actions.turns).
MOST_ERRANDS = 10

_LINE = {"first": 0, "last": OUTSIDE - 1}
_OUTSIDE = {"first": OUTSIDE, "last": ASKED - 1}
_ASKED = {"first": ASKED, "last": 32_767}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lease:
    """One job held by one worker: it may only be finished under this owner's name."""

    job: int
    step: Step
    subject: int
    owner: str
    attempts: int


def note_due(steps: Iterable[Station | Errand | Asking] = LINE) -> int:
    """Write down a job for every row that wants a step; returns how many were newly noted or woken.

    A job that is running is left alone: when it is done, a row that still wants the step is noted again. An errand put
    aside has closed its row: that the row is due again is a person's wish, and wakes it. A step of the line put aside
    is woken by ``retry`` alone, for its row has wanted it all the while.
    """
    return sum(_note(station) for station in steps)


def _note(station: Station | Errand | Asking) -> int:
    if isinstance(station, Station) and station.tidy is not None:
        station.tidy()
    sql, params = station.due().order_by().values("pk").query.sql_with_params()
    step = station.step.value
    ended = [JobState.DONE, JobState.QUARANTINED] if station.step in GIVE_UP else [JobState.DONE]
    # Rows that a worker is about to finish are neither touched nor waited for: it may finish several at once, in its
    # own order, and each would wait for the other.
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH due(subject) AS MATERIALIZED ({sql}), ended AS (
                SELECT job.id FROM pipeline_job AS job JOIN due USING (subject)
                WHERE job.step = %s AND job.state = ANY(%s) FOR UPDATE OF job SKIP LOCKED
            ), woken AS (
                UPDATE pipeline_job SET state = 'pending', attempts = 0, last_error = '', updated_at = now()
                WHERE id IN (SELECT id FROM ended) RETURNING id
            ), noted AS (
                INSERT INTO pipeline_job (step, rank, subject, state, owner, attempts, last_error, updated_at)
                SELECT %s, %s, subject, 'pending', '', 0, '', now() FROM due
                WHERE NOT EXISTS (SELECT FROM pipeline_job AS job WHERE job.step = %s AND job.subject = due.subject)
                ORDER BY subject ON CONFLICT (step, subject) DO NOTHING RETURNING id
            )
            SELECT (SELECT count(*) FROM woken) + (SELECT count(*) FROM noted)
            """,  # noqa: S608 (the selection is Django's own SQL, its values are parameters)
            [*params, step, [state.value for state in ended], step, RANKS[station.step], step],
        )
        return int(cursor.fetchone()[0])


def lease(
    *, most: int = BATCH, seconds: float = LEASE_SECONDS, outside: bool = False, asking: bool = False
) -> list[Lease]:
    """Lease up to ``most`` jobs that are pending, earliest step first, or one whose last holder let its lease run out.

    Such a one is leased alone: a worker dies of one of the jobs it holds, and whoever takes them up together again
    would die as often for all of them, until those that are innocent are put away with it.

    Errands are leased apart from the steps of the line, by those who go ``outside``; so are questions to analysts, by
    those who are ``asking``.
    """
    ranks = _ASKED if asking else _OUTSIDE if outside else _LINE
    owner = secrets.token_hex(16)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH found AS MATERIALIZED (
                SELECT id, rank, state = 'running' AS left_behind FROM pipeline_job
                WHERE rank BETWEEN %(first)s AND %(last)s
                    AND (state = 'pending' OR (state = 'running' AND lease_until < clock_timestamp()))
                ORDER BY rank, id LIMIT %(most)s FOR UPDATE SKIP LOCKED
            ), taken AS (
                SELECT id FROM found ORDER BY left_behind DESC, rank, id
                LIMIT CASE WHEN EXISTS (SELECT FROM found WHERE left_behind) THEN 1 ELSE %(most)s END
            )
            UPDATE pipeline_job SET state = 'running', owner = %(owner)s, attempts = attempts + 1, updated_at = now(),
                lease_until = clock_timestamp() + make_interval(secs => %(seconds)s)
            WHERE id IN (SELECT id FROM taken)
            RETURNING id, step, subject, attempts, rank
            """,
            {"owner": owner, "seconds": seconds, "most": most, **ranks},
        )
        rows = sorted(cursor.fetchall(), key=lambda row: (row[4], row[0]))
    return [Lease(job, Step(step), subject, owner, attempts) for job, step, subject, attempts, _ in rows]


def take(held: Lease) -> bool:
    """Take the step and finish the job in one transaction; False if the lease was lost meanwhile or the step failed.

    The effect and its tick are committed together or not at all, so a worker may die at any point.
    """
    return finish(held, lambda: TAKE[held.step](held.subject))


def take_all(held: Sequence[Lease]) -> list[bool]:
    """Take one step for several jobs, together in one transaction where the step can; which of them are done.

    Where together fails, for whatever reason, nothing of it is left and each is taken by itself, so that one that keeps
    failing is put away alone. What was leased before is taken by itself at once: it may be what a worker died of.
    """
    fresh = [each for each in held if each.attempts == 1 and each.step in TAKE_ALL]
    together = len(fresh) > 1 and _taken_together(fresh[0].step, fresh)
    return [True if together and each in fresh else take(each) for each in held]


def _taken_together(step: Step, held: Sequence[Lease]) -> bool:
    try:
        with transaction.atomic():
            TAKE_ALL[step]([each.subject for each in held])
            if all(_finish(each) for each in held):
                return True
            transaction.set_rollback(True)
    except OperationalError:
        connection.close_if_unusable_or_obsolete()
    except Exception as error:  # noqa: BLE001 (whatever went wrong shows again when each is taken by itself)
        log.warning("%s of %d together failed: %r", step, len(held), error)
    return False


def finish(held: Lease, effect: Callable[[], None]) -> bool:
    """As ``take``, with the effect given."""

    def both() -> bool:
        with transaction.atomic():
            effect()
            if not _finish(held):
                transaction.set_rollback(True)
                return False
        return True

    return _tried(held, both)


def prepare(held: Lease, beginning: Callable[[], None]) -> bool:
    """Do what comes before an errand, in a transaction that ends with it; False if it failed, as for ``take``."""

    def begin() -> bool:
        with transaction.atomic():
            beginning()
        return True

    return _tried(held, begin)


def opening(held: Lease, effect: Callable[[], None], *, seconds: float) -> bool:
    """Note that what an errand brought is about to be opened, under a lease of ``seconds`` from now.

    False, and nothing noted, if the lease was lost meanwhile: what was brought is another's to bring again.
    """

    def both() -> bool:
        with transaction.atomic():
            if not _mine(held).update(lease_until=Now() + timedelta(seconds=seconds)):
                return False
            effect()
        return True

    return _tried(held, both)


def _tried(held: Lease, attempt: Callable[[], bool]) -> bool:
    """One attempt. Whatever goes wrong is kept with the job, which is tried again or put away."""
    most = MOST_ERRANDS if held.step in GIVE_UP else MOST_ATTEMPTS
    if held.attempts > most:
        _put_away(held, "its worker died each time it was tried")
        return False
    try:
        return attempt()
    except OperationalError as error:
        # Deadlock or lost connection: nobody's fault, so it costs no attempt.
        connection.close_if_unusable_or_obsolete()
        _give_back(held, str(error), cost=0)
    except Exception as error:  # noqa: BLE001 (whatever went wrong is kept with the job and tried again)
        log.error("%s of %s failed, attempt %d: %r", held.step, held.subject, held.attempts, error)
        trouble = "".join(traceback.format_exception(error, limit=-6))
        if held.attempts >= most:
            _put_away(held, trouble)
        else:
            _give_back(held, trouble, cost=1)
    return False


def retry(*, picked: Sequence[int]) -> int:
    """Take jobs (by primary key) out of quarantine, to be tried as often as new ones; returns how many were in it."""
    return Job.objects.filter(pk__in=picked, state=JobState.QUARANTINED).update(
        state=JobState.PENDING, attempts=0, last_error="", updated_at=Now()
    )


def _mine(held: Lease) -> "QuerySet[Job]":
    return Job.objects.filter(pk=held.job, state=JobState.RUNNING, owner=held.owner)


def _finish(held: Lease) -> bool:
    return bool(
        _mine(held).update(state=JobState.DONE, owner="", lease_until=None, attempts=0, last_error="")
    )


def _give_back(held: Lease, trouble: str, *, cost: int) -> None:
    _mine(held).update(
        state=JobState.PENDING,
        owner="",
        lease_until=None,
        attempts=held.attempts - 1 + cost,
        last_error=trouble,
    )


def _put_away(held: Lease, trouble: str) -> None:
    """Set the job aside for a person; the row an errand was about is closed, so that its host goes on to the next."""
    with transaction.atomic():
        mine = _mine(held).update(state=JobState.QUARANTINED, owner="", lease_until=None, last_error=trouble)
        if mine and held.step in GIVE_UP:
            GIVE_UP[held.step](held.subject, trouble.strip().splitlines()[-1])
