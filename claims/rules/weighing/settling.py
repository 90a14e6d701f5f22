"""Which questions fact-checkers have settled, and which sources had answered them rightly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

Pair = tuple[str, str]
"""Two claims that contradict each other, by their keys."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one family of independent origins says to one claim: that it is so, or that it is not (``disputes``).

    ``measure`` names what the claim gives a value for; only claims of one measure answer the same question.
    """

    measure: str
    claim: str
    family: str
    disputes: bool = False


@dataclass(frozen=True, slots=True)
class Settlement:
    """Whether a claim was found to be right, and the review (by its key) that found it."""

    right: bool
    review: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A family's answer to a settled claim, and whether it was right."""

    family: str
    claim: str
    right: bool
    review: str


def settlements(reviewed: Mapping[str, Settlement], rivals: Iterable[Pair]) -> dict[str, Settlement]:
    """The claims that are settled: by their own review, or because they contradict one that was found to be right.

    A claim's own review counts before any other; of several rivals found to be right, the first by its key settles it.
    That a claim is wrong says nothing of its rivals: they may all be.
    """
    found: dict[str, Settlement] = {}
    for one, other in sorted({pair for ends in rivals for pair in (ends, ends[::-1])}):
        if one in reviewed and reviewed[one].right and other not in reviewed:
            found.setdefault(other, Settlement(right=False, review=reviewed[one].review))
    return {**found, **reviewed}


def plain(said: Iterable[Said]) -> list[Said]:
    """Every family's word on every claim once, in order; one that says a thing and disputes it has no word on it."""
    once = set(said)
    both = {(one.claim, one.family) for one in once if one.disputes}
    both &= {(one.claim, one.family) for one in once if not one.disputes}
    kept = [one for one in once if (one.claim, one.family) not in both]
    return sorted(kept, key=attrgetter("measure", "claim", "family"))


def answered(said: Iterable[Said], settled: Mapping[str, Settlement]) -> list[Answered]:
    """Who answered the settled claims, and who rightly: asserting what is right, or disputing what is wrong."""
    return [
        Answered(
            one.family,
            one.claim,
            right=settled[one.claim].right is not one.disputes,
            review=settled[one.claim].review,
        )
        for one in plain(said)
        if one.claim in settled
    ]
