"""Finds what a grade of the scale was called when a review was written with it, where it has another name by now."""

from collections.abc import Iterable

from claims.models import Review
from provenance.history.models import Entry


def called_then(reviews: Iterable[Review]) -> dict[int, str]:
    """By review (its key), the name its rating had then; those that still bear it are left out. One query at most."""
    rated = [review for review in reviews if review.rating is not None]
    keys = {review.rating.pk for review in rated if review.rating is not None}
    if not keys:
        return {}
    renamed = list(
        Entry.objects.filter(subject="rating", key__in=keys, before__has_key="name")
        .order_by("id")
        .values_list("key", "at", "before__name")
    )
    found: dict[int, str] = {}
    for review in rated:
        then = next(
            (name for key, at, name in renamed if key == review.rating_id and at > review.written_at), ""
        )
        if review.rating is not None and then not in ("", review.rating.name):
            found[review.pk] = then
    return found
