"""How well the stretches of text that were found agree with those that people marked."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, each from an offset to an offset (end exclusive); they may touch, but count once."""


def length(spans: Spans) -> int:
    """How many characters some stretches cover together."""
    return sum(end - start for start, end in _joined(spans))


def shared(one: Spans, other: Spans) -> int:
    """How many characters two sets of stretches have in common."""
    mine, theirs = _joined(one), _joined(other)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in mine for b in theirs)


def jaccard(one: Spans, other: Spans) -> float:
    """What two sets of stretches share, as a part of all they cover: 0 to 1; 1 where both are empty."""
    common = shared(one, other)
    union = length(one) + length(other) - common
    return common / union if union else 1.0


def pairs(
    found: Sequence[Thing], marked: Sequence[Thing], likeness: Callable[[Thing, Thing], float], least: float
) -> list[tuple[int, int]]:
    """Which found thing stands for which marked one, one to one: the most alike first, none below ``least``."""
    close = [
        (-alike, at, other)
        for at, one in enumerate(found)
        for other, wanted in enumerate(marked)
        if (alike := likeness(one, wanted)) >= least
    ]
    taken: dict[int, int] = {}
    for _, at, other in sorted(close):
        if at not in taken and other not in taken.values():
            taken[at] = other
    return sorted(taken.items())


def _joined(spans: Spans) -> list[tuple[int, int]]:
    """The same stretches in order, none overlapping another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
