"""Lists pairs of claims that may be one, likeliest first, and what somebody has decided about such."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from claims.models import Claim, Corroboration, PossibleMerger
from sources.actions.signature import Person
from sources.pages import wording
from sources.pages.paging import Key, Page, page
from sources.pages.ranking import following
from sources.visibility import Reader
from sources.vocabulary import Judgement

KEYS = (Key("score", descending=True), Key("public_id"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims, with when it happened and how many articles carry it."""

    claim: Claim
    articles: int

    @property
    def when(self) -> str:
        """The days of its happening."""
        return wording.period(self.claim.event.when) or gettext("at a time not known")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One pair in the queue."""

    row: PossibleMerger
    sides: tuple[Side, Side]
    following: str

    @property
    def because(self) -> str:
        """The words in common."""
        return str(self.row.reasons[0]["detail"]) if self.row.reasons else ""


def waiting(reader: Reader | None, now: datetime, after: str) -> tuple[Page[PossibleMerger], list[Waiting]]:
    """One page of the queue, in two queries."""
    rows = PossibleMerger.objects.waiting().visible_to(reader, now)
    found = page(rows.select_related("one__event", "other__event"), KEYS, after)
    names = [row.public_id for row in found.rows]
    articles = _articles(found.rows)
    lines = [
        Waiting(row, (_side(row.one, articles), _side(row.other, articles)), then)
        for row, then in zip(found.rows, following(names), strict=True)
    ]
    return found, lines


def _side(claim: Claim, articles: dict[int, int]) -> Side:
    return Side(claim, articles.get(claim.pk, 0))


def _articles(rows: Sequence[PossibleMerger]) -> dict[int, int]:
    claims = {pk for row in rows for pk in (row.one_id, row.other_id)}
    return dict(Corroboration.objects.filter(claim__in=claims).values_list("claim", "articles"))


def decided_by(person: Person) -> "QuerySet[PossibleMerger, Any]":
    """What somebody decided about pairs of claims, the latest first."""
    rows = PossibleMerger.objects.exclude(judgement=Judgement.SUGGESTED).filter(judged_by=person.pk)
    return rows.select_related("one", "other").order_by("-judged_at", "-pk")
