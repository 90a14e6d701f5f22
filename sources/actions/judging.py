"""Putting a person's judgement on a suggestion: who, when and why, or taking it back."""

from typing import Any, TypeVar

from django.utils import timezone

from sources.actions import versions
from sources.actions.signature import Person
from sources.errors import Refused, Stale
from sources.models.judged import Judged
from sources.rules.stated import stated
from sources.vocabulary import Judgement

Row = TypeVar("Row", bound=Judged)

MOST_WHY = 2_000
"""Characters of a reason: a long paragraph. Our choice."""


def settle(*, row: Row, judgement: Judgement, by: Person, why: str, version: int, **columns: Any) -> Row:
    """Write a judgement on a row the person saw at ``version``; ``SUGGESTED`` takes an earlier one back.

    Runs inside the caller's signed transaction. Raises ``Stale`` if somebody else was faster.
    """
    return versions.change(row=row, seen=version, **marks(judgement=judgement, by=by, why=why), **columns)


def refuse_overruling(*, row: Judged, by: Person) -> None:
    """Nobody puts aside unseen what somebody else has rejected. Raises ``Stale``, which says who, and why."""
    if row.judgement == Judgement.REJECTED and row.judged_by_id != by.pk:
        told = stated(f"{row.judged_by} has rejected “{row}”: “{row.judged_why}”")
        raise Stale(f"{told}. Nothing of yours was saved: open it and decide there", field="judgement")


def marks(*, judgement: Judgement, by: Person, why: str) -> dict[str, Any]:
    """The columns of a judgement: who, when and why for a decision, nobody for a suggestion."""
    if judgement is Judgement.SUGGESTED:
        return unjudged()
    return {
        "judgement": judgement,
        "judged_by_id": by.pk,
        "judged_at": timezone.now(),
        "judged_why": reason_given(why, field="judged_why"),
    }


def unjudged() -> dict[str, Any]:
    """The columns of a suggestion nobody has judged."""
    return {"judgement": Judgement.SUGGESTED, "judged_by_id": None, "judged_at": None, "judged_why": ""}


def reason_given(why: str, *, field: str = "why") -> str:
    """The reason without blanks around it; refused if there is none, for every decision carries one, or a book."""
    if len(why) > MOST_WHY:
        raise Refused(f"Say why in {MOST_WHY:,} characters at most; this has {len(why):,}", field=field)
    if not why.strip():
        raise Refused("Say why, in a few words: whoever looks at this later will ask", field=field)
    return why.strip()
