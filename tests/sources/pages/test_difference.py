"""Two captures side by side: paragraphs answer one another, and what came and went is marked."""

import pytest

from sources.pages.difference import Difference, Piece, difference
from sources.rules.alterations import Said
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

OLD = "The bridge\n\nFour were killed at dusk. It rained.\n\nThe road is shut.\n\nAll left."
NEW = (
    "The bridge\n\nTwo were killed at dusk. It rained.\n\nA notice came in.\n\nThe road is shut.\n\nAll left."
)


def compared(old: str, new: str, start: int = 0) -> Difference:
    return difference(Said(old, ()), Said(new, ()), start)


def told(found: Difference) -> list[tuple[str, str]]:
    rows = [stretch.row for stretch in found.stretches if stretch.row]
    return [(_marked(row.old), _marked(row.new)) for row in rows]


def _marked(pieces: list[Piece]) -> str:
    signs = {"": ("", ""), "del": ("[-", "-]"), "ins": ("[+", "+]")}
    return "".join(f"{signs[one.tag][0]}{one.text}{signs[one.tag][1]}" for one in pieces)


def test_changed_words_are_marked_in_their_paragraphs_and_the_rest_is_folded() -> None:
    found = compared(OLD, NEW)

    assert told(found) == [
        ("[-Four-]were killed at dusk. It rained.", "[+Two+]were killed at dusk. It rained."),
        ("", "[+A notice came in.+]"),
    ]
    assert [len(stretch.same) for stretch in found.stretches] == [1, 0, 0, 2]
    assert found.changed == 2


def test_in_one_text_what_was_taken_out_stands_before_what_was_put_in() -> None:
    (row,) = [stretch.row for stretch in compared(OLD, NEW).stretches if stretch.row and stretch.row.old]

    assert _marked(row.both) == "[-Four-][+Two+]were killed at dusk. It rained."


@pytest.mark.parametrize(("old", "new"), [(OLD, OLD), (OLD, OLD.upper()), (OLD, OLD.replace(" ", "  "))])
def test_the_same_words_give_no_change(old: str, new: str) -> None:
    found = compared(old, new)

    assert (found.changed, told(found), found.next) == (0, [], None)


@pytest.mark.parametrize(
    ("old", "new"), [(OLD, NEW), (NEW, OLD), ("One.", "Two words.\n\nThree."), (OLD, "Gone.")]
)
def test_both_sides_give_back_their_texts(old: str, new: str) -> None:
    found = compared(old, new)

    rows = [row for stretch in found.stretches for row in ([stretch.row] if stretch.row else stretch.same)]
    assert " ".join(" ".join(piece.text for piece in row.old) for row in rows).split() == old.split()
    assert " ".join(" ".join(piece.text for piece in row.new) for row in rows).split() == new.split()


def test_a_long_comparison_comes_in_pages_that_miss_and_repeat_nothing() -> None:
    old = "\n\n".join(
        f"Ferry number {number} left the northern pier at hour {number}." for number in range(100)
    )
    new = old.replace("northern", "southern")

    first, second, third = compared(old, new), compared(old, new, 40), compared(old, new, 80)

    assert [first.next, second.next, third.next] == [40, 80, None]
    assert (
        len(told(first) + told(second) + told(third))
        == len(set(told(first) + told(second) + told(third)))
        == 100
    )


def test_comments_and_furniture_are_left_out() -> None:
    text = "Menu\n\nFour were killed."
    sections = (SectionSpan(SectionKind.FURNITURE, 0, 4), SectionSpan(SectionKind.BODY, 6, len(text)))

    found = difference(Said(text, sections), Said("Four were killed.", ()))

    assert found.changed == 0
