"""Whoever writes what somebody else writes too waits for them, or they for whoever it is: never both in a ring."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from claims.actions import contradictions, corroboration, judgements, lapses, links, repeats
from claims.actions.hearing import Hearing
from claims.models import Appearance, Claim, Contradiction, Linking
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.errors import Stale
from sources.models import Article
from sources.vocabulary import DerivationKind, Judgement
from tests.claims.actions.test_links import link
from tests.factories import (
    NOON,
    make_appearance,
    make_capture,
    make_claim,
    make_contradiction,
    make_derivation,
    make_event,
    make_measure,
    make_user,
)

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


def test_two_workers_that_find_copies_stale_of_claims_that_contradict_never_wait_in_a_ring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = [make_claim(), make_claim()]
    voices = [taken_back_above_a_copy(claim) for claim in claims]
    make_contradiction(*voices)
    both, weighed, met = threading.Barrier(2), corroboration._mark_stale, set[int]()

    def when_both_hold_theirs(claim: Claim, heard: Hearing) -> bool:
        """Each worker has its own claim by now, and is about to want the other's."""
        if threading.get_ident() not in met:
            met.add(threading.get_ident())
            both.wait(timeout=30)
        return weighed(claim, heard)

    monkeypatch.setattr(corroboration, "_mark_stale", when_both_hold_theirs)

    with ThreadPoolExecutor(2) as pool:
        workers = [pool.submit(_closing, corroboration.refresh, claim_id=claim.pk) for claim in claims]
        for worker in workers:
            worker.result(timeout=60)

    assert Appearance.objects.stale().count() == 2
    assert [claim.score_due for claim in Claim.objects.order_by("pk")] == [2, 2]


def taken_back_above_a_copy(claim: Claim) -> Appearance:
    """A wire says a claim no longer that a copy of it carries still; what the copy says."""
    wire = make_appearance(claim, superseded_at=NOON, superseded_by=make_capture())
    copy = make_appearance(claim)
    make_derivation(copy.capture.article, wire.capture.article, kind=DerivationKind.REPUBLICATION)
    return copy


def test_holding_an_event_s_claims_against_each_other_waits_for_whoever_weighs_them() -> None:
    event = make_event()
    groups = (("boats", 3), ("people", 1), ("people", 2))
    boats, *people = (
        make_claim(low=low, high=low, measure=make_measure(event, population=group)) for group, low in groups
    )
    for claim in (boats, *people):
        make_appearance(claim)
    holding = threading.Event()

    def weigh() -> None:
        """What weighing holds: claims in one order, here the first of them a while before the others."""
        with transaction.atomic():
            Claim.objects.select_for_update().get(pk=boats.pk)
            holding.set()
            somebody_waits()
            list(
                Claim.objects.select_for_update().filter(pk__in=[claim.pk for claim in people]).order_by("pk")
            )

    with ThreadPoolExecutor(2) as pool:
        weighing = pool.submit(_closing, weigh)
        holding.wait(timeout=60)
        comparing = pool.submit(_closing, contradictions.compare, event_id=event.pk)
        weighing.result(timeout=60)
        comparing.result(timeout=60)

    assert {row.outcome for row in Contradiction.objects.all()} == {"contradicts", "not_comparable"}
