"""How a review may go on from one stage to the next."""

from collections.abc import Mapping

from claims.vocabulary import ReviewStage

# From each stage, those that may follow; the empty start stands for a claim that nobody has reviewed.
FOLLOWS: Mapping[ReviewStage | None, tuple[ReviewStage, ...]] = {
    None: (ReviewStage.DRAFT,),
    ReviewStage.DRAFT: (ReviewStage.DRAFT, ReviewStage.IN_REVIEW),
    ReviewStage.IN_REVIEW: (ReviewStage.DRAFT, ReviewStage.IN_REVIEW, ReviewStage.SIGNED),
    ReviewStage.SIGNED: (ReviewStage.DRAFT, ReviewStage.PUBLISHED),
    ReviewStage.PUBLISHED: (ReviewStage.CORRECTED, ReviewStage.WITHDRAWN),
    ReviewStage.CORRECTED: (ReviewStage.CORRECTED, ReviewStage.WITHDRAWN),
    ReviewStage.WITHDRAWN: (ReviewStage.DRAFT,),
}
# Once signed, a review stands for a rating.
RATED = frozenset({ReviewStage.SIGNED, ReviewStage.PUBLISHED, ReviewStage.CORRECTED, ReviewStage.WITHDRAWN})


def objection(former: ReviewStage | None, stage: ReviewStage) -> str:
    """Why a review may not go from one stage to the other, with what may follow instead; empty if it may."""
    following = FOLLOWS[former]
    if stage in following:
        return ""
    instead = " or ".join(f"“{each.label}”" for each in following)
    if former is None:
        return f"A review begins as {instead}, not as “{stage.label}”"
    return f"A review that is “{former.label}” may go on as {instead}, not as “{stage.label}”"
