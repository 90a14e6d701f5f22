"""Whether a claim says no more than the words it rests on: its figures, its names and its subject must stand there."""

import re
from decimal import Decimal

from claims.rules.amounts import FigureKind
from claims.rules.folding import fold
from claims.rules.language import pack_for
from claims.rules.language.pack import Pack
from claims.rules.quantities import Quantity, quantities
from claims.rules.stems import stem
from claims.rules.tokens import Token, tokenize

LEAST_SHARED = 1 / 3
"""Share of a claim's telling words that its quote must have: below that it tells of something else. Our own choice, low
enough for a claim put in other words ("shot dead" for "killed"), high enough that a verb in common is too little."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ONE = Decimal(1)


def figures_missing(claim: str, quote: str, language: str) -> list[str]:
    """The figures of a claim, in its own words, that do not stand in the quote with the same bounds.

    "At least two" does not vouch for "two". Where the language is not read, digits are compared as written.
    """
    if pack_for(language) is None:
        given = set(_DIGITS.findall(quote))
        return [figure for figure in _DIGITS.findall(claim) if figure not in given]
    held = quantities(quote, language)
    return [
        claim[each.start : each.end]
        for each in quantities(claim, language)
        if not _plain_one(each) and not any(_same(each, other) for other in held)
    ]


def _plain_one(each: Quantity) -> bool:
    """ "A soldier", "one soldier", "the soldier" are one soldier in as many ways."""
    return each.value.low == each.value.high == _ONE and each.kind is FigureKind.COUNT


def _same(one: Quantity, other: Quantity) -> bool:
    if one.value.numeric and other.value.numeric:
        return (one.value.low, one.value.high) == (other.value.low, other.value.high)
    return _written(one) == _written(other)


def _written(each: Quantity) -> str:
    """A number as it is compared where one of two is a year, a rank or part of a name: "22" for "22"."""
    low = each.value.low
    if each.label or low is None or not each.value.exact:
        return each.label
    return f"{low.normalize():f}"


def names_missing(claim: str, words: frozenset[str], language: str) -> list[str]:
    """The names in a claim (and its first word, which may be one) that are not among the folded ``words`` of a text."""
    pack = pack_for(language)
    tokens = [token for token in tokenize(claim) if token.word]
    stems = {stem(word, language) for word in words}
    return [
        token.text
        for place, token in enumerate(tokens)
        if (token.capital or not place) and not _stands(token, words, stems, pack)
    ]


def _stands(token: Token, words: frozenset[str], stems: set[str], pack: Pack | None) -> bool:
    everyday = pack is not None and (
        token.fold in pack.content_stops or token.fold in pack.stops or token.fold in pack.numbers
    )
    language = pack.code if pack else ""
    return everyday or token.fold in words or stem(token.fold, language) in stems or _in_parts(token, words)


def _in_parts(token: Token, words: frozenset[str]) -> bool:
    """ "Anglo-French" and "U.S." stand where their parts do."""
    parts = re.findall(r"[^\W\d_]+", token.fold)
    return len(parts) > 1 and (all(part in words for part in parts) or "".join(parts) in words)


def shared(claim: str, quote: str, language: str) -> float:
    """The share (0 to 1) of a claim's telling words that its quote has; 1 for a claim without any."""
    wanted, held = _telling(claim, language), _telling(quote, language)
    return len(wanted & held) / len(wanted) if wanted else 1.0


def _telling(text: str, language: str) -> frozenset[str]:
    """Stems of the words that are neither of everyday use nor numbers."""
    pack = pack_for(language)
    code = pack.code if pack else ""
    return frozenset(
        stem(token.fold, code)
        for token in tokenize(text)
        if token.word
        and not (pack and (token.fold in pack.content_stops or token.fold in pack.numbers))
        and (pack or len(token.fold) > 3)
    )


def words_of(text: str) -> frozenset[str]:
    """Every word of a text in plain form, compounds also by their parts."""
    folded = {token.fold for token in tokenize(text) if token.word}
    return frozenset(folded | {part for word in folded for part in re.findall(r"[^\W\d_]+", fold(word))})
