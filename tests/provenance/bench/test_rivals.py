"""What a large event leaves out is no contradiction: the bench finds the same ones as comparing all pairs."""

import pytest

from claims.actions import contradictions
from provenance.bench import rivals

pytestmark = pytest.mark.django_db


def test_ours_and_the_plain_comparison_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contradictions, "LOOKED_THROUGH", 10)

    figures = rivals.run(size=32, rounds=1, seed=5, watch=lambda *_: None)

    assert [row["same"] for row in figures["rows"]] == [True] * rivals.STEPS
    assert figures["rows"][-1]["contradict"] > 10
    assert figures["rows"][-1]["kept"] <= 32 * rivals.GROUP / 2
