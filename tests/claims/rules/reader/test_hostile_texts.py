"""Texts made to break the reader break nothing: no crash, exact offsets, and work that grows with their length."""

import os
import sys
from collections.abc import Callable
from random import Random
from types import FrameType

import pytest

from claims.rules.reader.quantities import quantities
from tests.claims.rules.reader import hostile

TEXTS = int(os.environ.get("HOSTILE_TEXTS", "100"))
"""How many are tried: 10,000 before a release (HOSTILE_TEXTS=10000), and then lines of a million signs, too."""
LONGEST = min(1_000_000, 1_000 * TEXTS)
BATCH = 50
FACTOR = 4
SLACK = 1.5
"""A text four times as long may take this much more than four times the steps; a square would take sixteen times."""


@pytest.mark.parametrize("first", range(0, TEXTS, BATCH))
def test_hostile_texts_are_read_whole_and_every_offset_is_exact(first: int) -> None:
    for seed in range(first, min(first + BATCH, TEXTS)):
        chance = Random(seed)  # noqa: S311 (a corpus, not a secret)
        given = hostile.text(chance)
        try:
            hostile.read_whole(given, chance.choice(hostile.LANGUAGES))
        except Exception as broken:
            raise AssertionError(f"seed {seed} breaks the reader") from broken


def test_a_sentence_of_nothing_but_figures_and_deaths_is_read_in_reasonable_work() -> None:
    assert _steps(lambda: hostile.read_whole("60 killed " * 100, "en")) < 4_000_000


@pytest.mark.parametrize("words", ["28 ²²² people", "28 ①②③ personas", "7 ¹²³"])
def test_digits_that_are_no_decimals_are_no_thousands(words: str) -> None:
    for language in ("en", "es", "fr"):
        quantities(words, language)


@pytest.mark.parametrize("words", ["They have a few", "Tienen unos pocos", "He had several", "Varios"])
def test_a_vague_number_may_end_a_sentence_without_a_full_stop(words: str) -> None:
    for language in ("en", "es"):
        quantities(words, language)


TELLING = ("At least 60 people were killed, police said. ", "“A ", "1 ", "he said, ", "Aa Bb ", "\u0301")
FURTHER = (
    "a few ", "60 killed ", "“said” ", "Russia accused Kenya of murder. ", "1,", "U.S. ",
    "not ", "killed ", "said that ", "one in ", "two thirds ", "May 5 ", "in Palmyra ", "٣", "²", "\u200b", "\u202e",
    "(", "'", "a-", "1-", "$", "\n\n1 ", "the minister ", "who ", ", ", "; ", "between 2 and ", "half a ", "\ud800",
    "\x00", "漢", "J. ", "según dijo ", "the embassy denied that ", "the ", "2019-02-23 ", "Mr. ", "a.", "!", "…", "\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", [*TELLING, *(pytest.param(one, marks=pytest.mark.slow) for one in FURTHER)])
def test_the_work_grows_with_the_length_of_a_text(piece: str) -> None:
    """Within one sentence, which is read up to 3,000 signs, pairs of its words are looked at; beyond it nothing is."""
    paragraph = f"{piece * (300 // len(piece) + 1)}\n\n"
    short = paragraph * 2

    few = _steps(lambda: hostile.read_whole(short, "en"))
    many = _steps(lambda: hostile.read_whole(short * FACTOR, "en"))

    assert many < few * FACTOR * SLACK + 5_000


@pytest.mark.slow
def test_a_line_without_end_is_read() -> None:
    for piece in ("At least 60 people were killed, and ", "x", "9", "“", "𝟗\u0301"):
        hostile.read_whole(piece * (LONGEST // len(piece)), "en")


def _steps(work: Callable[[], None]) -> int:
    """Lines of the program that are run: the same on every machine, however busy."""
    counted = 0

    def trace(frame: FrameType, event: str, argument: object) -> object:
        nonlocal counted
        counted += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(before)
    return counted
