"""Whether two known claims say the same in other words, told by these two alone."""

from dataclasses import dataclass, replace
from datetime import timedelta

from claims.rules.bearings.agreement import Upshot, agreement
from claims.rules.lookup.linking import alone
from claims.rules.lookup.weights import SUGGEST
from claims.rules.lookup.words import words_of
from claims.rules.values.value import Value
from sources.rules.period import Period
from sources.rules.reason import Reason

APART = timedelta(days=2)
"""Days by which the happenings of two claims may lie apart: clocks and time zones differ."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as it is held against another: its sentence, its typed value, and the days of its happening."""

    said: str
    language: str
    value: Value
    when: Period | None = None


def same(one: Stated, other: Stated) -> Reason | None:
    """Why a person should look whether the two are one claim; None where they are not, or nothing tells.

    Each must be found by the words of the other, the values must be the same, and so must the time as far as both have
    one. The weight is the lower of the two scores, 0 to 1. "Four" and "at least two" are two claims.
    """
    if one.language != other.language or _figures(one.value) != _figures(other.value):
        return None
    if not _at_one_time(one.when, other.when) or _of_others(one, other):
        return None
    found, back = alone(one.said, other.said, one.language), alone(other.said, one.said, one.language)
    if found is None or back is None or _clash(one, other):
        return None
    score = min(found.score, back.score)
    detail = f"{found.reason.detail}; {score:.2f} of 1, from {SUGGEST} on a person is asked; the values are the same"
    return replace(found.reason, rule="same in other words", weight=round(score, 4), detail=detail)


def _of_others(one: Stated, other: Stated) -> bool:
    """Whether each names somebody or some place that the other does not: the same may have happened in two towns."""
    left, right = words_of(one.said, one.language), words_of(other.said, other.language)
    return bool(left.names - right.terms.keys()) and bool(right.names - left.terms.keys())


def _figures(value: Value) -> tuple[object, ...]:
    return (value.low, value.high, value.polarity)


def _at_one_time(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return True
    return one.first - APART <= other.last and other.first - APART <= one.last


def _clash(one: Stated, other: Stated) -> bool:
    both = (agreement(one.said, other.said, one.language), agreement(other.said, one.said, one.language))
    return any(each.upshot is Upshot.CONTRADICTS for each in both)
