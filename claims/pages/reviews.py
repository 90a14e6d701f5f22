"""What the page of all versions of a review shows: each with its signatures, what changed, and what was said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from claims.models import Claim, Review, ReviewComment, ReviewSignature
from claims.pages.compared import compared
from claims.pages.signed import signed_words
from claims.vocabulary import ReviewStage
from sources.pages.difference import Difference
from sources.pages.paging import Key, Page, page
from sources.visibility import Reader, newsroom

ORDER = (Key("number", descending=True),)


@dataclass(frozen=True, slots=True)
class Told:
    """One version; ``changed`` holds its words against those of the version before it that the reader may see."""

    review: Review
    signatures: Sequence[ReviewSignature]
    comments: Sequence[Any]
    changed: Difference | None
    former: Review | None

    @property
    def regraded(self) -> bool:
        """Whether the version before carried another rating."""
        return self.former is not None and self.former.rating_id != self.review.rating_id


def reviews_page(claim: Claim, reader: Reader, now: datetime, after: str) -> dict[str, Any]:
    """One page of versions, the newest first; comments for the newsroom alone. At most six queries."""
    rows = Review.objects.filter(claim=claim).visible_to(reader, now)
    found: Page[Review] = page(rows.select_related("rating", "written_by"), ORDER, after)
    last = found.rows[-1] if found.next else None
    beyond = (
        rows.filter(number__lt=last.number).select_related("rating").order_by("-number").first()
        if last
        else None
    )
    inside = newsroom(reader)
    return {
        "claim": claim,
        "page": found,
        "versions": _told(found.rows, beyond, _comments(found.rows) if inside else {}),
        "latest": Review.objects.filter(claim=claim).order_by("-number").first() if inside else None,
        "inside": inside,
    }


def _comments(rows: Iterable[Review]) -> dict[int, list[ReviewComment]]:
    said: dict[int, list[ReviewComment]] = {}
    for comment in ReviewComment.objects.said().filter(review__in=[row.pk for row in rows]):
        said.setdefault(comment.review_id, []).append(comment)
    return said


def _told(
    rows: Sequence[Review], beyond: Review | None, comments: dict[int, list[ReviewComment]]
) -> list[Told]:
    # A published version stands on the names under the signed one it repeats; nothing withdrawn stands on any.
    signed = signed_words((row.claim_id, row.number) for row in rows if row.stage != ReviewStage.WITHDRAWN)
    return [
        Told(
            row,
            signed.get((row.claim_id, row.number), []),
            comments.get(row.pk, []),
            compared(former.summary, row.summary) if former and former.summary != row.summary else None,
            former,
        )
        for row, former in pairwise([*rows, beyond])
        if row is not None
    ]
