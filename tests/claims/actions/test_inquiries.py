"""Captures are put to an analyst once each, within the day's allowance, and failures are waited out."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from claims.actions import inquiries
from claims.actions.allowances import Limits
from claims.models import Allowance, Inquiry
from claims.vocabulary import InquiryState
from sources.errors import Refused
from sources.fetching.failure import Failed
from sources.vocabulary import VisitOutcome
from tests.claims.actions.parrot import PLENTY, Parrot, ask, read_article, work_through
from tests.claims.analysts.chat_server import ARTICLE
from tests.factories import make_article, make_capture

pytestmark = pytest.mark.django_db


def test_a_day_without_room_waits_for_the_next() -> None:
    for number in range(3):
        read_article(f"{ARTICLE} That is report {number}.")
    analyst = Parrot()

    rows = ask(analyst, limits=Limits(calls=2, tokens=10_000))

    assert [row.state for row in rows] == [*[InquiryState.ANSWERED] * 2, InquiryState.WAITING]
    assert len(analyst.asked_of) == Allowance.objects.get().calls == 2
    assert "allowance" in rows[2].told
    assert not Inquiry.objects.due().exists()


def test_tokens_are_set_aside_beforehand_and_put_right_afterwards() -> None:
    read_article()

    ask(Parrot())

    assert Allowance.objects.get().tokens == 400


def test_a_question_dearer_than_a_whole_day_is_given_up_with_the_remedy() -> None:
    read_article()

    (row,) = ask(Parrot(), limits=Limits(calls=9, tokens=500))

    assert row.state == InquiryState.GIVEN_UP
    assert "ANALYST_TOKENS" in row.told


def test_a_capture_our_own_reader_has_not_read_yet_waits() -> None:
    make_capture(ARTICLE)

    (row,) = ask(Parrot())

    assert row.state == InquiryState.WAITING
    assert not Inquiry.objects.due().exists()


def test_only_the_latest_capture_of_an_article_is_asked_about() -> None:
    first = read_article()
    second = make_capture(f"{ARTICLE} More follows.", article=first.article)
    work_through(second)

    ask(Parrot())

    assert dict(Inquiry.objects.values_list("capture", "state")) == {
        first.pk: InquiryState.GIVEN_UP,
        second.pk: InquiryState.ANSWERED,
    }


def failing(row: Inquiry, failed: Failed, analyst: Parrot) -> Inquiry:
    Inquiry.objects.filter(pk=row.pk).update(due_at=Now() - timedelta(seconds=1))
    question = inquiries.prepare(inquiry_id=row.pk, analyst=analyst, limits=PLENTY)
    assert question is not None
    inquiries.settle(inquiry_id=row.pk, question=question, brought=failed)
    row.refresh_from_db()
    return row


def test_failures_are_waited_out_ever_longer_and_given_up_in_the_end() -> None:
    read_article()
    analyst = Parrot()
    inquiries.note(analyst=analyst)
    row = Inquiry.objects.get()
    waits = []
    for _ in range(6):
        row = failing(row, Failed(VisitOutcome.UNREADABLE, "holds no JSON"), analyst)
        assert row.due_at is not None and row.asked_at is not None
        waits.append(row.due_at - row.asked_at)

    row = failing(row, Failed(VisitOutcome.UNREADABLE, "holds no JSON"), analyst)

    assert waits == sorted(waits) and waits[0] >= timedelta(minutes=2)
    assert row.state == InquiryState.GIVEN_UP
    assert "holds no JSON" in row.told


def test_the_services_own_wish_for_a_pause_is_heeded() -> None:
    read_article()
    analyst = Parrot()
    inquiries.note(analyst=analyst)

    row = failing(
        Inquiry.objects.get(), Failed(VisitOutcome.RATE_LIMITED, "429", retry_after="3600"), analyst
    )

    assert row.due_at is not None and row.asked_at is not None
    assert row.due_at - row.asked_at > timedelta(minutes=59)
    assert Allowance.objects.get().tokens == 0, "what nobody read costs nothing"


def test_a_person_may_have_it_asked_again() -> None:
    capture = read_article()
    ask(Parrot(), limits=Limits(calls=9, tokens=500))

    row = inquiries.want(article=capture.article, analyst=Parrot())

    assert row.state == InquiryState.WAITING
    assert Inquiry.objects.due().get() == row


def test_what_a_person_asked_for_out_of_turn_leaves_the_turn_of_the_others() -> None:
    older = [read_article(f"{ARTICLE} Report {number}.") for number in range(2)]
    newest = read_article(f"{ARTICLE} The last report.")
    inquiries.want(article=newest.article, analyst=Parrot())

    inquiries.note(analyst=Parrot())

    assert set(Inquiry.objects.values_list("capture", flat=True)) == {newest.pk, *(each.pk for each in older)}


def test_what_was_asked_of_an_analyst_that_has_been_replaced_is_given_up() -> None:
    read_article()
    inquiries.note(analyst=Parrot())

    asked = inquiries.prepare(inquiry_id=Inquiry.objects.get().pk, analyst=Parrot(version="2"), limits=PLENTY)

    assert asked is None
    row = Inquiry.objects.get()
    assert (row.state, row.told) == (InquiryState.GIVEN_UP, "Another analyst has been set up since")


def test_an_answer_that_comes_a_second_time_is_kept_once() -> None:
    read_article()
    analyst = Parrot()
    inquiries.note(analyst=analyst)
    pk = Inquiry.objects.get().pk
    question = inquiries.prepare(inquiry_id=pk, analyst=analyst, limits=PLENTY)
    assert question is not None

    first, again = (
        inquiries.settle(inquiry_id=pk, question=question, brought=analyst.answer(question)) for _ in range(2)
    )

    assert first != again == inquiries.Kept()
    assert Allowance.objects.get().tokens == 400


def test_nothing_is_asked_about_an_article_that_is_known_by_name_alone() -> None:
    with pytest.raises(Refused, match="take it in first"):
        inquiries.want(article=make_article(unseen=True), analyst=Parrot())

    assert not Inquiry.objects.exists()


def test_what_the_program_fails_on_is_left_alone_until_somebody_asks_again() -> None:
    read_article()
    inquiries.note(analyst=Parrot())
    row = Inquiry.objects.get()

    inquiries.give_up(inquiry_id=row.pk, cause="a fault of ours")
    row.refresh_from_db()
    assert row.state == InquiryState.GIVEN_UP and "a fault of ours" in row.told
    assert not Inquiry.objects.due().exists()

    assert inquiries.again(picked=[row.pk]) == 1
    assert Inquiry.objects.due().get() == row
