"""Which sentences of an article are looked up among the known claims: those that can be checked, with their terms."""

from dataclasses import dataclass

from claims.rules.lookup.passages import LONGEST
from claims.rules.lookup.terms import terms_of
from claims.rules.reader.checkable import worths
from claims.rules.speaking.attribution import Context

FLOOR = 0.25
"""Checkability from which on a sentence is looked up: a plain sentence that names somebody or some place, and nothing
that speaks against it (no opinion, forecast or question), stands just above."""
FEWEST_TERMS = 2
"""Terms below which a sentence has too little in common with anything."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A sentence to be looked up, by its place in the text (code points), with its terms in order, each once."""

    start: int
    end: int
    terms: tuple[str, ...]


def sought_in(context: Context) -> list[Sought]:
    """The sentences of a capture that are looked up, in the order of the text.

    Furniture is nobody's word and stands in no context; what is longer than any claim is no sentence.
    """
    found = []
    for sentence, worth in zip(context.sentences, worths(context), strict=True):
        if worth < FLOOR or len(sentence.text) > LONGEST:
            continue
        terms = tuple(sorted(terms_of(sentence.text, context.pack.code)))
        if len(terms) >= FEWEST_TERMS:
            found.append(Sought(sentence.start, sentence.end, terms))
    return sorted(found, key=lambda one: one.start)
