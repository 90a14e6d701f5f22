"""History costs little: a bulk insert with it takes at most two and a half times as long as without."""

import os
import time
from collections.abc import Callable

import pytest
from django.db import connection

from claims.models import Appearance
from provenance.history.verification import verify
from tests import factories as make
from tests.provenance.history.tampering import seal

ROWS, AT_ONCE = int(os.environ.get("PACE_ROWS", "3000")), 1_000
MOST = 2.5
ENTRIES = 10_000


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
def test_appearances_by_the_thousand_with_history_take_no_more_than_two_and_a_half_times_as_long(
    template: Appearance, proved: Callable[..., None]
) -> None:
    with_history = without = 0.0
    for part in range(ROWS // AT_ONCE):
        with_history += seconds_to_insert(template, f"with{part:02}")
        switch("DISABLE")
        without += seconds_to_insert(template, f"less{part:02}")
        switch("ENABLE")

    assert with_history / without <= MOST
    proved(
        "PACE",
        size=f"{ROWS:,} appearances with history and as many without, {AT_ONCE:,} at once",
        figure=f"{with_history / without:.1f} times as long",
    )


def multiply(template: Appearance, count: int) -> None:
    """Insert as many like it without a word of Python for each."""
    names = [field.column for field in Appearance._meta.fields if field.name not in {"id", "public_id"}]
    same = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO claims_appearance (public_id, {same}) SELECT 'with' || lpad(n::text, 8, '0'), {same} "
            "FROM claims_appearance, generate_series(1, %s) AS n WHERE id = %s",
            [count, template.pk],
        )


@pytest.mark.slow
def test_ten_thousand_entries_are_verified_in_a_moment(template: Appearance) -> None:
    multiply(template, ENTRIES)
    assert seal() > ENTRIES
    began = time.perf_counter()

    outcome = verify(watch=lambda *_: None)

    assert outcome.faults == []
    assert time.perf_counter() - began < 2
