"""A person decides about a sentence while the look-up writes it anew: one waits for the other, and nobody in a ring."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from claims.actions import judgements, lapses, links, repeats
from claims.models import Appearance, Linking
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.errors import Stale
from sources.models import Article
from sources.vocabulary import Judgement
from tests.claims.actions.test_links import link
from tests.factories import make_appearance, make_claim, make_user

pytestmark = pytest.mark.django_db(transaction=True)
WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"


def somebody_waits() -> None:
    """Come back as soon as another connection waits for a lock."""
    for _ in range(2_000):
        with connection.cursor() as cursor:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits: the two never met")


def test_a_person_and_the_look_up_that_meet_at_one_sentence_never_wait_in_a_ring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ana, row = make_user("ana", staff=True), make_appearance(make_claim(), method=repeats.METHOD)
    again, article = [link(row, row.claim)], row.capture.article_id
    Linking.objects.create(article_id=article)
    monkeypatch.setattr(repeats, "links_of", lambda _article: again)
    written, settle = threading.Event(), lapses.settle

    def when_she_waits(*, article: Article) -> set[int]:
        """Between writing the sentence and telling its claim: by then she has what she could get."""
        written.set()
        somebody_waits()
        return settle(article=article)

    monkeypatch.setattr(lapses, "settle", when_she_waits)

    with ThreadPoolExecutor(2) as pool:
        worker = pool.submit(_closing, links.look, article_id=article)
        person = pool.submit(_closing, _judge, row, ana, written)
        worker.result(timeout=60)
        outcome = person.result(timeout=60)

    held = Appearance.objects.get()
    assert outcome == "told"
    assert (held.judgement, held.stance) == (Judgement.SUGGESTED, Stance.DISPUTES)


def _closing(do: Any, *given: Any, **named: Any) -> Any:
    try:
        return do(*given, **named)
    finally:
        connection.close()


def _judge(row: Appearance, by: User, written: threading.Event) -> str:
    written.wait(timeout=60)
    told: dict[str, Any] = {"by": by, "why": "It says so.", "version": row.version}
    try:
        judgements.judge(row=row, judgement=Judgement.CONFIRMED, **told)
    except Stale:
        return "told"
    return "saved"
