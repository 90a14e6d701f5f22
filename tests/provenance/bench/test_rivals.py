"""What a large event does not keep is counted: the bench finds as many as comparing all pairs."""

import pytest

from claims.actions import comparing
from provenance.bench import rivals

pytestmark = pytest.mark.django_db


def test_ours_and_the_plain_comparison_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LOOKED_THROUGH", 5)

    figures = rivals.run(size=64, rounds=1, seed=5, watch=lambda *_: None)

    assert [row["same"] for row in figures["rows"]] == [True] * rivals.STEPS * len(rivals.SHAPES)
    crowded = figures["rows"][-1]
    assert crowded["contender"] == "64 claims, one group"
    assert crowded["kept"] < crowded["contradict"] < 64 * 63 / 2
