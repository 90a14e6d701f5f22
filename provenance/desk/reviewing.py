"""Who may do what to a review at which stage: one table, which every page asks before it offers a button."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.utils.translation import gettext

from claims.pages.review_turns import Asker
from claims.rules.stages import Standing
from claims.vocabulary import GOES_OUT, OPEN, ReviewStage
from provenance.desk.doors import may
from sources.desk.person import person
from sources.errors import Refused


class Deed(StrEnum):
    """What a button on the pages of reviews does."""

    SAVE = "save"
    ASK = "ask"
    SIGN = "sign"
    SECOND = "second"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    LIVING = "living"
    COMMENT = "comment"
    UNSAY = "unsay"


WRITES, SECONDS, SENDS = "claims.add_review", "claims.second_review", "claims.publish_review"
TALKS = "claims.add_reviewcomment"
EVERY = frozenset({None, *ReviewStage})
BEGUN = EVERY - {None}
ANY = frozenset(Standing)


@dataclass(frozen=True, slots=True)
class Leave:
    """The right a deed takes, and where a review has to stand for it."""

    right: str
    stages: frozenset[ReviewStage | None]
    standings: frozenset[Standing] = ANY


# Which role holds which right is settled in ``provenance/accounts/actions/people.py``.
LEAVE: Mapping[Deed, tuple[Leave, ...]] = {
    Deed.SAVE: (Leave(WRITES, EVERY),),
    Deed.ASK: (Leave(WRITES, frozenset({None, ReviewStage.DRAFT, ReviewStage.IN_REVIEW})),),
    Deed.SIGN: (Leave(WRITES, frozenset({ReviewStage.IN_REVIEW})),),
    Deed.SECOND: (Leave(SECONDS, frozenset({ReviewStage.SIGNED, *GOES_OUT})),),
    Deed.PUBLISH: (
        Leave(SENDS, frozenset({ReviewStage.SIGNED})),
        Leave(SENDS, frozenset({ReviewStage.PUBLISHED}), frozenset({Standing.UNSEEN})),
    ),
    Deed.CORRECT: (Leave(SENDS, frozenset(GOES_OUT), frozenset({Standing.SEEN})),),
    Deed.WITHDRAW: (
        Leave(SENDS, frozenset({*GOES_OUT, *OPEN}), frozenset({Standing.SEEN, Standing.UNSEEN})),
    ),
    Deed.LIVING: (Leave(WRITES, EVERY),),
    Deed.COMMENT: (Leave(TALKS, BEGUN),),
    Deed.UNSAY: (Leave(TALKS, BEGUN),),
}
DOORS: Mapping[str, str] = {"review": WRITES, "reviews": "", "review-queue": "newsroom"}
"""By the name of its address, what reading a page takes: a right, to be of the newsroom, or nothing."""


def deed_of(typed: Mapping[str, str]) -> Deed:
    """Which button was pressed."""
    try:
        return Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused(gettext("Nothing was done: use one of the buttons"), field="deed") from None


def right_of(deed: Deed) -> str:
    """The right a deed takes, wherever the review stands."""
    return LEAVE[deed][0].right


def offered(request: HttpRequest, stage: ReviewStage | None, standing: Standing) -> list[str]:
    """The deeds to offer whoever asks, of those the stage lets anybody do."""
    return [
        deed.value
        for deed, leaves in LEAVE.items()
        if any(
            may(request, leave.right) and stage in leave.stages and standing in leave.standings
            for leave in leaves
        )
    ]


def asker(request: HttpRequest) -> Asker:
    """Whoever asks, with the rights over reviews they hold."""
    rights = (WRITES, SECONDS, SENDS)
    return Asker(
        person(request).pk, frozenset(each.partition(".")[2] for each in rights if may(request, each))
    )
