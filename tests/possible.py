"""Makes sentences that may repeat a claim, and claims that may be one."""

import hashlib
import itertools
from typing import Any

from claims.actions.possible import name_of
from claims.models import Claim, PossibleAppearance, PossibleMerger
from claims.vocabulary import Stance
from sources.publicid import public_id
from sources.vocabulary import SectionKind
from tests.factories import QUOTE, make_capture, make_claim

_numbers = itertools.count(1)


def make_possible(claim: Claim | None = None, text: str = QUOTE, **fields: Any) -> PossibleAppearance:
    """A sentence of its own article that may repeat a claim."""
    claim, capture = claim or make_claim(), fields.pop("capture", None) or make_capture(text)
    detail = {"rule": "look-up", "weight": 0.7, "detail": "Both say “four”; 0.70 of 1", "quote": claim.text}
    defaults: dict[str, Any] = {
        "public_id": public_id("possible", capture.public_id, str(next(_numbers))),
        "section": SectionKind.BODY,
        "stance": Stance.ASSERTS,
        "words": hashlib.sha256(text.encode()).hexdigest()[:32],
        "score": 0.7,
        "reasons": [detail],
        "method": "look-up 1",
    }
    start = capture.text.index(text)
    return PossibleAppearance.objects.create(
        claim=claim, capture=capture, quote=text, start=start, end=start + len(text), **{**defaults, **fields}
    )


def make_possible_merger(one: Claim | None = None, other: Claim | None = None) -> PossibleMerger:
    """Two claims that may say the same in other words."""
    first, second = sorted((one or make_claim(), other or make_claim()), key=lambda claim: claim.public_id)
    reason = {"rule": "same in other words", "weight": 0.8, "detail": "Both say “ferry”", "quote": ""}
    name = public_id("possible merger", first.public_id, second.public_id)
    return PossibleMerger.objects.create(public_id=name, one=first, other=second, score=0.8, reasons=[reason])


def seen(row: PossibleMerger) -> tuple[int, int]:
    """The versions of its two claims, as somebody sees them who opens the queue now."""
    one, other = (Claim.objects.get(pk=pk).version for pk in (row.one_id, row.other_id))
    return one, other


def typed(row: PossibleAppearance | PossibleMerger) -> dict[str, Any]:
    """What the queue's form carries along for whoever opens it now."""
    told: dict[str, Any] = {"possible": row.public_id, "version": row.version}
    if isinstance(row, PossibleMerger):
        return told | dict(zip(("one_version", "other_version"), seen(row), strict=True))
    return told | {"claim_version": Claim.objects.get(pk=row.claim_id).version, "becomes": name_of(row)}
