"""Keeping the newsroom's scale of ratings."""

from django.db import IntegrityError, transaction

from claims.models import Rating
from claims.vocabulary import Settles
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken


def add(*, name: str, rank: int, meaning: str, by: Person, settles: Settles = Settles.OPEN) -> Rating:
    """Put a new grade on the scale; ``rank`` orders it from 1, the worst.

    ``settles`` says what a published review with it makes of its claim.
    """
    rating = Rating(name=_name(name), rank=rank, meaning=meaning, settles=settles)
    return _keep(rating, by)


def edit(*, rating: Rating, name: str, rank: int, meaning: str, settles: Settles, by: Person) -> Rating:
    """Reword or move a grade; reviews that carry it show it in its new words, and the history keeps the old.

    What it settles holds for all reviews that carry it from the next time that track records are learned.
    """
    rating.name, rating.rank, rating.meaning, rating.settles = _name(name), rank, meaning, settles
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
