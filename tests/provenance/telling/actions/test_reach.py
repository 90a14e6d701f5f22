"""Looking around what has changed reads indexes alone, however large the tables are."""

import pytest
from django.db import connection

from provenance.telling.actions import reach
from provenance.telling.actions.reach import ONWARD, WORDED

pytestmark = pytest.mark.django_db


def plan(sql: str, given: object) -> str:
    """How the database would answer if reading a whole table cost the world."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", given)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_every_way_from_row_to_row_has_its_index() -> None:
    whole = [way for way in (*ONWARD, *WORDED) if "Seq Scan" in plan(way.sql(), {"keys": [1, 2]})]

    assert whole == []


def test_what_hangs_below_and_what_was_matched_with_many_are_found_by_indexes() -> None:
    assert "Seq Scan" not in plan(reach.BELOW, [[1, 2]])
    assert "Seq Scan" not in plan(reach.MATCHED, [[1, 2], 48])
    window = {"first": 1, "last": 2, "leads": list(reach.LEADS)}
    assert "entry_by_transaction" in plan(reach.CHANGED, window)
