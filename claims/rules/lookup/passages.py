"""The sentence of a text that comes nearest to a claim: its figures are the ones to be held against the claim's."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.rules.lookup.terms import terms_of
from claims.rules.text import sentences
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

LONGEST = 600
"""Characters of a sentence that are compared, as many as a claim has at most: a line of nothing but numbers must not
keep us busy."""


@dataclass(frozen=True, slots=True)
class Passages:
    """A text in sentences, each with its terms."""

    said: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, text: str, language: str) -> "Passages":
        """The text, cut once for all claims it is held against."""
        cut = sentences.split(text, [SectionSpan(SectionKind.BODY, 0, len(text))], language)
        return cls(tuple((each.text[:LONGEST], frozenset(terms_of(each.text, language))) for each in cut))

    def nearest(self, terms: Iterable[str]) -> str:
        """The sentence with most of these terms, the first of equals; empty where there is none."""
        wanted = frozenset(terms)
        best = max(self.said, key=lambda each: len(each[1] & wanted), default=("", frozenset()))
        return best[0]
