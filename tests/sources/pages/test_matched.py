"""Two texts side by side."""

import pytest

from sources.pages.matched import FOLDED_FROM, Matched, lay_side_by_side

UP = "Intro. Soldiers fired. Four were killed. End."
DOWN = "Four were killed. Soldiers fired. More."


def run(words: str, down: str = DOWN, up: str = UP) -> list[int]:
    return [down.index(words), down.index(words) + len(words), up.index(words), up.index(words) + len(words)]


def every_word(matched: Matched, side: str) -> list[str]:
    parts = []
    for row in matched.rows:
        here = getattr(row, side)
        parts += [here.before.folded, here.before.shown, here.run]
    end = getattr(matched, f"{side}_end")
    return sorted(" ".join([*parts, end.folded, end.shown]).split())


def test_runs_are_numbered_in_the_order_of_the_lower_text_and_one_that_moved_says_so() -> None:
    matched = lay_side_by_side([run("Soldiers fired."), run("Four were killed.")], DOWN, UP)

    assert [(row.number, row.up.run, row.up.moved) for row in matched.rows] == [
        (1, "Four were killed.", False),
        (2, "Soldiers fired.", True),
    ]


def test_every_word_of_both_texts_shows_once() -> None:
    matched = lay_side_by_side([run("Soldiers fired."), run("Four were killed.")], DOWN, UP)

    assert every_word(matched, "up") == sorted(UP.split())
    assert every_word(matched, "down") == sorted(DOWN.split())


def test_a_long_stretch_is_folded_up_to_the_words_before_the_run() -> None:
    filler = "word " * 200
    matched = lay_side_by_side([run("Soldiers fired.", filler + DOWN)], filler + DOWN, UP)

    before = matched.rows[0].down.before
    assert before.words > 150
    assert before.shown.endswith("Four were killed.")
    assert len(before.shown) < FOLDED_FROM
    assert every_word(matched, "down") == sorted((filler + DOWN).split())


@pytest.mark.parametrize(
    "spans", [[[0, 99_999, 0, 5]], [[3, 3, 0, 5]], [[0, 4, 5]], [[-1, 4, 0, 4]]], ids=str
)
def test_a_run_that_stands_in_neither_text_is_left_out(spans: list[list[int]]) -> None:
    assert lay_side_by_side(spans, DOWN, UP).rows == []
