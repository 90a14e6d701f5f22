"""Which sentences of an article are looked up among the known claims: those that can be checked, with their terms."""

from dataclasses import dataclass

from claims.rules.lookup.passages import LONGEST
from claims.rules.lookup.terms import terms_of
from claims.rules.reader.checkable import ranked_in
from claims.rules.speaking.attribution import Context
from sources.vocabulary import SectionKind

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

    Furniture is nobody's word, and what is longer than any claim is no sentence.
    """
    found = []
    for each in ranked_in(context.piece, context):
        sentence = each.sentence
        if each.worth < FLOOR or len(sentence.text) > LONGEST or sentence.section is SectionKind.FURNITURE:
            continue
        terms = tuple(sorted(terms_of(sentence.text, context.pack.code)))
        if len(terms) >= FEWEST_TERMS:
            found.append(Sought(sentence.start, sentence.end, terms))
    return sorted(found, key=lambda one: one.start)
