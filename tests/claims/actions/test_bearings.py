"""The bearing of each article on a claim is kept with the claim, and goes with what it rests on."""

import pytest

from claims.actions import corroboration, judgements
from claims.models import Appearance, Bearing, Claim
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.models import Capture
from sources.vocabulary import Judgement, SectionKind
from tests.factories import make_appearance, make_capture, make_claim, make_source

pytestmark = pytest.mark.django_db
HEADLINE, BODY, COMMENT = (
    "Four killed in raid on Tarn",
    "Four were killed, the mayor said.",
    "Four died, I saw it.",
)


@pytest.fixture
def capture() -> Capture:
    """An article with a headline, a body and a reader's comment."""
    text = f"{HEADLINE}\n{BODY}\n{COMMENT}"
    first, second = len(HEADLINE), len(HEADLINE) + 1 + len(BODY)
    return make_capture(
        text,
        sections=[
            (SectionKind.HEADLINE, 0, first, ""),
            (SectionKind.BODY, first + 1, second, ""),
            (SectionKind.COMMENT, second + 1, len(text), "Ben"),
        ],
    )


@pytest.fixture
def claim(capture: Capture) -> Claim:
    """A claim its headline asserts and its body repeats."""
    claim = make_claim("Four were killed.", low=4, high=4)
    make_appearance(claim, capture=capture, quote=HEADLINE, section=SectionKind.HEADLINE)
    make_appearance(
        claim, capture=capture, quote=BODY, stance=Stance.REPEATS, attributed_to=make_source("The mayor")
    )
    make_appearance(claim, capture=capture, quote=COMMENT, section=SectionKind.COMMENT)
    return claim


def borne(claim: Claim) -> Bearing:
    corroboration.refresh(claim_id=claim.pk)
    return Bearing.objects.get(claim=claim)


def test_headline_and_body_are_kept_apart_with_words_reasons_and_difference(
    claim: Claim, capture: Capture
) -> None:
    row = borne(claim)

    assert (row.capture, row.headline_stance, row.body_stance) == (capture, "asserts", "repeats")
    assert row.difference == "the headline asserts what the body repeats"
    assert (row.headline_quote, row.body_quote) == (HEADLINE, BODY)
    assert capture.text[row.body_start or 0 :].startswith(BODY)
    assert [reason["detail"] for reason in row.body_reasons] == ["put in the mouth of The mayor"]


def test_working_it_out_again_writes_nothing(claim: Claim) -> None:
    row = borne(claim)
    Bearing.objects.filter(pk=row.pk).update(difference="kept as it was found")

    assert borne(claim).difference == "kept as it was found"


def test_it_is_worked_out_anew_when_the_words_it_rests_on_are_rejected(
    claim: Claim, capture: Capture, ana: User
) -> None:
    borne(claim)
    for row in Appearance.objects.filter(quote=BODY):
        judgements.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="Another raid.", version=1)

    row = borne(claim)

    assert row.headline_stance == "asserts"
    assert all("mayor" not in reason["detail"] for reason in row.body_reasons)


def test_a_claim_that_stands_in_a_comment_alone_has_no_bearing(claim: Claim) -> None:
    borne(claim)
    Appearance.objects.exclude(section=SectionKind.COMMENT).update(claim=make_claim())

    corroboration.refresh(claim_id=claim.pk)

    assert not Bearing.objects.filter(claim=claim).exists()
