"""Measures the bars of a picture: how high each stands, so that all of them are to one scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP = 0.2
"""Of a bar's place, the share left empty between it and the next."""
LEAST = 1.0
"""Pixels of the lowest bar: one article among hundreds is still seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``x`` and ``width`` as shares of the picture's width, ``y`` and ``height`` in pixels from its top."""

    number: int
    x: float
    width: float
    y: float
    height: float


def bars(numbers: Sequence[int], most: int, height: float) -> tuple[Bar, ...]:
    """Bars side by side, each as high as its number is of ``most`` (at least 1), standing on the picture's floor."""
    place = 1 / max(len(numbers), 1)
    return tuple(
        Bar(number, at * place, place * (1 - GAP), height - tall, tall)
        for at, number in enumerate(numbers)
        if (tall := _tall(number, most, height))
    )


def _tall(number: int, most: int, height: float) -> float:
    return max(LEAST, number / max(most, number, 1) * height) if number > 0 else 0.0


def tally(places: Iterable[int], many: int) -> list[int]:
    """How many of some places, each from 0 to ``many`` less one, fall on each."""
    numbers = [0] * many
    for place in places:
        numbers[place] += 1
    return numbers


def share(number: int, most: int) -> float:
    """A number as a share of the largest; 0 where there is none."""
    return number / most if most else 0.0
