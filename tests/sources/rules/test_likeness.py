"""How much of one text stands in another, and where."""

import pytest

from sources.rules.likeness import RUN, Likeness, measure, measure_pair

WORDS = [f"w{number}" for number in range(200)]
WIRE = " ".join(WORDS)
OTHER = " ".join(f"v{number}" for number in range(200))


def edited(share: float) -> str:
    step = round(1 / share)
    return " ".join(f"x{at}" if at % step == 0 else word for at, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("down", "up", "containment", "back"),
    [
        pytest.param(WIRE, WIRE, 1.0, 1.0, id="the same text"),
        pytest.param(WIRE.upper(), WIRE, 1.0, 1.0, id="shouted"),
        pytest.param(WIRE, OTHER, 0.0, 0.0, id="nothing shared"),
        pytest.param(" ".join(WORDS[:60]), WIRE, 1.0, 56 / 196, id="an excerpt"),
        pytest.param(f"{WIRE} {OTHER}", WIRE, 196 / 396, 1.0, id="the whole inside something longer"),
        pytest.param("too short", WIRE, 0.0, 0.0, id="fewer words than a shingle"),
        pytest.param("", "", 0.0, 0.0, id="nothing at all"),
    ],
)
def test_containment_is_measured_both_ways(down: str, up: str, containment: float, back: float) -> None:
    found = measure(down, up)

    assert (found.containment, found.containment_back) == pytest.approx((containment, back))


def test_shared_runs_are_the_same_words_in_both_texts() -> None:
    down = f"Own lead here. {' '.join(WORDS[40:80])} own bridge {' '.join(WORDS[120:140])}"

    found = measure(down, WIRE)

    assert [down[start:end] for start, end, _, _ in found.spans] == [
        " ".join(WORDS[40:80]),
        " ".join(WORDS[120:140]),
    ]
    assert all(down[start:end] == WIRE[up:up_end] for start, end, up, up_end in found.spans)
    assert found.shared_words == 60


def test_a_turn_of_phrase_is_no_shared_run() -> None:
    found = measure(f"{OTHER} {' '.join(WORDS[: RUN - 1])} {OTHER}", WIRE)

    assert found.spans == ()


def test_edits_break_runs_but_leave_likeness() -> None:
    found = measure(edited(0.1), WIRE)

    assert 0.4 < found.containment < 0.7
    assert found.shared_words > 150


def test_turned_round_it_tells_the_same_from_the_other_side() -> None:
    there, back = measure(" ".join(WORDS[:60]), WIRE), measure(WIRE, " ".join(WORDS[:60]))

    assert there.reversed() == Likeness(
        back.containment, back.containment_back, there.shared_words, back.spans
    )


def test_two_named_texts_are_measured_from_the_same_side_whichever_is_looked_at_first() -> None:
    one, other = "the ferry left the pier in fog " * 12, "the ferry left the pier in fog at last " * 9

    assert measure_pair(("a", one), ("b", other)) == measure(one, other)
    assert measure_pair(("b", other), ("a", one)) == measure(one, other).reversed()


def test_texts_too_short_to_compare_share_no_word() -> None:
    assert measure("too short", WIRE) == measure(WIRE, "too short") == Likeness(0.0, 0.0, 0, ())
