"""Which of the words that articles put a claim in are kept to find it by: the few that tell most besides its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.rules.lookup import pruning
from claims.rules.lookup.terms import is_act, terms_of

MOST = 8
"""Wordings kept for one claim: more of them say hardly anything new."""
LOOKED_AT = 60
"""Different wordings looked at for one claim: forty outlets print the same few sentences."""
LONGEST = 600
"""Characters of a wording, as many as of a claim: who says it in more says much else."""


@dataclass(frozen=True, slots=True)
class Said:
    """How one article puts a claim."""

    text: str
    language: str


def lent(text: str, language: str, own: Mapping[str, int]) -> Counter[str]:
    """The terms of a wording of a claim whose own terms are these.

    A quote may tell of two happenings in one breath ("four killed and twenty injured"): the other is none of the claim.
    """
    terms = terms_of(text, language)
    return Counter({term: count for term, count in terms.items() if not is_act(term) or term in own})


def chosen(own: Mapping[str, int], said: Sequence[Said]) -> list[int]:
    """The places, in order of choice, of the wordings to keep beside the claim's own terms.

    Each is the one that adds most terms to those chosen before, the shortest of equals, then the first. Those that add
    none are left out.
    """
    first = {each: place for place, each in reversed(list(enumerate(said))) if len(each.text) <= LONGEST}
    told = {
        place: frozenset(lent(each.text, each.language, own))
        for each, place in sorted(first.items(), key=lambda row: row[1])[:LOOKED_AT]
    }
    known, kept = set(own), list[int]()
    while told and len(kept) < MOST:
        best = min(told, key=lambda place: (-len(told[place] - known), len(said[place].text), place))
        new = told.pop(best) - known
        if not new:
            break
        known |= new
        kept.append(best)
    return kept


def weights(own: Mapping[str, int], others: Sequence[Mapping[str, int]]) -> dict[str, tuple[float, float]]:
    """What each term counts for in a claim, and what it counts for in its own sentence alone, 0 where it is not there.

    A term counts as in the wording in which it counts most: no wording is the longer, and so the less telling, for
    another that stands beside it.
    """
    alone = pruning.weights(own)
    most: dict[str, float] = dict(alone)
    for other in others:
        for term, weight in pruning.weights(other).items():
            most[term] = max(most.get(term, 0.0), weight)
    return {term: (weight, alone.get(term, 0.0)) for term, weight in most.items()}
