"""A text made ready to be held against others: its terms in order, its names, figures, years, and runs of letters."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, zip_longest

from claims.rules.language import PACKS
from claims.rules.language.countries import country_of, people_of
from claims.rules.language.pack import Pack
from claims.rules.language.pictures import PICTURES
from claims.rules.language.tokens import Token, tokenize
from claims.rules.lookup.plainwords import plain_words
from claims.rules.lookup.terms import telling, terms_of
from claims.rules.values.numbers import number_at

LETTERS = 4
"""Letters of a run: of 3 to 6, four find misspellings and forms of a word best in Indo-European languages
(McNamee & Mayfield, Character N-Gram Tokenization for European Language Text Retrieval, 2004)."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PICTURE = re.compile(r"pic\.twitter\.com/|\.(?:jpe?g|png|gif|webp|mp4)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """What a text says, for comparing: ``shown`` has each term's first spelling, ``order`` the terms as they stand.

    ``meanings`` are the terms and, once more, what some of them mean in other words too: the country of a people or a
    capital, so that "Danish" and "Denmark" meet.
    """

    terms: Counter[str]
    order: tuple[str, ...]
    shown: Mapping[str, str]
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    figures: frozenset[Decimal]
    years: frozenset[int]
    picture: bool
    letters: Counter[str]
    meanings: Counter[str]


@lru_cache(maxsize=8192)
def words_of(text: str, language: str = "en") -> Words:
    """Read a text once: claims that are held against many texts are read again and again."""
    pack = PACKS.get(language, PACKS["en"])
    tokens = tokenize(plain_words(text))
    told = list(telling(tokens, pack))
    shown: dict[str, str] = {}
    for term, first, after in told:
        shown.setdefault(term, " ".join(each.text for each in tokens[first:after]))
    order = tuple(term for term, _, _ in told)
    years = frozenset(int(token.text) for token in tokens if _YEAR.match(token.text))
    return Words(
        Counter(order), order, shown, frozenset(term for term, first, _ in told if tokens[first].capital),
        frozenset(pairwise(order)), _figures(tokens, pack), years, _pictured(text, tokens, pack), letters_of(tokens),
        Counter([*order, *_countries(tokens)]),
    )  # fmt: skip


def _countries(tokens: Sequence[Token]) -> Iterator[str]:
    """Each country named, by one word or two, by its people or its capital; told from a term by its sign."""
    for token, after in zip_longest(tokens, tokens[1:]):
        two = token.capital and after and after.capital and country_of(f"{token.text} {after.text}")
        country = two or (token.word and country_of(token.text))
        if country:
            yield f"@{country}"


def ways_of_saying(meaning: str) -> tuple[str, ...]:
    """The terms that stand for a term of ``Words.meanings``: itself, or for a country its name and its people's."""
    country = meaning.removeprefix("@")
    return (meaning,) if country == meaning else tuple(terms_of(f"{country} {people_of(country)}"))


def letters_of(tokens: Sequence[Token]) -> Counter[str]:
    """Every run of letters within the words; the ends of a word count as letters, a short word as one run."""
    return Counter(run for token in tokens if token.word for run in _runs(f" {token.fold} "))


def _runs(word: str) -> Iterator[str]:
    return (word[at : at + LETTERS] for at in range(max(1, len(word) - LETTERS + 1)))


def _figures(tokens: Sequence[Token], pack: Pack) -> frozenset[Decimal]:
    """Every exact figure from 2 on that is no year: one of something is told in too many ways."""
    found: set[Decimal] = set()
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at, pack)
        if number and not number.vague and number.low >= 2 and not _YEAR.match(tokens[at].text):
            found.add(number.low)
        at = number.after if number else at + 1
    return frozenset(found)


def _pictured(text: str, tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether the text speaks of a picture or carries the address of one."""
    spoken = PICTURES.get(pack.code, frozenset())
    return any(token.fold in spoken for token in tokens) or bool(_PICTURE.search(text))
