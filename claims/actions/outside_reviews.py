"""Keeping reviews that other organisations have published, as suggestions beside the known claims they may be about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models import OutsideReview
from claims.models.recognition import recognised
from claims.rules import claimreviews
from claims.rules.claimreviews import Lacking, Outside
from claims.rules.lookup.tongues import told_by_words
from claims.vocabulary import Stance
from sources.actions import judging, storing
from sources.actions.signature import Person, signed
from sources.errors import Refused, Unreadable
from sources.publicid import public_id
from sources.vocabulary import Judgement

MOST_BYTES = 50_000_000
"""A feed of some ten thousand reviews. Our choice."""


@dataclass(slots=True)
class Taken:
    """What came of one page or feed: how many reviews were new, known before, put to a claim; and those refused."""

    new: int = 0
    known: int = 0
    matched: int = 0
    refused: list[Unreadable] = field(default_factory=list)


def take(*, content: bytes, media: str, where: str) -> Taken:
    """Keep every review in a page or a feed, each beside the known claim it may be about, as a suggestion.

    Taking the same again keeps nothing twice; what nobody has judged is looked up anew, as more claims may be known.
    Raises ``Unreadable`` where the whole cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES:,} bytes: hand it in in parts", where=where)
    found, lacking = _read(content, where)
    taken = Taken(refused=[_refusal(each, where) for each in lacking])
    if not found:
        return taken
    raw = storing.keep_inside(content=content, media=media)
    for each in found:
        _keep(each, raw, where, taken)
    return taken


def _read(content: bytes, where: str) -> tuple[Sequence[Outside], Sequence[Lacking]]:
    try:
        return claimreviews.read(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not UTF-8: save it as UTF-8", where=where) from error
    except ValueError as error:
        raise Unreadable(str(error), where=where) from error


def _refusal(each: Lacking, where: str) -> Unreadable:
    return Unreadable(f"{each.sentence} (review {each.number})", field=each.field, where=where)


@transaction.atomic
def _keep(each: Outside, raw: str, where: str, taken: Taken) -> None:
    identity = public_id("outside review", each.address, each.claimed)
    found = _matched(each)
    row, new = OutsideReview.objects.get_or_create(
        public_id=identity,
        defaults={
            "claimed": each.claimed,
            "literal": each.literal,
            "address": each.address,
            "author": each.author,
            "rating": each.rating,
            "language": each.language,
            "published_at": each.published.at if each.published else None,
            "published_precision": each.published.precision if each.published else "",
            "raw_id": raw,
            "found_in": where[:2000],
            **found,
        },
    )
    taken.new, taken.known = taken.new + new, taken.known + (not new)
    taken.matched += found["claim_id"] is not None
    if not new:
        _look_up_again(row, found)


def _look_up_again(row: OutsideReview, found: dict[str, Any]) -> None:
    """Put what nobody has judged to another claim where the look-up finds one now."""
    if row.judgement == Judgement.SUGGESTED and row.claim_id != found["claim_id"]:
        OutsideReview.objects.filter(pk=row.pk, judgement=Judgement.SUGGESTED, version=row.version).update(
            **found, version=row.version + 1
        )


def _matched(each: Outside) -> dict[str, Any]:
    """The known claim their words repeat, by the product’s own look-up, among those everybody may see.

    Never one that their words dispute by figure or denial: that is another claim than the one they reviewed.
    """
    spoken = each.language or told_by_words(each.claimed)
    likely = recognised(each.claimed, language=spoken, reader=None, now=timezone.now(), most=1)
    best = likely[0] if likely and likely[0].suggests and likely[0].stance is not Stance.DISPUTES else None
    if best is None:
        return {"claim_id": None, "score": 0.0, "reasons": []}
    return {"claim_id": best.claim, "score": best.score, "reasons": [best.reason.as_json()]}


def judge(*, row: OutsideReview, judgement: Judgement, by: Person, why: str, version: int) -> OutsideReview:
    """Confirm that it is about this claim, or reject it, or take that back; nothing else rests on it.

    Raises ``Stale`` if somebody else was faster, ``Refused`` where it stands beside no claim.
    """
    if judgement is Judgement.CONFIRMED and row.claim_id is None:
        raise Refused(
            "This review stands beside no claim we know: there is nothing to confirm", field="judgement"
        )
    with signed(user=by, why=why):
        return judging.settle(row=row, judgement=judgement, by=by, why=why, version=version)
