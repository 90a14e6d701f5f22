"""The answers to partners are measured beside contenders that tell the very same rows in the very same fields."""

import pytest

from claims.models import Appearance
from provenance.bench import answering
from provenance.bench.tables import TABLES
from provenance.partners import usage
from provenance.partners.models import Key

pytestmark = pytest.mark.django_db(transaction=True)


def test_all_tell_the_same_and_ours_is_asked_through_every_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "TIMES", 1)
    monkeypatch.setattr(answering, "STONES", (100,))

    figures = answering.run(size=60, rounds=1, seed=1, watch=lambda *_: None)

    rows = {row["contender"]: row for row in figures["rows"]}
    assert figures["quality"]["same"]
    assert {name: row["number"] for name, row in rows.items() if row["number"] != 200} == {
        "ours, not changed": 304,
        "ours, not changed, worked out": 304,
    }
    # Whose key it is and what is hidden, the rows; known again: how the key stands, and where the history ends.
    assert (rows["ours, worked out"]["queries"], rows["ours"]["queries"]) == (2, 1)
    assert rows["ours, a stranger"]["queries"] == 2
    assert all(row["ratio"] > 0 and row["per_second"] > 0 for row in rows.values())
    key = Key.objects.get().pk
    (counted,) = (each for each in usage.counted() if each.key == key)
    assert counted.numbers["answered"] > 6
    assert counted.numbers["sent"] > 60 * len("{}")
    assert [each["rows"] for each in figures["memory"]] == [100, Appearance.objects.count()]
    assert "ours, whole list" in TABLES["api"](figures)
