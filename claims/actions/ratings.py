"""Keeping the newsroom's scale of ratings."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction

from claims.models import Rating
from claims.vocabulary import Settles
from sources.actions import versions
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken

FIRST = (
    ("Refuted", "The evidence shows that it is not so.", Settles.NO, True),
    ("Misleading", "Something in it is so, but it leads readers to what is not.", Settles.OPEN, True),
    ("Unproven", "Nothing we found shows it, and nothing shows the contrary.", Settles.OPEN, False),
    ("Partly established", "Part of it is so; the summary says which.", Settles.OPEN, False),
    ("Established", "The evidence shows that it is so.", Settles.YES, False),
)
"""A scale to begin with, from the worst up: name, meaning, what it settles, whether it is negative. Our choice."""


def add(
    *,
    name: str,
    rank: int,
    meaning: str,
    by: Person,
    settles: Settles = Settles.OPEN,
    negative: bool = False,
) -> Rating:
    """Put a new grade on the scale; ``rank`` orders it from 1, the worst.

    ``settles`` says what a published review with it makes of its claim; what settles it as wrong is ``negative``.
    """
    said = _said(name, rank, meaning, settles, negative)
    with signed(user=by), _free():
        return Rating.objects.create(**said)


def edit(
    *,
    rating: Rating,
    name: str,
    rank: int,
    meaning: str,
    settles: Settles,
    by: Person,
    version: int,
    negative: bool = False,
) -> Rating:
    """Reword or move a grade; reviews that carry it show it in its new words, and the history keeps the old.

    What it settles holds for all reviews that carry it from the next time that track records are learned. No grade is
    ever taken off the scale while a review carries it: the database refuses it. Raises ``Stale`` if somebody else has
    changed it since the person saw it at ``version``.
    """
    said = _said(name, rank, meaning, settles, negative)
    with signed(user=by), _free():
        return versions.change(row=rating, seen=version, **said)


@transaction.atomic
def begin() -> list[Rating]:
    """Give a newsroom that has no scale yet one to begin with; a scale that has a grade is left alone."""
    if Rating.objects.exists():
        return []
    rows = [
        Rating(rank=rank, name=name, meaning=meaning, settles=settles, negative=negative)
        for rank, (name, meaning, settles, negative) in enumerate(FIRST, start=1)
    ]
    return Rating.objects.bulk_create(rows, ignore_conflicts=True)


def _said(name: str, rank: int, meaning: str, settles: Settles, negative: bool) -> dict[str, Any]:
    told = settles is Settles.NO or negative
    return {"name": _name(name), "rank": rank, "meaning": meaning, "settles": settles, "negative": told}


@contextmanager
def _free() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Taken(
            "Another rating has this name or rank already: choose a free one", field="rank"
        ) from error


def _name(name: str) -> str:
    written = " ".join(name.split())
    if not written:
        raise Refused("A rating needs a name", field="name")
    return written[:100]
