"""What no browser would send to the desk is answered with the form and a sentence, never with a fault of ours."""

from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model

from claims.models import Rating
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from sources.actions import judgements
from sources.errors import Refused
from sources.models import Derivation, Feed, Source
from sources.vocabulary import Judgement
from tests.desk import address, sit
from tests.factories import make_derivation, make_review

pytestmark = pytest.mark.django_db

HUGE = "9" * 24
FORGED = [
    pytest.param(Rating, {"name": "x", "rank": HUGE, "meaning": "y"}, id="a rank no number can hold"),
    pytest.param(Rating, {"name": "x", "rank": "70000", "meaning": "y"}, id="a rank the column cannot hold"),
    pytest.param(Feed, {"source": "x", "url": "http://a.example/", "why": "y"}, id="letters for a source"),
    pytest.param(Source, {"owner": "1\x00", "name": "x\x00", "why": "y"}, id="a NUL"),
]


@pytest.mark.parametrize(("model", "typed"), FORGED)
def test_a_forged_form_is_shown_again(ana: User, model: type[Model], typed: dict[str, Any]) -> None:
    answer = sit(ana).post(address(model, "add"), typed)

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not model.objects.exists()  # type: ignore[attr-defined]


@pytest.mark.parametrize("picked", ["x", "1\x00", HUGE, "-1", "²"])
def test_rows_that_cannot_be_are_not_picked(ana: User, picked: str) -> None:
    asked = {"action": "reject", ACTION_CHECKBOX_NAME: [picked], "asked": "yes", "why": "z"}

    answer = sit(ana).post(address(Derivation, "changelist"), asked)

    assert answer.status_code in (200, 302)


@pytest.mark.parametrize("seen", ["x", "", HUGE, "1\x00"])
def test_a_version_that_cannot_be_is_refused(ana: User, seen: str) -> None:
    row = make_derivation()
    asked = {
        "action": "reject",
        ACTION_CHECKBOX_NAME: [row.pk],
        f"seen-{row.pk}": seen,
        "asked": "yes",
        "why": "z",
    }

    assert sit(ana).post(address(Derivation, "changelist"), asked).status_code == 302
    assert Derivation.objects.get().judgement == Judgement.SUGGESTED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("deed", "x"),
        ("number", "x"),
        ("number", HUGE),
        ("rating", HUGE),
        ("rating", "1\x00"),
        ("summary", "a\x00b"),
        ("embargo_until", "soon"),
    ],
)
def test_a_forged_review_is_refused_and_nothing_is_written(ana: User, field: str, value: str) -> None:
    claim, deed = (
        make_review(stage=ReviewStage.SIGNED).claim,
        "publish" if field == "embargo_until" else "save",
    )
    typed = {"deed": deed, "number": "1", "rating": "", "summary": "It fell.", "reason": "Seen."}

    answer = sit(ana).post(f"/claims/{claim.public_id}/review/", typed | {field: value})

    assert answer.status_code in (400, 409)
    assert claim.reviews.count() == 1


@pytest.mark.parametrize("field", ["why", "capture"])
def test_a_nul_in_a_form_of_ours_is_named_and_refused(ana: User, field: str) -> None:
    typed = {"deed": "commonplace", "capture": "x", "start": "0", "end": "9", "why": "y"}

    answer = sit(ana).post("/derivations/over-matching/", typed | {field: "a\0b"})

    assert answer.status_code == 400
    assert field in answer.content.decode()


def test_a_reason_as_long_as_a_book_is_refused(ben: User) -> None:
    row = make_derivation()

    with pytest.raises(Refused, match="2,000 characters at most"):
        judgements.judge(
            derivation=row, judgement=Judgement.CONFIRMED, by=ben, why="x" * 2_001, version=row.version
        )
