"""Two texts side by side."""

import pytest

from sources.pages.matched import FOLDED_FROM, Matched, Piece, lay_side_by_side
from sources.rules import figures_changed, likeness

UP = "Intro. Soldiers fired. Four were killed. End."
DOWN = "Four were killed. Soldiers fired. More."


def run(words: str, down: str = DOWN, up: str = UP) -> list[int]:
    return [down.index(words), down.index(words) + len(words), up.index(words), up.index(words) + len(words)]


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def every_word(matched: Matched, side: str) -> list[str]:
    parts = []
    for row in matched.rows:
        here = getattr(row, side)
        parts += [said(here.before.folded), said(here.before.shown), here.run]
    end = getattr(matched, f"{side}_end")
    return sorted(" ".join([*parts, said(end.folded), said(end.shown)]).split())


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
    assert said(before.shown).endswith("Four were killed.")
    assert len(said(before.shown)) < FOLDED_FROM
    assert every_word(matched, "down") == sorted((filler + DOWN).split())


@pytest.mark.parametrize(
    "spans", [[[0, 99_999, 0, 5]], [[3, 3, 0, 5]], [[0, 4, 5]], [[-1, 4, 0, 4]]], ids=str
)
def test_a_run_that_stands_in_neither_text_is_left_out(spans: list[list[int]]) -> None:
    assert lay_side_by_side(spans, DOWN, UP).rows == []


WIRE = (
    "Rescue workers said on Monday that at least {} people were killed when a bridge gave way over the river “Verrin”. "
    "The mayor told reporters that {} engineers had warned the council about the bridge in the spring.\n"
    "A crane was brought from the capital and the road will be closed until the end of the week."
)


def matched(down: str, up: str) -> Matched:
    seen = likeness.measure(down, up)
    return lay_side_by_side(seen.spans, down, up, figures_changed.figures(up, down, seen, "en"))


def marked(found: Matched, side: str) -> list[tuple[int, str, str]]:
    """The number, the words and the other text's words of each marked figure of one side."""
    ends = getattr(found, f"{side}_end")
    stretches = [*(getattr(row, side).before for row in found.rows), ends]
    pieces = [piece for each in stretches for piece in (*each.folded, *each.shown)]
    return [(piece.change.number, piece.text, piece.change.other) for piece in pieces if piece.change]


def test_a_changed_figure_is_marked_in_both_texts_where_it_stands() -> None:
    up, down = WIRE.format("14", "twenty-nine"), WIRE.format("41", "twenty-four")

    found = matched(down, up)

    assert marked(found, "up") == [(1, "14", "41"), (2, "twenty-nine", "twenty-four")]
    assert marked(found, "down") == [(1, "41", "14"), (2, "twenty-four", "twenty-nine")]
    assert every_word(found, "up") == sorted(up.split())
    assert every_word(found, "down") == sorted(down.split())


def test_a_figure_among_folded_words_is_whole_and_folds_open() -> None:
    up, down = WIRE.format("14", "four"), WIRE.format("41", "four")
    start = down.index("41")
    figure = figures_changed.Figure("14", "41", (start, start + 2), (start, start + 2))

    found = lay_side_by_side([[len(down) - 20, len(down), len(up) - 20, len(up)]], down, up, [figure])

    assert marked(found, "down") == [(1, "41", "14")]
    assert found.rows[0].down.before.open


def test_signs_alone_are_no_words_of_their_own() -> None:
    found = matched(WIRE.format("14", "four"), WIRE.format("14", "four").replace("week.", "week!"))

    assert not found.up_end
    assert not found.down_end
    assert [bool(row.down.before) for row in found.rows] == [False]


def test_signs_that_both_texts_have_behind_a_run_stay_with_it() -> None:
    found = matched(WIRE.format("14", "four"), WIRE.format("41", "four"))

    assert found.rows[-1].down.run.endswith("the week.")
    assert "“Verrin”." in found.rows[-1].down.run


def test_a_sign_that_means_something_stays() -> None:
    words = "The council will pay for the repair of the bridge with a loan of 14"
    found = matched(f"{words} %", f"{words} €")

    assert (said(found.up_end.shown), said(found.down_end.shown)) == ("€", "%")
