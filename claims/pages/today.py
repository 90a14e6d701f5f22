"""What the front page and the dashboard show of a newsroom: live, or where it is large, as it stood minutes ago."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.pages import clouds, front
from claims.pages.dashboard.copied import Copied, copied_lately, most_copied
from claims.pages.dashboard.days import Days
from claims.pages.dashboard.opposing import Opposing, days_of, opposing, opposing_lately
from claims.pages.dashboard.questions import Question, contested
from claims.pages.dashboard.spreading import Lone, spreading
from claims.pages.kept import Picture, lately
from sources.visibility import Reader

MANY = 300
"""Contradictions from which on a picture is kept for some minutes: below, all of it is worked out in a moment."""


@dataclass(frozen=True, slots=True)
class Today:
    """What the front page shows."""

    questions: list[front.Question]
    loners: list[front.Loner]
    matrix: Opposing
    copied: list[Copied]


@dataclass(frozen=True, slots=True)
class Board:
    """What the dashboard shows of some days."""

    days: Days
    questions: list[Question]
    spreading: list[Lone]
    copied: list[Copied]
    opposing: Opposing


def today(reader: Reader | None, now: datetime) -> Picture[Today]:
    """The front page as one reader may see it."""
    return lately(
        "front-page",
        _sight(reader, now),
        now,
        lambda: Today(
            front.contested(reader, now),
            front.loners(reader, now),
            opposing_lately(reader, now),
            copied_lately(reader, now, front.COPIED),
        ),
        lambda found: found.matrix.number >= MANY,
    )


def board(length: str, last: date, reader: Reader | None, now: datetime) -> Picture[Board]:
    """The dashboard of a period that ends on a day, as ``days_of`` has it."""
    state = (_sight(reader, now), length, last)
    return lately(
        "dashboard",
        state,
        now,
        lambda: _board(days_of(length, last, reader, now), reader, now),
        lambda found: found.opposing.number >= MANY,
    )


def _sight(reader: Reader | None, now: datetime) -> object:
    return clouds.sight(reader, clouds.hides(reader, now))


def _board(days: Days, reader: Reader | None, now: datetime) -> Board:
    return Board(
        days,
        contested(days, reader, now),
        spreading(days, reader, now),
        most_copied(days, reader, now),
        opposing(days, reader, now),
    )
