"""Workers are killed while they hand a letter to the mail server: it is sent all the same, and is one letter."""

from typing import Any

import pytest
from django.utils import timezone

from provenance.accounts.models import User
from provenance.searches import posting
from provenance.searches.actions import saved
from provenance.searches.matching import found
from provenance.searches.models import Find, Letter
from tests.chaos import beside
from tests.factories import make_claim, make_event
from tests.provenance.searches.posted import Sink, sink

pytestmark = [pytest.mark.chaos, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WORK = "from provenance.searches import watching; watching.work(seconds=60)"


def worker_dies_at(word: bytes, server: Sink) -> None:
    """A worker finds, writes, and dies while the mail server keeps it waiting for the answer to this word."""
    server.keep_waiting(word)
    worker = beside.begin(
        WORK, EMAIL_HOST="127.0.0.1", EMAIL_PORT=str(server.port), EMAIL_TLS="False", SITE_ADDRESS="https://desk.example"
    )  # fmt: skip
    came = server.waiting.wait(120)
    beside.kill(worker)
    server.go_on.set()
    assert came, f"no worker ever said {word!r}"


def test_a_letter_whose_sender_died_is_sent_again_under_its_number_and_only_once_nobody_holds_it(
    settings: Any, carla: User
) -> None:
    carla.email = "carla@partner.example"
    carla.save()
    row = saved.keep(owner=carla, name="Dockers", asked={"q": "dockers"}, found=found)
    saved.mail(search=row, version=1, wanted=True)
    type(row).objects.update(checked_at=None)
    make_claim("Nine dockers were injured.", event=make_event("The crane"))
    with sink() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
        for word, taken in ((b"RCPT", 0), (b"DATA", 1)):
            worker_dies_at(word, server)
            assert len(server.letters) == taken
            assert posting.send(seconds=5) == 0, "the dead one still holds it"
            assert Letter.objects.get().sent_at is None
            Letter.objects.update(due_at=timezone.now())  # as if it had been held for five minutes

        assert [posting.send(seconds=5), posting.send(seconds=5)] == [1, 0]
        first, again = server.letters

    assert first["Message-ID"] == again["Message-ID"]
    assert "Nine dockers were injured." in again.get_content()
    letter = Letter.objects.get()
    assert (letter.tries, letter.due_at) == (3, None)
    assert letter.sent_at is not None
    assert Find.objects.get().letter == letter
