"""Writing down what an endpoint is to be told, taking it to be sent, and what came of each attempt."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from provenance.partners.changes import ChangeTold
from provenance.partners.rendering import encode
from provenance.telling.places import Place
from provenance.webhooks.actions import endpoints
from provenance.webhooks.models import Attempt, Delivery, Endpoint, LastTold
from provenance.webhooks.rules import message, schedule
from provenance.webhooks.vocabulary import EndpointState

LEASE = timedelta(minutes=2)
"""After so long a message that somebody took to send and never came back from is anybody's again."""
KEPT = timedelta(days=30)
"""How long what was sent, or given up, can be looked at and sent again."""
SWEPT = 500
"""Old messages cleared away at a time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt: the number answered (0: none), and what went wrong, empty where it was taken."""

    answered: int
    milliseconds: int
    fault: str = ""
    retry_after: timedelta = timedelta(0)
    closed: bool = False
    """Whether its name led into a closed network, so that nobody was asked."""

    @property
    def taken(self) -> bool:
        """Whether the endpoint has it."""
        return 200 <= self.answered < 300 and not self.fault


@transaction.atomic
def write(
    *, endpoint: Endpoint, told: Sequence[ChangeTold], end: Place, site: str, now: datetime
) -> int | None:
    """Write down a stretch of the feed for an endpoint that stands at ``endpoint``'s place, and move it to its end.

    Returns how many messages that makes; None where somebody else has moved it meanwhile, and nothing is written.
    Message and place are written in one transaction: none is left out, none told twice, whoever dies.
    """
    wanted = [each for each in told if _wanted(endpoint, each)]
    moved = Endpoint.objects.filter(
        pk=endpoint.pk, place=endpoint.place, started=endpoint.started, sequence=endpoint.sequence,
        state=EndpointState.OPEN,
    )  # fmt: skip
    if not moved.update(place=end.place, started=end.started, sequence=endpoint.sequence + len(wanted)):
        return None
    last = _last(endpoint, wanted)
    rows = []
    for sequence, each in enumerate(wanted, start=endpoint.sequence + 1):
        about = (each["resource"], each["id"])
        body = _body(each, sequence, last.get(about), site)
        if endpoint.search is not None:
            body["type"] = message.FOUND
            body["data"] |= {"action": "found", "search": endpoint.search.public_id}
        rows.append(_row(endpoint, sequence, body, now))
        last[about] = sequence
    Delivery.objects.bulk_create(rows)
    LastTold.objects.bulk_create(
        [
            LastTold(endpoint=endpoint, resource=resource, public_id=public_id, sequence=sequence)
            for (resource, public_id), sequence in last.items()
        ],
        update_conflicts=True,
        unique_fields=["endpoint", "resource", "public_id"],
        update_fields=["sequence"],
    )
    return len(rows)


def _wanted(endpoint: Endpoint, change: ChangeTold) -> bool:
    if change["resource"] not in message.SINGULAR:
        return False
    return (
        not endpoint.resources
        or change["resource"] in endpoint.resources
        or change["action"] in message.ALWAYS
    )


def _last(endpoint: Endpoint, wanted: Sequence[ChangeTold]) -> dict[tuple[str, str], int]:
    about = {each["id"] for each in wanted}
    rows = LastTold.objects.filter(endpoint=endpoint, resource__in=message.SINGULAR, public_id__in=about)
    return {
        (resource, public_id): sequence
        for resource, public_id, sequence in rows.values_list("resource", "public_id", "sequence")
    }


def _body(change: ChangeTold, sequence: int, previous: int | None, site: str) -> message.Message:
    gone = change["action"] in message.ALWAYS
    return {
        "type": message.kind(change["resource"], change["action"]),
        "timestamp": change["at"],
        "data": {
            "resource": change["resource"],
            "id": change["id"],
            "action": change["action"],
            "became": change["became"],
            "at": change["at"],
            "url": None if gone else f"{site}/api/v1/{change['resource']}/{change['id']}/",
            "sequence": sequence,
            "previous": previous,
            "search": None,
        },
    }


def _row(endpoint: Endpoint, sequence: int, body: message.Message, now: datetime) -> Delivery:
    return Delivery(
        endpoint=endpoint, message_id=f"msg_{uuid.uuid4().hex}", sequence=sequence, kind=body["type"],
        urgent=body["data"]["action"] in message.URGENT, body=encode(body), written_at=now, due_at=now,
    )  # fmt: skip


def take(*, endpoint: Endpoint, most: int, out: Collection[int], now: datetime) -> list[Delivery]:
    """Up to so many messages that are due, which nobody else gets for a while: taken and committed, then sent.

    ``out`` are those (by primary key) that are on their way already.
    """
    rows = endpoint.deliveries.waiting(now).exclude(pk__in=out)[:most]
    taken = []
    for row in rows:
        held = Delivery.objects.filter(pk=row.pk, due_at=row.due_at)
        if held.update(due_at=now + LEASE, tries=F("tries") + 1):
            row.due_at, row.tries, row.endpoint = now + LEASE, row.tries + 1, endpoint
            taken.append(row)
    return taken


@transaction.atomic
def settle(*, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Write down what came of an attempt: done with, to be sent again, given up, or its endpoint disabled."""
    Attempt.objects.create(
        delivery=delivery, at=now, milliseconds=outcome.milliseconds, answered=outcome.answered,
        fault=outcome.fault[:300],
    )  # fmt: skip
    rows = Delivery.objects.filter(pk=delivery.pk, delivered_at=None)
    endpoint = Endpoint.objects.filter(pk=delivery.endpoint_id)
    if not outcome.closed:
        endpoint.exclude(closed_looks=0).update(closed_looks=0, again_at=None)
    if outcome.taken:
        rows.update(due_at=None, delivered_at=now)
        endpoint.exclude(failing_since=None).update(failing_since=None)
        return
    wait = schedule.wait(tries=delivery.tries, mark=delivery.message_id, asked=outcome.retry_after)
    rows.update(due_at=None if wait is None else now + wait)
    endpoint.filter(failing_since=None).update(failing_since=now)
    since = endpoint.values_list("failing_since", flat=True).get()
    if outcome.answered == 410:
        endpoints.disable(endpoint=delivery.endpoint, why="It answered 410: it is not to be told any more.")
    elif since is not None and now - since >= schedule.FAILING:
        endpoints.disable(
            endpoint=delivery.endpoint, why=f"It took nothing for {schedule.FAILING.days} days."
        )
    elif outcome.closed:
        _rest(delivery.endpoint_id, now)


def _rest(endpoint: int, now: datetime) -> None:
    """Look an endpoint up again only when its turn comes, whatever waits for it: the tenth time it is disabled.

    Where a name leads is asked for the endpoint, not for each message: with a thousand waiting, each with ten attempts
    of its own, one name was looked up ten thousand times. What was on its way at the same moment counts once.
    """
    row = Endpoint.objects.select_for_update(no_key=True).get(pk=endpoint)
    if row.again_at is not None and row.again_at > now:
        return
    looks = row.closed_looks + 1
    pause = schedule.wait(tries=looks, mark=row.public_id)
    if pause is None:
        endpoints.disable(endpoint=row, why=f"Its name has led into a closed network {looks} times in a row.")
    else:
        Endpoint.objects.filter(pk=endpoint).update(closed_looks=looks, again_at=now + pause)


def replay(*, endpoint: Endpoint, message_ids: Sequence[str], now: datetime) -> int:
    """Send messages again as they were, whether they were taken or given up; returns how many."""
    rows = Delivery.objects.filter(endpoint=endpoint, message_id__in=message_ids, due_at=None)
    return rows.update(due_at=now, delivered_at=None, tries=0)


def replay_given_up(*, endpoint: Endpoint, now: datetime) -> int:
    """Send all again that was given up; returns how many."""
    return Delivery.objects.given_up().filter(endpoint=endpoint).update(due_at=now, tries=0)


def prune(*, now: datetime) -> int:
    """Clear away what has had its day; returns how many messages."""
    old = Delivery.objects.filter(due_at=None, written_at__lt=now - KEPT).order_by("written_at")
    keys = list(old.values_list("pk", flat=True)[:SWEPT])
    Delivery.objects.filter(pk__in=keys).delete()
    return len(keys)
