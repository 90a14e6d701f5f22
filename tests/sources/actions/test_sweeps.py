"""Captures are looked through a stretch at a time: nothing is lost by dying half-way, and nothing asked for twice."""

import pytest
from django.db import connection, transaction

from provenance.accounts.models import User
from provenance.pipeline import jobs
from provenance.pipeline.models import Step
from sources.actions import sweeps
from sources.models import Article, Phrase, Sweep
from tests.factories import make_capture
from tests.sources.actions.test_phrases import LEAD, add

pytestmark = pytest.mark.django_db

CREDIT = "Lifted straight from El Faro"


@pytest.fixture
def asked(ben: User, monkeypatch: pytest.MonkeyPatch) -> Sweep:
    """Five captures, of which the first, third and fifth hold a new phrase; two of them make a stretch."""
    monkeypatch.setattr(sweeps, "STRETCH", 2)
    for number in range(5):
        make_capture(f"{LEAD}\n\n{CREDIT if number % 2 == 0 else number}")
    add(ben)
    return Sweep.objects.get()


def due() -> list[int]:
    return list(Article.objects.order_by("pk").values_list("trace_due", flat=True))


def test_saving_a_phrase_looks_at_no_capture(asked: Sweep) -> None:
    assert due() == [0] * 5
    assert str(asked) == "waits for a worker to look through the captures"


def test_each_step_goes_on_where_the_last_one_ended(asked: Sweep) -> None:
    told = []
    while Sweep.objects.unfinished():
        sweeps.sweep(sweep_id=asked.pk)
        told.append(due())

    assert told == [[1, 0, 0, 0, 0], [1, 0, 1, 0, 0], [1, 0, 1, 0, 1]]
    asked.refresh_from_db()
    assert str(asked) == "looked through: 3 articles hold it and are traced again"
    sweeps.sweep(sweep_id=asked.pk)
    assert due() == [1, 0, 1, 0, 1]


def test_a_worker_that_dies_half_way_has_done_nothing_and_the_next_goes_on(asked: Sweep) -> None:
    sweeps.sweep(sweep_id=asked.pk)
    with transaction.atomic():
        sweeps.sweep(sweep_id=asked.pk)
        transaction.set_rollback(True)

    while jobs.note_due():
        for held in [each for each in jobs.lease() if each.step is Step.SWEEP]:
            assert jobs.take(held)
        if not Sweep.objects.unfinished():
            break

    assert due() == [1, 0, 1, 0, 1]


def test_a_capture_that_came_after_the_sweep_began_was_read_with_the_phrase(asked: Sweep) -> None:
    sweeps.sweep(sweep_id=asked.pk)
    make_capture(f"{LEAD}\n\n{CREDIT} again")
    while Sweep.objects.unfinished():
        sweeps.sweep(sweep_id=asked.pk)

    assert due() == [1, 0, 1, 0, 1, 0]


def test_where_there_is_nothing_to_look_through_it_is_done_at_once(ben: User) -> None:
    add(ben)

    sweeps.sweep(sweep_id=Sweep.objects.get().pk)

    assert not Sweep.objects.unfinished()
    assert Phrase.objects.get(shipped="").sweeps.count() == 1


def test_a_stretch_is_found_by_its_place_and_not_by_reading_all(asked: Sweep) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sweeps.HOLDING}", [0, 2, ["%lifted%"]])
        plan = " ".join(row[0] for row in cursor)

    assert "Seq Scan" not in plan
    assert "Index Cond: ((id > 0) AND (id <= 2))" in plan
