"""Whether a claim says no more than the words it rests on: its figures, its names and its subject must stand there."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claims.rules.language import pack_for
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.reader.quantities import Quantity, quantities
from claims.rules.speaking.attribution import LONGEST_SENTENCE
from claims.rules.text.sentences import split
from claims.rules.text.stems import stem
from claims.rules.values.amounts import FigureKind
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

LEAST_SHARED = 1 / 3
"""Share of a claim's telling words that its quote must have: below that it tells of something else. Our own choice, low
enough for a claim put in other words ("shot dead" for "killed"), high enough that a verb in common is too little."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PARTS = re.compile(r"[^\W\d_]+")
_ONE = Decimal(1)


@dataclass(frozen=True)
class Words:
    """What claims are held against: the words of a quote, or of a whole article, each looked through only once."""

    text: str
    language: str

    @cached_property
    def figures(self) -> list[Quantity]:
        """Its numbers with what they are numbers of, sentence by sentence; what runs on for ever is no sentence."""
        whole = SectionSpan(SectionKind.BODY, 0, len(self.text))
        sentences = split(self.text, [whole], self.language)
        return [
            each
            for sentence in sentences
            if len(sentence.text) <= LONGEST_SENTENCE
            for each in quantities(sentence.text, self.language)
        ]

    @cached_property
    def digits(self) -> frozenset[str]:
        """Its numbers as written, for languages that are not read."""
        return frozenset(_DIGITS.findall(self.text))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Stems of the words that are neither of everyday use nor numbers."""
        return _telling(self.text, self.language)

    @cached_property
    def folds(self) -> frozenset[str]:
        """Every word in plain form, compounds also by their parts."""
        folded = {token.fold for token in tokenize(self.text) if token.word}
        return frozenset(folded | {part for word in folded for part in _PARTS.findall(word)})

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(stem(word, self.language) for word in self.folds)


def figures_missing(claim: str, held: Words) -> list[str]:
    """The figures of a claim, in its own words, that do not stand in what it is held against, with the same bounds.

    "At least two" does not vouch for "two". Where the language is not read, digits are compared as written.
    """
    if pack_for(held.language) is None:
        return [figure for figure in _DIGITS.findall(claim) if figure not in held.digits]
    return [
        claim[each.start : each.end]
        for each in quantities(claim, held.language)
        if not _plain_one(each) and not any(_same(each, other) for other in held.figures)
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


def names_missing(claim: str, held: Words) -> list[str]:
    """The names in a claim (and its first word, which may be one) that do not stand in what it is held against."""
    pack = pack_for(held.language)
    tokens = [token for token in tokenize(claim) if token.word]
    return [
        token.text
        for place, token in enumerate(tokens)
        if (token.capital or not place) and not _stands(token, held, pack)
    ]


def _stands(token: Token, held: Words, pack: Pack | None) -> bool:
    everyday = pack is not None and (
        token.fold in pack.content_stops or token.fold in pack.stops or token.fold in pack.numbers
    )
    if everyday or token.fold in held.folds or stem(token.fold, held.language) in held.stems:
        return True
    parts = _PARTS.findall(token.fold)
    # "Anglo-French" and "U.S." stand where their parts do.
    return len(parts) > 1 and (all(part in held.folds for part in parts) or "".join(parts) in held.folds)


def shared(claim: str, held: Words) -> float:
    """The share (0 to 1) of a claim's telling words that what it is held against has; 1 for a claim without any."""
    wanted = _telling(claim, held.language)
    return len(wanted & held.telling) / len(wanted) if wanted else 1.0


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
