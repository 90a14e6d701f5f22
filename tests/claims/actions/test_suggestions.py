"""What an analyst says goes through the gate and is kept word for word; people's judgements outrank it."""

import pytest
from django.db.models.functions import Now

from claims.actions import inquiries, judgements
from claims.models import Act, Allowance, Appearance, Claim, Inquiry, Reading, Suggestion, Unsorted
from claims.rules.analysts.analyst import Answer
from claims.rules.analysts.analyst import Suggestion as Said
from claims.vocabulary import InquiryState, Stance
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.claims.actions.parrot import ANGRY, FLED, LYING, Parrot, ask, read_article, work_through

pytestmark = pytest.mark.django_db


def test_what_passes_is_suggested_and_what_does_not_is_logged_with_the_reason() -> None:
    capture = read_article()

    (row,) = ask(Parrot())

    assert (row.state, row.tokens, row.capture_id) == (InquiryState.ANSWERED, 400, capture.pk)
    told = {each.claim: each for each in Suggestion.objects.filter(inquiry=row)}
    assert told[LYING.claim].refused_by == "figure" and "ninety" in told[LYING.claim].told
    assert told[LYING.claim].appearance is None
    denied = told[ANGRY.claim].appearance
    assert denied is not None
    assert (denied.method, denied.judgement) == ("analyst parrot", Judgement.SUGGESTED)
    assert denied.quote == ANGRY.quote == capture.text[denied.start : denied.end]
    assert any("parrot, version 1" in reason["detail"] for reason in denied.reasons)


def test_what_our_own_reader_found_in_the_same_words_is_only_linked_to() -> None:
    read_article()
    own = Appearance.objects.get(quote__contains="fled to Brazil")

    ask(Parrot((FLED,)))

    assert Suggestion.objects.get().appearance == own
    assert Appearance.objects.filter(method__startswith="analyst").count() == 0


def test_what_a_person_rejected_is_not_suggested_again(ana: User) -> None:
    read_article()
    own = Appearance.objects.get(quote__contains="fled to Brazil")
    judgements.judge(row=own, judgement=Judgement.REJECTED, by=ana, why="A rumour.", version=own.version)

    ask(Parrot((FLED,)))

    own.refresh_from_db()
    assert own.judgement == Judgement.REJECTED
    assert list(Appearance.objects.filter(quote__contains="fled to Brazil")) == [own]


def test_a_new_claim_is_matched_like_any_other_and_gets_a_claim() -> None:
    capture = read_article()
    ask(Parrot((ANGRY,)))

    work_through(capture)

    row = Appearance.objects.get(method="analyst parrot")
    assert row.claim is not None and row.claim.text == ANGRY.claim


def test_reading_again_leaves_what_analysts_suggested() -> None:
    capture = read_article()
    ask(Parrot((ANGRY,)))
    Reading.objects.update(text_revision=0)

    work_through(capture)

    assert Appearance.objects.filter(method="analyst parrot").count() == 1


def test_asking_again_changes_nothing() -> None:
    read_article()
    analyst = Parrot()
    ask(analyst)
    before = list(Appearance.objects.order_by("pk").values_list("public_id", "version"))

    ask(analyst)

    assert list(Appearance.objects.order_by("pk").values_list("public_id", "version")) == before
    assert len(analyst.asked_of) == 1


def test_keeping_the_same_answer_twice_changes_nothing() -> None:
    read_article()
    analyst = Parrot()
    (row,) = ask(analyst)
    before = list(Appearance.objects.order_by("pk").values_list("public_id", "version"))
    Inquiry.objects.update(state=InquiryState.WAITING, answer=None, answered_at=None, due_at=Now())

    inquiries.settle(inquiry_id=row.pk, question=analyst.asked_of[0], brought=Answer(analyst.said))

    assert list(Appearance.objects.order_by("pk").values_list("public_id", "version")) == before
    assert Suggestion.objects.count() == len(analyst.said)


def test_the_same_words_elsewhere_get_the_same_answer_without_asking() -> None:
    read_article()
    read_article()
    analyst = Parrot((ANGRY,))
    twice = Parrot((ANGRY,), version="1")

    first, second = ask(analyst)

    assert len(analyst.asked_of) + len(twice.asked_of) == 1
    assert (second.state, second.same_as_id) == (InquiryState.ANSWERED, first.pk)
    assert Allowance.objects.get().calls == 1
    assert Appearance.objects.filter(method="analyst parrot").count() == 2


def test_another_version_is_asked_anew_and_takes_back_what_it_does_not_say() -> None:
    read_article()
    ask(Parrot((ANGRY,)))

    ask(Parrot((FLED,), version="2"))

    assert Appearance.objects.filter(method="analyst parrot").count() == 0
    assert Inquiry.objects.count() == 2
    assert Suggestion.objects.get(claim=ANGRY.claim).appearance is None, "the log stays"


def test_what_a_person_confirmed_is_not_taken_back(ana: User) -> None:
    capture = read_article()
    ask(Parrot((ANGRY,)))
    work_through(capture)
    row = Appearance.objects.get(method="analyst parrot")
    judgements.judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="So it says.", version=row.version)

    ask(Parrot((FLED,), version="2"))

    assert Appearance.objects.get(method="analyst parrot").judgement == Judgement.CONFIRMED


def test_the_known_claims_of_its_events_are_told_and_may_be_disputed() -> None:
    read_article()
    claim = Claim.objects.get(text__contains="fled")
    denial = Said("", "The army denied that anybody had been killed", "disputes", known=claim.public_id)
    analyst = Parrot((denial,))

    ask(analyst)

    (question,) = analyst.asked_of
    assert claim.public_id in {known.key for known in question.known}
    row = Suggestion.objects.get().appearance
    assert row is not None
    assert (row.claim_text, row.stance) == (claim.text, Stance.DISPUTES)
    assert row.denies is not None and row.denies.claim == claim


def test_what_is_found_later_to_answer_a_known_claim_is_sorted_again() -> None:
    capture = read_article()
    claim = Claim.objects.get(text__contains="fled")
    denial = Said("", "The army denied that anybody had been killed", "disputes", known=claim.public_id)
    ask(Parrot((denial,)))
    Appearance.objects.update(denies=None)
    work_through(capture)
    row = Appearance.objects.get(method="analyst parrot")
    assert row.claim is not None
    assert not Unsorted.objects.exists()

    ask(Parrot((denial,), version="2"))

    assert Unsorted.objects.filter(pk=row.claim.event_id).exists()
    assert Act.unmatched().filter(pk=row.act_id).exists()
