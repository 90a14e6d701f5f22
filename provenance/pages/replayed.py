"""How the score of a claim has moved as one reader could have seen it: what is hidden from them never moved it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Appearance, Claim, Corroboration
from claims.pages.clouds import clouded
from claims.pages.seen import weighed
from provenance.history.models import Action, Entry
from provenance.history.past.layers import TooMuch
from provenance.history.past.reach import NotYet, as_of
from provenance.pages.course import COLUMNS, Told
from sources.visibility import Reader

MOST = 12
"""Moments that are worked out again for one page, the latest: each undoes all that has happened to the claim since."""
KEPT = (*COLUMNS, "articles")


def replayed(
    claim: Claim, reader: Reader | None, now: datetime, *, until: datetime | None = None
) -> list[Told] | None:
    """Each score that the reader would have seen, with what stood after and before it, the latest first.

    Every moment at which the score was worked out is looked at again, and weighed from what may be seen of it by
    today's rules; one that differs in nothing they see from the moment before is none. None where nothing behind the
    claim is hidden from the reader: then what was written down is what they may see. Must not be asked while the past
    is being read.
    """
    if not clouded([claim.pk], reader, now):
        return None
    found: list[Told] = []
    before: Mapping[str, Any] = {}
    for entry in _moments(claim, until):
        after = _seen_at(claim, entry["settled_at"], reader, now)
        if after and after != before:
            action = Action.UPDATED if before else Action.CREATED
            found.append(({**entry, "action": action}, after, before))
        before = after
    return found[::-1]


def _moments(claim: Claim, until: datetime | None) -> Sequence[dict[str, Any]]:
    """When the score was worked out with another outcome: its arithmetic names all who are heard."""
    heard = Q(after__has_any_keys=[*KEPT, "ledger"]) | Q(action=Action.DELETED)
    rows = Entry.objects.filter(heard, subject="corroboration", key=claim.pk)
    rows = rows.by(until) if until else rows.settled()
    return _read(rows.order_by("-id")[:MOST])[::-1]


def _read(rows: "QuerySet[Entry]") -> list[dict[str, Any]]:
    columns = ["id", "at", "settled_at", "why"]
    return list(rows.values(*columns))


def _seen_at(claim: Claim, moment: datetime, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """The figures as the reader would have seen them; none where they would have seen nothing of the claim."""
    try:
        with as_of(claim=claim.pk, moment=moment):
            stood = next(_as_it_stood(claim.pk, reader, now), None)
            return {name: getattr(stood, name) for name in KEPT} if stood else {}
    except (NotYet, TooMuch):
        return {}


def _as_it_stood(claim: int, reader: Reader | None, now: datetime) -> Iterator[Corroboration]:
    said = Appearance.objects.standing().visible_to(reader, now).filter(claim=claim)
    if said.exists():
        yield weighed(Claim.objects.get(pk=claim), reader, now)
