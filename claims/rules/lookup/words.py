"""A text made ready to be held against others: its terms in order, its names, its figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from claims.rules.language import PACKS
from claims.rules.language.pack import Pack
from claims.rules.lookup.plainwords import plain_words
from claims.rules.lookup.terms import term_of
from claims.rules.numbers import number_at
from claims.rules.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Words:
    """What a text says, for comparing: ``shown`` has each term's first spelling, ``order`` the terms as they stand."""

    terms: Counter[str]
    order: tuple[str, ...]
    shown: Mapping[str, str]
    names: frozenset[str]
    figures: frozenset[Decimal]
    pairs: frozenset[tuple[str, str]]


@lru_cache(maxsize=4096)
def words_of(text: str, language: str = "en") -> Words:
    """Read a text once: claims that are held against many texts are read again and again."""
    pack = PACKS.get(language, PACKS["en"])
    tokens = tokenize(plain_words(text))
    told = [(term, token) for token in tokens if (term := term_of(token, pack))]
    shown: dict[str, str] = {}
    for term, token in told:
        shown.setdefault(term, token.text)
    order = tuple(term for term, _ in told)
    return Words(
        Counter(order),
        order,
        shown,
        frozenset(term for term, token in told if token.capital),
        _figures(tokens, pack),
        frozenset(pairwise(order)),
    )


def _figures(tokens: Sequence[Token], pack: Pack) -> frozenset[Decimal]:
    """Every exact figure from 2 on, in digits or in words: one of something is told in too many ways."""
    found: set[Decimal] = set()
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at, pack)
        at = number.after if number else at + 1
        if number and not number.vague and number.low >= 2:
            found.add(number.low)
    return frozenset(found)
