"""A worker is killed while the analyst thinks: the question is put again, and what it suggests is kept once."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.db.models.functions import Now

from claims.actions import appearances
from claims.analysts.chosen import chosen
from claims.models import Allowance, Appearance, Inquiry, Suggestion
from claims.vocabulary import InquiryState
from provenance.embedded.places import PROJECT
from provenance.pipeline import asking
from provenance.pipeline.models import Job, JobState
from tests.claims.analysts.chat_server import ARTICLE, FLED, ChatServer, Said, claims, open_chat
from tests.factories import make_capture

pytestmark = [pytest.mark.chaos, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SPOKE = {
    **FLED,
    "claim": "The mayor spoke.",
    "quote": "the mayor, Emilio González, said",
    "value": "",
    "unit": "",
}
WORKER = (
    "import django; django.setup()\n"
    "from claims.analysts.chosen import chosen\n"
    "from provenance.pipeline import asking\n"
    "asking.work(seconds=60, analyst=chosen())\n"
)


def environment(chat: ChatServer) -> dict[str, str]:
    """That of a worker on the database of this test."""
    at = connection.settings_dict
    place = f"host={at['HOST']}&port={at['PORT']}" if at["PORT"] else f"host={at['HOST']}"
    return {
        **os.environ,
        "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@/{at['NAME']}?{place}",
        "SECRET_KEY": "x",
        "ANALYST": "chat",
        "ANALYST_URL": chat.address,
        "ANALYST_MODEL": "tiny-1",
    }


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
        worker = subprocess.Popen([sys.executable, "-c", WORKER], cwd=PROJECT, env=environment(chat))
        assert asked.wait(120), "the worker never asked"
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=20)
        dead.set()

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
