"""History costs little: a bulk insert with it takes at most two and a half times as long as without."""

import time

import pytest
from django.db import connection

from claims.models import Appearance
from provenance.history.verification import verify
from tests import factories as make
from tests.provenance.history.tampering import seal

ROWS = 10_000


def seconds_to_insert(template: Appearance, round_number: int) -> float:
    fields = {
        field.attname: getattr(template, field.attname)
        for field in Appearance._meta.fields
        if field.name != "id"
    }
    rows = [Appearance(**{**fields, "public_id": f"{round_number:04}{at:08}"}) for at in range(ROWS)]
    began = time.perf_counter()
    Appearance.objects.bulk_create(rows, 2_000)
    return time.perf_counter() - began


def switch(way: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE claims_appearance {way} TRIGGER history_insert")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_appearances_with_history_take_no_more_than_two_and_a_half_times_as_long() -> None:
    template = make.make_appearance(
        make.make_claim(low=4, high=4), reasons=[{"rule": "figure", "detail": "four"}]
    )
    rounds = []
    for number in range(3):
        with_history = seconds_to_insert(template, 2 * number)
        switch("DISABLE")
        rounds.append(with_history / seconds_to_insert(template, 2 * number + 1))
        switch("ENABLE")

    assert min(rounds) <= 2.5, rounds


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_thirty_thousand_entries_are_verified_within_two_seconds() -> None:
    template = make.make_appearance()
    for number in range(3):
        seconds_to_insert(template, number)
    assert seal() > 3 * ROWS
    began = time.perf_counter()

    outcome = verify(watch=lambda *_: None)

    assert outcome.faults == []
    assert time.perf_counter() - began < 2
