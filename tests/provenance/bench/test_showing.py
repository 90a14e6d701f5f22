"""The pages of a crowded newsroom are measured beside a floor that draws the very same HTML."""

import pytest

from claims.models import Appearance, Contradiction
from provenance.bench import showing
from provenance.bench.tables import TABLES

pytestmark = pytest.mark.django_db


def test_the_floor_draws_the_same_html_from_one_query(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "TIMES", 1)
    monkeypatch.setattr(showing, "FIGURES", 12)
    monkeypatch.setattr(showing, "ELSEWHERE", 30)
    figures = showing.run(size=16, rounds=1, watch=lambda *_: None)

    assert [row["contender"] for row in figures["rows"] if not row["same"]] == []
    assert len(figures["rows"]) == 7
    assert min(row["queries"] for row in figures["rows"]) >= 1
    assert figures["quality"]["worst"] == max(row["ratio"] for row in figures["rows"])
    assert all(0 < row["by_work"] < 1_000 for row in figures["rows"])
    assert Appearance.objects.filter(claim__measure__population="dockers", claim__low=12).count() == 16
    assert Contradiction.objects.count() > showing.FIGURES
    assert "event, 12 figures" in TABLES["pages"](figures)
