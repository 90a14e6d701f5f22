"""Says of a review whose turn it is, and what there is to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from claims.models import Review
from claims.rules.stages import lacking
from claims.vocabulary import ReviewStage
from sources.pages import wording
from sources.vocabulary import Word


class Wait(Word):
    """What a review waits for."""

    WRITING = "writing", "in draft"
    REVIEW = "review", "in review"
    SECOND = "second", "waits for a second signature"
    PUBLICATION = "publication", "waits to be published"
    EMBARGO = "embargo", "under embargo"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who looks: their key, and which rights over reviews they hold ("second_review")."""

    key: int
    rights: frozenset[str]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a review waits for, in words; ``mine`` where whoever looks can do it."""

    wait: Wait
    told: str
    mine: bool


def wait_of(review: Review, signers: frozenset[int], now: datetime) -> Wait | None:
    """What a version, the newest or the one that stands, waits for; nothing where all is done."""
    if review.stage == ReviewStage.DRAFT:
        return Wait.WRITING
    if review.stage == ReviewStage.IN_REVIEW:
        return Wait.REVIEW
    if review.stage == ReviewStage.WITHDRAWN:
        return None
    claim, negative = review.claim, bool(review.rating and review.rating.negative)
    living, taken_back_by = claim.about_a_living_person is True, claim.taken_back_by_id
    if lacking(living=living, negative=negative, signed=signers, taken_back_by=taken_back_by):
        return Wait.SECOND
    if review.stage == ReviewStage.SIGNED:
        return Wait.PUBLICATION
    return Wait.EMBARGO if review.embargo_until and review.embargo_until > now else None


def turn_of(review: Review, wait: Wait, signers: Mapping[int, str], asker: Asker) -> Turn:
    """Whose turn it is; ``signers`` are the names of whoever has signed, by key."""
    if wait is Wait.WRITING:
        told = gettext("%(written_by)s goes on writing, then asks for a review") % {
            "written_by": review.written_by
        }
        return Turn(wait, told, review.written_by_id == asker.key)
    if wait is Wait.REVIEW:
        return Turn(wait, gettext("a fact-checker signs it, or sends it back"), "add_review" in asker.rights)
    if wait is Wait.SECOND:
        known = wording.listed(sorted(signers.values()))
        told = (
            gettext("a senior fact-checker other than %(known)s signs as second") % {"known": known}
            if known
            else gettext("two people sign it")
        )
        return Turn(wait, told, "second_review" in asker.rights and asker.key not in signers)
    if wait is Wait.PUBLICATION:
        return Turn(wait, gettext("a senior fact-checker publishes it"), "publish_review" in asker.rights)
    return Turn(
        wait,
        gettext("nobody: readers see it from %(embargo_until)s UTC on")
        % {"embargo_until": wording.moment(review.embargo_until)},
        False,
    )
