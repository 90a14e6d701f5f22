"""A sentence made ready to be held against another: its telling words, names, figures, quotations and leanings."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.text.stems import stem

LONGEST = 3000
"""Characters of a sentence that are looked at."""
_QUOTED = re.compile(r"(?<![\w])[\"“‘'«]([^\"“”‘’«»]{1,80}?)[\"”’'»](?![\w])")


@dataclass(frozen=True, slots=True)
class Leaning:
    """A word or phrase of a sentence that lets on what it thinks: the sort it is of, and its tokens' places."""

    sort: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: ``stems`` go with ``tokens`` ("" for a word that tells nothing); offsets are the tokens' own."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    folds: frozenset[str]
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    figures: frozenset[str]
    acts: frozenset[str]
    quoted: frozenset[str]
    leanings: tuple[Leaning, ...]
    negations: tuple[int, ...]
    asks: bool

    def words(self, first: int, last: int) -> str:
        """The exact words from one token up to another."""
        return self.text[self.tokens[first].start - self.start : self.tokens[last - 1].end - self.start]


def line(text: str, pack: Pack, start: int = 0) -> Line:
    """Make a sentence ready; ``start`` is where it stands in the capture."""
    looked_at = text[:LONGEST]
    tokens = tuple(tokenize(looked_at, start))
    stems = tuple(_stem(token, pack) for token in tokens)
    kept = [each for each in stems if each]
    quoted = {
        stem(token.fold, pack.code)
        for span in _QUOTED.finditer(looked_at)
        for token in tokens
        if span.start(1) <= token.start - start < span.end(1)
    }
    return Line(
        text, start, tokens, stems, frozenset(t.fold for t in tokens), frozenset(kept),
        frozenset(pairwise(kept)),
        frozenset(s for s, t in zip(stems[1:], tokens[1:], strict=False) if s and t.capital and t.word),
        frozenset(filter(None, (_figure(token, pack) for token in tokens))),
        frozenset(pack.acts[t.fold][0] for t in tokens if t.fold in pack.acts),
        frozenset(quoted), leanings(tokens, pack),
        tuple(at for at, t in enumerate(tokens) if t.fold in pack.negations or t.fold.endswith("n't")),
        text.rstrip(" \"'”’)").endswith("?"),
    )  # fmt: skip


def leanings(tokens: tuple[Token, ...], pack: Pack) -> tuple[Leaning, ...]:
    """Every word or phrase that leans, the longest first where they overlap."""
    found, at = [], 0
    while at < len(tokens):
        hit = pack.leanings.starting(tokens, at)
        if hit:
            found.append(Leaning(hit[0], at, hit[1]))
        at = hit[1] if hit else at + 1
    return tuple(found)


def _stem(token: Token, pack: Pack) -> str:
    if not token.text[0].isalnum() or token.fold in pack.content_stops:
        return ""
    return stem(token.fold, pack.code)


def _figure(token: Token, pack: Pack) -> str:
    if token.text[0].isdigit():
        return token.text.rstrip(".").replace(",", "")
    number = pack.numbers.get(token.fold)
    return str(number) if number and number > 1 else ""


@dataclass(frozen=True, slots=True)
class Telling:
    """How much each stem tells, and how much one that was never met."""

    of: Mapping[str, float]
    usual: float = 1.0

    def __call__(self, terms: Iterable[str]) -> float:
        """What some stems tell together."""
        # Added up in order: sums of floats in the order of a set would differ from run to run.
        return sum(self.of.get(term, self.usual) for term in sorted(terms))

    @classmethod
    def among(cls, texts: Sequence[frozenset[str]]) -> "Telling":
        """By how few of some texts hold a stem: inverse document frequency (Spärck Jones, 1972)."""
        held = Counter(term for terms in texts for term in terms)
        return cls(
            {term: log((len(texts) + 1) / (count + 0.5)) for term, count in held.items()},
            log((len(texts) + 1) / 0.5),
        )


ALIKE = Telling({})
"""Every word tells as much as any other: for a claim and a sentence with nothing known of other texts."""
