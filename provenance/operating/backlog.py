"""How far behind the work is, read from the tables: each question is answered by an index, however long the history."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count

from provenance.history.models import Verification
from provenance.pipeline.models import Job, JobState, ScoreCheck
from provenance.webhooks.models import Delivery, Endpoint
from provenance.webhooks.vocabulary import EndpointState

OPEN = """
SELECT step, count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'running'),
    count(*) FILTER (WHERE state = 'running' AND lease_until < clock_timestamp()),
    coalesce(extract(epoch FROM clock_timestamp() - min(updated_at) FILTER (WHERE state = 'pending')), 0)::float
FROM pipeline_job WHERE state IN ('pending', 'running') GROUP BY step ORDER BY min(rank)
"""
# The teller goes by transactions: all below seen_xid it has looked at.
OUTBOX = """
SELECT greatest(extract(epoch FROM clock_timestamp() - at), 0)::float FROM history_change
WHERE xid >= coalesce((SELECT seen_xid FROM telling_teller), 0) ORDER BY xid, id LIMIT 1
"""
UNTOLD = "SELECT count(*) FROM telling_untold"
# Decisions are linked as they are made; what the machine wrote waits for the next batch.
UNSEALED = """
SELECT greatest(extract(epoch FROM clock_timestamp() - at), 0)::float FROM history_entry
WHERE xid >= (SELECT sealed_xid FROM history_head) AND actor_id IS NULL ORDER BY xid, id LIMIT 1
"""
FEEDS = """
SELECT greatest(extract(epoch FROM clock_timestamp() - min(greatest(feed.due_at, host.free_at))), 0)::float
FROM sources_feed AS feed JOIN sources_host AS host ON host.id = feed.host_id
WHERE feed.active AND feed.due_at <= clock_timestamp() AND host.free_at <= clock_timestamp()
"""
MESSAGES = """
SELECT count(*), coalesce(greatest(extract(epoch FROM clock_timestamp() - min(due_at)), 0), 0)::float
FROM webhooks_delivery WHERE due_at <= clock_timestamp()
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The open jobs of one step: how many are ``pending`` and ``running``, how many were left by their worker
    (``expired``), and for how many seconds the oldest pending one has waited since it was noted or last tried."""

    step: str
    pending: int
    running: int
    expired: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Messages:
    """What endpoints are still to be told: messages that are due now, for how many seconds the oldest of them has been,
    how many were given up, and how many endpoints are disabled."""

    due: int
    oldest: float
    given_up: int
    disabled: int


def open_jobs() -> list[Waiting]:
    """The open jobs of every step that has any, in the order of the line."""
    return [Waiting(*row) for row in _rows(OPEN)]


def put_away() -> dict[str, int]:
    """By step, how many jobs are quarantined and wait for a person."""
    away = Job.objects.filter(state=JobState.QUARANTINED).order_by("step").values_list("step")
    return dict(away.annotate(number=Count("pk")))


def outbox_age() -> float:
    """For how many seconds the oldest change the teller has not looked at has stood in the history; 0: none does."""
    return _age(OUTBOX)


def untold() -> int:
    """How many rows may read otherwise than partners were told."""
    return int(_rows(UNTOLD)[0][0])


def unsealed_age() -> float:
    """For how many seconds the oldest entry that no link of the chain covers has stood there; 0: none does."""
    return _age(UNSEALED)


def feeds_overdue() -> float:
    """For how many seconds the feed that waits longest could have been looked at; 0: none waits."""
    return _age(FEEDS)


def messages() -> Messages:
    """What endpoints are still to be told."""
    ((due, oldest),) = _rows(MESSAGES)
    disabled = Endpoint.objects.filter(state=EndpointState.DISABLED).count()
    return Messages(due, oldest, Delivery.objects.given_up().count(), disabled)


def last_verification() -> Verification | None:
    """The last time the integrity of everything was checked."""
    return Verification.objects.order_by("-pk").first()


def last_score_check() -> ScoreCheck | None:
    """The last night's check of the scores that came to its end."""
    return ScoreCheck.objects.filter(ended_at__isnull=False).order_by("-pk").first()


def _age(question: str) -> float:
    rows = _rows(question)
    return float(rows[0][0] or 0) if rows else 0.0


def _rows(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())
