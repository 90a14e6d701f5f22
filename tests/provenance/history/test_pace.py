"""History costs little: a bulk insert with it takes at most two and a half times as long as without."""

import time

import pytest
from django.db import connection

from claims.models import Appearance
from provenance.history.verification import verify
from tests import factories as make
from tests.provenance.history.tampering import seal

ROWS, AT_ONCE = 10_000, 1_000


@pytest.fixture
def template(transactional_db: None) -> Appearance:
    return make.make_appearance(
        make.make_claim(low=4, high=4), reasons=[{"rule": "figure", "detail": "four"}]
    )


def seconds_to_insert(template: Appearance, part: str) -> float:
    columns = [field.attname for field in Appearance._meta.fields if field.name != "id"]
    fields = {column: getattr(template, column) for column in columns}
    rows = [Appearance(**{**fields, "public_id": f"{part}{at:06}"}) for at in range(AT_ONCE)]
    began = time.perf_counter()
    Appearance.objects.bulk_create(rows)
    return time.perf_counter() - began


def switch(way: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE claims_appearance {way} TRIGGER history_insert")


@pytest.mark.slow
def test_ten_thousand_appearances_with_history_take_no_more_than_two_and_a_half_times_as_long(
    template: Appearance,
) -> None:
    with_history = without = 0.0
    for part in range(ROWS // AT_ONCE):
        with_history += seconds_to_insert(template, f"with{part:02}")
        switch("DISABLE")
        without += seconds_to_insert(template, f"less{part:02}")
        switch("ENABLE")

    assert with_history / without <= 2.5


@pytest.mark.slow
def test_ten_thousand_entries_are_verified_in_a_moment(template: Appearance) -> None:
    for part in range(ROWS // AT_ONCE):
        seconds_to_insert(template, f"with{part:02}")
    assert seal() > ROWS
    began = time.perf_counter()

    outcome = verify(watch=lambda *_: None)

    assert outcome.faults == []
    assert time.perf_counter() - began < 2
