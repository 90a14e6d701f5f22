"""What is being done is told at a terminal, how far and how long; a pipe gets nothing of it."""

import io
import re

import pytest

from provenance.management.telling import AFRESH, EVERY, Telling


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Moves when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def lines(out: io.StringIO) -> list[str]:
    """What a person sees one after another in the line that is written over."""
    return [each for each in re.split(re.escape(AFRESH), out.getvalue()) if each]


def test_one_line_says_what_is_done_how_far_it_is_and_how_long_it_took() -> None:
    out, clock, done = (
        Terminal(),
        Clock(),
        iter(["1 of 21 articles", "20 of 21 articles", "21 of 21 articles"]),
    )
    telling = Telling(out, clock)

    with telling.doing("Reading", lambda: next(done)):
        for seconds in (1.0, 0.1, 2.0):
            clock.now += seconds
            telling.look()
        clock.now += 1

    assert lines(out) == [
        "Reading …",
        "Reading: 1 of 21 articles, 1 s …",
        "Reading: 20 of 21 articles, 3 s …",
        "Reading: 21 of 21 articles, 4 s.\n",
    ]


def test_what_is_not_counted_tells_its_seconds_alone() -> None:
    out, clock = Terminal(), Clock()
    telling = Telling(out, clock)

    with telling.doing("Preparing the database"):
        clock.now += EVERY
        telling.look()

    assert lines(out)[1:] == ["Preparing the database: 0 s …", "Preparing the database: 0 s.\n"]


def test_a_pipe_gets_nothing_and_nothing_is_counted_for_it() -> None:
    out, clock = io.StringIO(), Clock()
    telling = Telling(out, clock)

    def counted() -> str:
        raise AssertionError("nobody looks: nothing need be counted")

    with telling.doing("Reading", counted):
        clock.now += 9
        telling.look()

    assert out.getvalue() == ""


def test_work_that_fails_leaves_no_line_that_says_it_was_done() -> None:
    out = Terminal()

    with pytest.raises(RuntimeError), Telling(out, Clock()).doing("Reading"):
        raise RuntimeError

    assert lines(out) == ["Reading …"]
