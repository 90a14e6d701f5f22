"""What analysts were asked and said, on the desk: to look at, and to have asked again."""

import pytest

from claims.models import Allowance, Inquiry, Suggestion
from claims.vocabulary import InquiryState
from provenance.accounts.models import User
from tests.claims.actions.parrot import ANGRY, FLED, LYING, Limits, Parrot, ask, read_article
from tests.desk import address, press, sit, told

pytestmark = pytest.mark.django_db


def test_a_refused_suggestion_is_shown_with_its_reason(ana: User) -> None:
    read_article()
    ask(Parrot())

    page = sit(ana).get(address(Suggestion, "changelist"), {"fate": "refused"}).content.decode()

    assert LYING.claim in page and "does not stand in the quote" in page
    assert ANGRY.claim not in page


def test_an_inquiry_shows_everything_that_was_said(ana: User) -> None:
    read_article()
    (row,) = ask(Parrot())

    page = sit(ana).get(address(row, "change")).content.decode()

    assert all(said.claim in page for said in (FLED, ANGRY, LYING))


def test_words_of_an_analyst_are_shown_as_text(ana: User) -> None:
    read_article()
    ask(Parrot((FLED.__class__("<script>alert(1)</script>", "x", "asserts"),)))

    page = sit(ana).get(address(Suggestion, "changelist")).content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize("model", [Inquiry, Suggestion, Allowance])
def test_a_longer_list_asks_no_more(
    ana: User, model: type[Inquiry] | type[Suggestion] | type[Allowance], django_assert_num_queries: object
) -> None:
    client = sit(ana)
    read_article()
    ask(Parrot())
    client.get(address(model, "changelist"))
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(address(model, "changelist"))
    read_article("Nobody was hurt, the mayor said. At least two soldiers fled to Brazil on Sunday.")
    ask(Parrot())

    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(address(model, "changelist"))


def test_what_was_given_up_is_asked_again(ana: User) -> None:
    read_article()
    (row,) = ask(Parrot(), limits=Limits(calls=9, tokens=500))

    said = told(press(sit(ana), "again", row))

    row.refresh_from_db()
    assert row.state == InquiryState.WAITING
    assert "1 will be asked again" in said


def test_nothing_is_added_or_changed_by_hand(ana: User) -> None:
    client = sit(ana)

    assert client.get(address(Suggestion, "add")).status_code == 403
    assert client.get(address(Inquiry, "add")).status_code == 403
