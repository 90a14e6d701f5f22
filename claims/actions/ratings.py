"""Keeping the newsroom's scale of ratings."""

from django.db import IntegrityError, transaction

from claims.models import Rating
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken


def add(*, name: str, rank: int, meaning: str, by: Person) -> Rating:
    """Put a new grade on the scale; ``rank`` orders it from 1, the worst."""
    rating = Rating(name=_name(name), rank=rank, meaning=meaning)
    return _keep(rating, by)


def edit(*, rating: Rating, name: str, rank: int, meaning: str, by: Person) -> Rating:
    """Reword or move a grade; reviews that carry it show it in its new words, and the history keeps the old."""
    rating.name, rating.rank, rating.meaning = _name(name), rank, meaning
    return _keep(rating, by)


def _keep(rating: Rating, by: Person) -> Rating:
    with signed(user=by):
        try:
            with transaction.atomic():
                rating.save()
        except IntegrityError as error:
            raise Taken(
                "Another rating has this name or rank already: choose a free one", field="rank"
            ) from error
        return rating


def _name(name: str) -> str:
    written = " ".join(name.split())
    if not written:
        raise Refused("A rating needs a name", field="name")
    return written[:100]
