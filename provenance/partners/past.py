"""Answers of one claim as it stood at an earlier moment, where the address asks for one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.http import Http404

from claims.models import Claim
from provenance.history.past.instant import FIELD, instant
from provenance.history.past.reach import as_of
from provenance.partners.errors import Fault
from sources.api.audience import Audience

ABOUT = (
    "as it stood then: a day (meaning its end) or an instant with its zone; who may see what is decided by today’s "
    "rules, so that what was taken down since stays unseen"
)
SCHEMA = {"type": "string", "format": "past-moment", "examples": ["2026-03-01", "2026-03-01T12:00:00Z"]}
ONE = frozenset({"claims"})
"""Resources of which one row can be asked for as it stood."""
OF_CLAIM = frozenset({"appearances", "contradictions", "reviews"})
"""Lists that can be asked for as they stood, as far as they are of one claim."""


@contextmanager
def looked_back(asked: Mapping[str, str], claim: str, audience: Audience) -> Iterator[None]:
    """While this lasts, the claim of this id, and all that is told of it, stand as they did at the moment asked for.

    Without a moment everything stands as it does. Raises ``Http404`` for a claim the audience may not see today,
    ``Unaskable`` and ``NotYet``.
    """
    if FIELD not in asked:
        yield
        return
    moment = instant(asked[FIELD], audience.now)
    seen = Claim.objects.visible_to(audience.reader, audience.now).filter(public_id=claim)
    found = seen.values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    with as_of(claim=found, moment=moment):
        yield


def claim_asked(asked: Mapping[str, str]) -> str:
    """The claim a list is asked for of, which a past moment needs. Raises ``Fault``."""
    if FIELD in asked and "claim" not in asked:
        raise Fault(
            f"{FIELD} is answered for one claim at a time: give claim (its id) beside it.",
            code="needs_claim",
            field=FIELD,
        )
    return asked.get("claim", "")
