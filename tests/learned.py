"""Makes rows of what is learned of sources: ties, as the other factories make what is said and published."""

from typing import Any

from claims.models import Tie
from provenance.accounts.models import User
from sources.models import Source
from sources.vocabulary import Judgement
from tests.factories import NOON, make_source


def make_tie(
    one: Source | None = None, other: Source | None = None, *, rejected_by: User | None = None, **fields: Any
) -> Tie:
    """Two sources that share most of their mistakes; the pair is put in the order the database keeps."""
    one, other = sorted((one or make_source(), other or make_source()), key=lambda each: each.pk)
    defaults = {
        "probability": 0.8,
        "alike": 7,
        "wrong": 3,
        "apart": 1,
        "method": "by hand",
        "learned_at": NOON,
    }
    if rejected_by is not None:
        defaults |= {
            "judgement": Judgement.REJECTED,
            "judged_by": rejected_by,
            "judged_at": NOON,
            "judged_why": "Two desks that never met.",
        }
    return Tie.objects.create(one=one, other=other, **{**defaults, **fields})
