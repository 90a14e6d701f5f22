"""How a review may go on from one stage to the next, and whose names stand under its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.vocabulary import OPEN, SHOWN, ReviewStage
from sources.rules.stated import stated

# From each stage, those that may follow; the empty start stands for a claim that nobody has reviewed.
FOLLOWS: Mapping[ReviewStage | None, tuple[ReviewStage, ...]] = {
    None: (ReviewStage.DRAFT,),
    ReviewStage.DRAFT: (ReviewStage.DRAFT, ReviewStage.IN_REVIEW),
    ReviewStage.IN_REVIEW: (ReviewStage.DRAFT, ReviewStage.IN_REVIEW, ReviewStage.SIGNED),
    ReviewStage.SIGNED: (ReviewStage.DRAFT, ReviewStage.PUBLISHED),
    ReviewStage.PUBLISHED: (ReviewStage.DRAFT, ReviewStage.CORRECTED, ReviewStage.WITHDRAWN),
    ReviewStage.CORRECTED: (ReviewStage.DRAFT, ReviewStage.CORRECTED, ReviewStage.WITHDRAWN),
    ReviewStage.WITHDRAWN: (ReviewStage.DRAFT,),
}
# Once signed, a review stands for a rating.
RATED = frozenset({ReviewStage.SIGNED, *SHOWN})
EYES = 2
"""People who sign a negative rating of a claim about a living person: whoever wrote it, and somebody else."""


class Standing(StrEnum):
    """What has gone out of a review: nothing (or it was withdrawn), something under embargo, or what readers see."""

    NOTHING = "nothing"
    UNSEEN = "unseen"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Version:
    """What counts of one version when asking who has signed its words; people by their keys."""

    number: int
    stage: ReviewStage
    rating: int | None
    summary: str
    signers: frozenset[int] = frozenset()


def following(former: ReviewStage | None, standing: Standing = Standing.NOTHING) -> tuple[ReviewStage, ...]:
    """The stages that may follow: what readers see is corrected, what is under embargo is published otherwise."""
    stages = list(FOLLOWS[former])
    if former in OPEN and standing is not Standing.NOTHING:
        stages.append(ReviewStage.WITHDRAWN)
    sent, not_sent = ReviewStage.PUBLISHED, ReviewStage.CORRECTED
    if standing is Standing.SEEN:
        sent, not_sent = not_sent, sent
    return tuple(dict.fromkeys(sent if stage is not_sent else stage for stage in stages))


def objection(former: ReviewStage | None, stage: ReviewStage, standing: Standing = Standing.NOTHING) -> str:
    """Why a review may not go from one stage to the other, with what may follow instead; empty if it may."""
    follows = following(former, standing)
    if stage in follows:
        return ""
    instead = " or ".join(f"“{each.label}”" for each in follows)
    if former is None:
        return stated(f"A review begins as {instead}, not as “{stage.label}”")
    return stated(f"A review that is “{former.label}” may go on as {instead}, not as “{stage.label}”")


def signers(versions: Iterable[Version], number: int) -> frozenset[int]:
    """Who has signed the words of version ``number``: under it, or under those right before it that say the same.

    The rule the database has as ``claims_review_signers``; a draft or withdrawal in between begins anew.
    """
    before = sorted((one for one in versions if one.number <= number), key=lambda one: one.number)
    found: set[int] = set()
    for one in reversed(before):
        if one.number != number and (
            not _says(one, before[-1]) or one.stage not in RATED - {ReviewStage.WITHDRAWN}
        ):
            break
        found |= one.signers
    return frozenset(found)


def lacking(
    *,
    living: bool,
    negative: bool,
    signed: Sequence[int] | frozenset[int],
    taken_back_by: int | None = None,
) -> int:
    """How many signatures of further people a version lacks before it may go out, 0 where none or one is enough.

    Where somebody took back that the claim is about a living person, theirs are two of the eyes already, signed or not:
    somebody else signs, or one person alone could say that nobody alive is meant and publish. The rule the database has
    as ``claims_review_eyes``.
    """
    if not negative or not (living or taken_back_by is not None):
        return 0
    people = set(signed) if living or taken_back_by is None else {*signed, taken_back_by}
    return max(0, EYES - len(people))


def _says(one: Version, other: Version) -> bool:
    return (one.rating, one.summary) == (other.rating, other.summary)
