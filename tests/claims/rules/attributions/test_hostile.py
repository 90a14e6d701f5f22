"""Texts made to break the reader: no crash, offsets that hold, and work that grows only as fast as the text."""

import sys
from types import FrameType
from typing import Any

import pytest

from claims.rules.attributions.reader import Found, read
from claims.rules.attributions.shipped import SHIPPED
from tests.claims.rules.attributions.laid_out import laid_out

SAID = "Ana Prado said that Osric Vale, who “fears” the mayor, told her: “It sank,” he said. "
HOSTILE = {
    "nothing but said": "said ",
    "said with commas": "said, ",
    "quotations that never close": "“she said ",
    "one-word quotations": "“no,” said “yes” ",
    "colons": "Prado: Vale: ",
    "line after line": "Prado said\n\n",
    "ordinary": SAID,
    "no full stop": SAID.replace(".", ","),
    "written from right to left": "\u202esaid Prado \u202cthat ",
    "zero width": "sa\u200bid s\u200dai\ufeffd said ",
    "marks only": "“”«»''\"‘’:;,—",
    "brackets": "((((said Prado))) ",
    "hyphens": "said-that-she-said-",
}


def _steps(text: str) -> int:
    """How many calls of functions reading a text takes: the same for the same text on every machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        read(laid_out(text), SHIPPED)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    once = unit * (8000 // len(unit))

    assert _steps(once + once) <= 2.3 * _steps(once) + 2000


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_every_word_of_what_is_found_stands_in_the_text(unit: str) -> None:
    text = unit * 60
    layout = laid_out(text)

    for one in read(layout, SHIPPED):
        for first, last in (one.cue, *_some(one)):
            assert 0 <= first < last <= len(layout.tokens)
            start, end = layout.span((first, last))
            assert text[start:end].startswith(layout.tokens[first].text)
            assert text[start:end].endswith(layout.tokens[last - 1].text)


def _some(one: Found) -> list[tuple[int, int]]:
    return [run for run in (one.source, *one.content) if run[0] < run[1]]


def test_a_line_of_a_million_letters_is_passed_over() -> None:
    line = "said " * 200_000

    assert read(laid_out(line), SHIPPED) == []
    assert read(laid_out("x" * 1_000_000), SHIPPED) == []


def test_a_million_letters_in_sentences_are_read_within_bounds() -> None:
    assert _steps(SAID * 1200) <= 12.5 * _steps(SAID * 100)
