"""Brings together what the curator's queue shows: suggestions, and the claims that hang on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from claims.pages.moved import claims_in
from sources.models import Derivation
from sources.models.kinship import below_each
from sources.pages import wording
from sources.pages.queue import Waiting, waiting
from sources.pages.ranking import following
from sources.visibility import Reader


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the queue: the suggestion, and what would be scored anew."""

    waiting: Waiting
    articles: int
    claims: int
    following: str

    @property
    def moves(self) -> str:
        """What rejecting it would set in motion; confirming leaves every score where it is."""
        told = wording.listed([wording.many(self.articles, "article"), wording.many(self.claims, "claim")])
        return gettext(
            "Suggested links count already, so confirming moves no score; rejecting has %(told)s weighed anew"
        ) % {"told": told}


def queue_page(kind: str, reader: Any, now: datetime, *, doubtful: bool, after: str) -> dict[str, Any]:
    """Everything the template prints."""
    found = waiting(kind, doubtful=doubtful, after=after)
    moved = hanging([row.link for row in found.rows], reader, now)
    names = [row.link.public_id for row in found.rows]
    lines = [
        Line(row, *moved[row.link.pk], then) for row, then in zip(found.rows, following(names), strict=True)
    ]
    return {"page": found, "lines": lines}


def hanging(links: Sequence[Derivation], reader: Reader | None, now: datetime) -> dict[int, tuple[int, int]]:
    """For each derivation, how many articles stand at and below its lower end, and how many claims they carry."""
    ends = {link.pk: link.downstream.canonical_pk for link in links}
    below = below_each(ends.values()) if ends else {}
    carried = claims_in(below, reader, now) if below else {}
    return {pk: (len(below[end]), len(carried[end])) for pk, end in ends.items()}
