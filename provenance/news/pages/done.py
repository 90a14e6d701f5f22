"""Tells what a person has just done on the list, the latest first, each with what it takes to undo it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from claims.models import Claim
from provenance.news.models import Assignment, Look, Snooze
from provenance.news.vocabulary import Done

READ = 60  # rows read of each kind: more than one does at once


@dataclass(frozen=True, slots=True)
class JustDone:
    """What was done at one moment, and to which claims; ``holder`` is who was given them."""

    done: Done
    at: datetime
    claims: list[Claim]
    holder: str = ""

    @property
    def moment(self) -> str:
        """The moment, as a form carries it."""
        return self.at.isoformat()


def just_done(person: int, most: int) -> list[JustDone]:
    """What somebody (by primary key) has done last that can be undone, in three queries."""
    seen = Look.objects.exclude(former_upto=None).filter(person=person).order_by("-looked_at", "pk")
    given = (
        Assignment.objects.filter(given_by=person, taken_back=False)
        .select_related("holder")
        .order_by("-given_at", "pk")
    )
    put_off = Snooze.objects.filter(person=person).order_by("-put_at", "pk")
    found = [
        *_groups(Done.SEEN, seen.select_related("claim")[:READ], "looked_at"),
        *_groups(Done.ASSIGNED, given.select_related("claim", "holder")[:READ], "given_at"),
        *_groups(Done.SNOOZED, put_off.select_related("claim")[:READ], "put_at"),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)[:most]


def _groups(done: Done, rows: Iterable[Any], at: str) -> Iterable[JustDone]:
    for moment, group in groupby(rows, key=lambda row: getattr(row, at)):
        held = list(group)
        holder = held[0].holder if done is Done.ASSIGNED else None
        yield JustDone(done, moment, [row.claim for row in held], str(holder or ""))
