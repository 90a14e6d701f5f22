"""A worker is killed while the analyst thinks: the question is put again, and what it suggests is kept once."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db.models.functions import Now

from claims.actions import appearances
from claims.analysts.chosen import chosen
from claims.models import Allowance, Appearance, Inquiry, Suggestion
from claims.vocabulary import InquiryState
from provenance.pipeline import asking
from provenance.pipeline.models import Job, JobState
from tests.chaos import beside
from tests.claims.analysts.chat_server import ARTICLE, FLED, Said, claims, open_chat
from tests.factories import make_capture

pytestmark = [pytest.mark.chaos, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SPOKE = {
    **FLED,
    "claim": "The mayor spoke.",
    "quote": "the mayor, Emilio González, said",
    "value": "",
    "unit": "",
}
WORK = (
    "from claims.analysts.chosen import chosen\n"
    "from provenance.pipeline import asking\n"
    "asking.work(seconds=60, analyst=chosen())\n"
)


def test_a_worker_killed_while_the_analyst_thinks_loses_nothing_and_doubles_nothing(
    settings: LazySettings,
) -> None:
    capture = make_capture(ARTICLE)
    appearances.read(article_id=capture.article_id)
    asked, dead = threading.Event(), threading.Event()

    def thinking(_: dict[str, Any]) -> Said:
        asked.set()
        dead.wait(30)
        return claims(SPOKE)

    with open_chat() as chat:
        chat.answering = thinking
        worker = beside.begin(WORK, ANALYST="chat", ANALYST_URL=chat.address, ANALYST_MODEL="tiny-1")
        came = asked.wait(120)
        beside.kill(worker)
        dead.set()
        assert came, "the worker never asked"

        assert Inquiry.objects.get().state == InquiryState.WAITING
        assert (Job.objects.get().state, Suggestion.objects.count()) == (JobState.RUNNING, 0)

        settings.ANALYST, settings.ANALYST_URL, settings.ANALYST_MODEL = "chat", chat.address, "tiny-1"
        Job.objects.update(lease_until=Now() - timedelta(seconds=1))
        analyst = chosen()
        assert analyst is not None
        asking.work(seconds=20, analyst=analyst)

    assert Inquiry.objects.get().state == InquiryState.ANSWERED
    assert Appearance.objects.filter(method="analyst chat tiny-1").count() == 1
    assert Allowance.objects.get().calls == 2, "what the dead one asked counts as well"
