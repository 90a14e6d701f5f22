"""What the lines of a page look like."""

import pytest

from sources.rules.lines import lines_of, word_count


def test_lines_know_their_place_bullet_and_indent() -> None:
    text = "Title\n\n  •  Ana Ruiz\n\tTwo words"

    title, bullet, words = lines_of(text)

    assert [text[line.start : line.end] for line in (title, bullet, words)] == [
        "Title",
        "•  Ana Ruiz",
        "Two words",
    ]
    assert (bullet.bullet, bullet.text, bullet.indent) == (True, "Ana Ruiz", 2)
    assert (words.bullet, words.indent) == (False, 4)


def test_a_paragraph_wrapped_by_a_terminal_is_one_line() -> None:
    wrapped = (
        "The convoy crossed the bridge at noon and was stopped on the far side by\n"
        "soldiers who had been waiting there since the morning, witnesses told us\n"
        "on Saturday."
    )

    (line,) = lines_of(wrapped + "\n")

    assert (line.start, line.end) == (0, len(wrapped))


def test_paragraphs_without_blank_lines_between_stay_apart() -> None:
    text = "The convoy crossed the bridge at noon on Saturday, they said.\nIt was stopped by soldiers on the far side."

    assert len(lines_of(text)) == 2


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        pytest.param("Two people were killed on the bridge on Saturday.", True, id="a sentence"),
        pytest.param("¿Quién mató a dos personas en el puente el sábado?", True, id="a question"),
        pytest.param("He said that “nobody was killed on the bridge.”", True, id="full stop inside quotes"),
        pytest.param("Two people killed on bridge, army denies it", False, id="a headline"),
        pytest.param("Thank you for reading.", False, id="a short sentence"),
    ],
)
def test_prose_is_told_by_length_and_by_how_it_ends(text: str, prose: bool) -> None:
    assert lines_of(text)[0].prose is prose


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Don’t U.S. forces 1.5 so-called", 5, id="apostrophes, points, hyphens"),
        pytest.param("四人が死亡した", 3, id="no spaces: two signs a word"),
        pytest.param("— … !", 0, id="signs"),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert word_count(text) == count
