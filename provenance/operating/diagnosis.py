"""One thing the doctor has looked at, told in a plain sentence, with what to do where it is not as it should be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sources.vocabulary import Word


class Health(Word):
    """How a thing is: a warning can wait for the morning, a fault cannot."""

    FINE = "fine"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at (``name``), how it is, and what mends it; a remedy stands wherever it is not fine."""

    name: str
    health: Health
    sentence: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """As programs are told."""
        return {
            "name": self.name,
            "health": self.health.value,
            "sentence": self.sentence,
            "remedy": self.remedy,
        }


Look = Callable[[], Iterator[Diagnosis]]
"""Looks at one part of the program; tells of each thing there once."""


def fine(name: str, sentence: str) -> Diagnosis:
    """A thing that is as it should be."""
    return Diagnosis(name, Health.FINE, sentence)


def warning(name: str, sentence: str, remedy: str) -> Diagnosis:
    """A thing to see to when there is time."""
    return Diagnosis(name, Health.WARNING, sentence, remedy)


def fault(name: str, sentence: str, remedy: str) -> Diagnosis:
    """A thing to see to now."""
    return Diagnosis(name, Health.FAULT, sentence, remedy)


def by_age(name: str, seconds: float, *, most: float, grave: float, told: str, remedy: str) -> Diagnosis:
    """Fine up to ``most`` seconds, a warning up to ``grave``, a fault beyond; ``told`` has a blank for the age."""
    sentence = told.format(age=lasting(seconds))
    if seconds <= most:
        return fine(name, sentence)
    return warning(name, sentence, remedy) if seconds <= grave else fault(name, sentence, remedy)


def lasting(seconds: float) -> str:
    """A length of time as people say it, in the largest unit of which there are two."""
    for length, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} seconds"
