"""The arithmetic of a score as a picture."""

import pytest

from claims.models import Corroboration
from claims.pages.ledger import HIDDEN, Ledger, ledger, moves, rule, running
from claims.rules.weighing.scale import START, WEIGHTS
from sources.vocabulary import Reliability


def entry(
    label: str, points: float, role: str = "origin", origin: str = "", side: str = "for"
) -> dict[str, object]:
    return {"label": label, "role": role, "side": side, "grade": "B", "points": points, "detail": "", "origin": origin,
            "collapsed": []}  # fmt: skip


ENTRIES = [
    entry("Before anyone spoke", -5.0, "start", side=""),
    entry("Agencia Sur", 8.0, origin="source:a"),
    entry("“Secret”, outlet unknown", 0.7, origin="article:b"),
    entry("Rival claim: two", -3.2, "rival", "c", "against"),
]
MOVES = [
    {"label": "If “Secret”, outlet unknown withdrew it", "score": 0.5},
    {"label": "More copies", "score": 0.5},
]
BACKING = Corroboration(ledger=ENTRIES, moves=MOVES)


@pytest.fixture
def drawn() -> Ledger:
    return ledger(BACKING, {"source:a", "claim:c"})


def test_the_points_on_the_page_add_up_to_the_sum_on_the_page(drawn: Ledger) -> None:
    assert drawn.total == 0.5 == round(sum(line.points for line in drawn.lines), 1)


def test_ten_tenths_make_one() -> None:
    assert running([0.1] * 10)[-1] == 1.0


def test_each_bar_begins_where_the_last_one_ended(drawn: Ledger) -> None:
    ends = [drawn.even, *(line.end for line in drawn.lines)]
    for before, line, after in zip(ends[:-1], drawn.lines, ends[1:], strict=True):
        assert min(before, after) == pytest.approx(line.left)
        assert abs(before - after) == pytest.approx(line.width)
    assert all(0 <= line.left <= line.left + line.width <= 1 for line in drawn.lines)


def test_an_origin_the_reader_may_not_see_keeps_its_points_and_loses_its_name(drawn: Ledger) -> None:
    line = drawn.lines[2]
    assert (line.label, line.where, line.points) == (HIDDEN, "", 0.7)
    assert [move["label"] for move in moves(BACKING, {"source:a", "claim:c"})] == ["More copies"]


def test_a_voice_that_leans_on_a_hidden_one_does_not_name_it() -> None:
    echo = {**entry("Post", 2.2, origin="source:d"), "detail": "leans on Agencia Sur: 3 shared mistakes of 7"}
    leaning = Corroboration(ledger=[*ENTRIES, echo], moves=[])

    assert ledger(leaning, {"source:a", "source:d"}).lines[-1].detail.startswith("leans on Agencia Sur:")
    assert ledger(leaning, {"source:d"}).lines[-1].detail.startswith("leans on another voice:")


def test_lines_lead_to_what_they_name(drawn: Ledger) -> None:
    assert [(line.where, line.public_id) for line in drawn.lines] == [
        ("", ""), ("source", "a"), ("", "b"), ("claim", "c")
    ]  # fmt: skip


def test_the_rule_on_the_page_is_the_rule_in_the_code() -> None:
    assert rule()["start"] == START / 10
    assert f"B {WEIGHTS[Reliability.B] // 10}" in rule()["letters"]
