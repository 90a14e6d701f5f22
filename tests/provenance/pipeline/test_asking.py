"""Workers ask the analyst beside the line: once for each capture, under a lease, and whoever dies has lost nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db.models.functions import Now

from claims.actions import appearances
from claims.actions.suggestions import Kept
from claims.analysts.analyst import Analyst
from claims.analysts.chosen import chosen
from claims.models import Allowance, Appearance, Inquiry, Suggestion
from claims.vocabulary import InquiryState
from provenance.pipeline import asking, jobs, line, tasks
from provenance.pipeline.models import Job, JobState, Step
from provenance.pipeline.steps import ASKING
from sources.errors import Refused
from tests.claims.analysts.chat_server import (
    ARTICLE,
    FLED,
    SOUND,
    ChatServer,
    Said,
    claims,
    hired_chat,
)
from tests.factories import make_capture

pytestmark = pytest.mark.django_db


@pytest.fixture
def chat(settings: LazySettings) -> Iterator[ChatServer]:
    """A chat service, set up as the analyst."""
    with hired_chat(settings) as server:
        yield server


def read_articles(count: int) -> None:
    for number in range(count):
        capture = make_capture(f"{ARTICLE} That was report {number}.")
        appearances.read(article_id=capture.article_id)


def analyst() -> Analyst:
    found = chosen()
    assert found is not None
    return found


def work(seconds: float = 10) -> Kept:
    return asking.work(seconds=seconds, analyst=analyst())


def states() -> list[str]:
    return list(Inquiry.objects.order_by("pk").values_list("state", flat=True))


def test_everything_read_is_asked_about_once(chat: ChatServer) -> None:
    read_articles(3)

    kept = work()

    assert (kept.passed, kept.known, kept.refused) == (6, 3, 3)
    assert states() == [InquiryState.ANSWERED] * 3
    assert len(chat.asked) == 3
    assert set(Job.objects.values_list("step", "state")) == {(Step.ASK, JobState.DONE)}
    assert Appearance.objects.filter(method="analyst chat tiny-1").count() == 3
    assert work() == Kept()
    assert len(chat.asked) == 3


def test_by_default_nobody_is_asked(settings: LazySettings) -> None:
    assert settings.ANALYST == ""
    assert chosen() is None


def test_the_line_does_not_wait_for_analysts(chat: ChatServer) -> None:
    read_articles(1)
    inquiry = Inquiry.objects.create(
        capture_id=Appearance.objects.values_list("capture", flat=True)[0], analyst="parrot", version="1"
    )
    jobs.note_due([ASKING])

    assert Job.objects.get().subject == inquiry.pk
    assert line.open_jobs() == 0
    assert jobs.lease(outside=True) == []
    assert [held.step for held in jobs.lease(asking=True)] == [Step.ASK]


def test_a_service_in_trouble_is_asked_no_further_for_now(chat: ChatServer) -> None:
    read_articles(6)
    chat.answering = Said(code=500)

    work()

    assert len(chat.asked) <= asking.AT_ONCE
    assert set(states()) == {InquiryState.WAITING}
    assert "trouble" in Inquiry.objects.exclude(told="").earliest("pk").told
    assert Suggestion.objects.count() == 0


def test_after_a_pause_it_is_asked_again(chat: ChatServer) -> None:
    read_articles(1)
    chat.answering = Said(code=429, headers={"Retry-After": "600"})
    work()
    chat.answering = claims(SOUND)
    work()
    assert states() == [InquiryState.WAITING], "it wishes for ten minutes"

    Inquiry.objects.update(due_at=Now())
    work()

    assert states() == [InquiryState.ANSWERED]


def test_one_bad_answer_does_not_keep_the_others_waiting(chat: ChatServer) -> None:
    read_articles(3)

    def answering(sent: dict[str, Any]) -> Said:
        bad = "report 1." in sent["messages"][1]["content"]
        return Said(b"<html>") if bad else claims(FLED)

    chat.answering = answering

    work()

    assert sorted(states()) == [InquiryState.ANSWERED, InquiryState.ANSWERED, InquiryState.WAITING]


def test_a_full_day_asks_nobody(chat: ChatServer, settings: LazySettings) -> None:
    settings.ANALYST_CALLS = 2
    read_articles(4)

    work()
    work()

    assert len(chat.asked) == Allowance.objects.get().calls == 2
    assert states().count(InquiryState.ANSWERED) == 2


def test_a_worker_that_dies_while_asking_loses_nothing_and_doubles_nothing(chat: ChatServer) -> None:
    """The lease runs out, as it does when nobody comes back; the question is put again, the answer kept once."""
    read_articles(1)
    held = begin_and_die()
    assert work() == Kept(), "it is still leased"

    Job.objects.filter(pk=held.job).update(lease_until=Now() - timedelta(seconds=1))
    work()

    assert states() == [InquiryState.ANSWERED]
    assert Appearance.objects.filter(method="analyst chat tiny-1").count() == 1
    assert Allowance.objects.get().calls == 2, "what the dead one asked counts as well"


def begin_and_die() -> jobs.Lease:
    asking.inquiries.note(analyst=analyst())
    jobs.note_due([ASKING])
    (held,) = jobs.lease(asking=True, seconds=asking.lease_seconds())
    asking.inquiries.prepare(inquiry_id=held.subject, analyst=analyst(), limits=asking.limits())
    return held


def test_an_answer_that_comes_after_the_lease_is_another_workers_to_bring(chat: ChatServer) -> None:
    read_articles(1)
    held = begin_and_die()
    Job.objects.filter(pk=held.job).update(owner="somebody else")
    question = asking.inquiries.question_of(Inquiry.objects.get().capture)
    answer = analyst().answer(question)

    done = jobs.finish(
        held,
        lambda: _settle(asking.inquiries.settle(inquiry_id=held.subject, question=question, brought=answer)),
    )

    assert done is False
    assert (states(), Suggestion.objects.count()) == ([InquiryState.WAITING], 0)


def _settle(_: Kept) -> None:
    """What came of it is of no matter here."""


SETTINGS = [
    pytest.param({"ANALYST_URL": "models.example"}, "ANALYST_URL", id="no address"),
    pytest.param({"ANALYST_MODEL": ""}, "ANALYST_MODEL", id="no model"),
    pytest.param({"ANALYST_KEY": "two\nlines"}, "ANALYST_KEY", id="a key on two lines"),
]


@pytest.mark.parametrize(("given", "named"), SETTINGS)
def test_an_analyst_that_cannot_be_meant_is_refused_by_the_name_of_its_setting(
    chat: ChatServer, settings: LazySettings, given: dict[str, str], named: str
) -> None:
    for name, value in given.items():
        setattr(settings, name, value)

    with pytest.raises(Refused) as refused:
        chosen()

    assert refused.value.field == named


@pytest.mark.django_db(transaction=True)
def test_a_worker_tells_a_setting_at_fault_in_one_line(
    chat: ChatServer, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ANALYST_MODEL = ""

    tasks.ask()

    (line,) = [each.getMessage() for each in caplog.records if each.name == tasks.__name__]
    assert line.startswith("Nobody is asked: ANALYST_MODEL:")
