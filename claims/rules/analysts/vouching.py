"""Whether a claim says no more than the words it rests on: its figures, its names and its subject must stand there."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claims.rules.language import pack_for
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.reader.quantities import Quantity, quantities
from claims.rules.reader.reading import read
from claims.rules.reader.tallies import CASUALTIES
from claims.rules.statement import Piece, Statement
from claims.rules.text.sentences import LONGEST_SENTENCE, split
from claims.rules.text.stems import stem
from claims.rules.values.amounts import FigureKind
from claims.rules.values.nouns import PEOPLE
from claims.rules.values.value import Value
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
    def statements(self) -> list[Statement]:
        """What our own reader finds in it with a figure."""
        return _read(self.text, self.language)

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


def bounds_missing(value: Value, held: Words) -> list[Decimal]:
    """The bounds of a value that stand nowhere in what it is held against, as a figure of its own or of a range."""
    given = {bound for each in held.figures for bound in (each.value.low, each.value.high)}
    written = {figure.replace(",", "") for figure in held.digits}
    bounds = [bound for bound in dict.fromkeys((value.low, value.high)) if bound is not None]
    return [bound for bound in bounds if bound not in given and f"{bound.normalize():f}" not in written]


def figures_misplaced(claim: str, held: Words) -> list[str]:
    """The figures of a claim that its quote gives of something else, as our own reader reads both.

    "Killed three and wounded 12" does not vouch for "12 were killed", nor for "three were wounded".
    """
    told, quoted = _read(claim, held.language), held.statements
    return [one.quote for one in told if one.value.numeric and _elsewhere(one, quoted)]


def _read(text: str, language: str) -> list[Statement]:
    whole = SectionSpan(SectionKind.BODY, 0, len(text))
    return [each for each in read(Piece(text, (whole,), language)) if each.value.numeric]


def _elsewhere(one: Statement, quoted: list[Statement]) -> bool:
    """Whether the quote has another figure for this happening, or this figure for another known one alone."""
    alike = [other for other in quoted if _alike(one, other)]
    same = [other for other in alike if other.act == one.act]
    figure = [other for other in alike if _bounds(other) == _bounds(one)]
    if same:
        return all(_bounds(other) != _bounds(one) for other in same)
    return bool(figure) and one.act in CASUALTIES and all(other.act in CASUALTIES for other in figure)


def _alike(one: Statement, other: Statement) -> bool:
    """Whether both count the same people or things, as far as is told."""
    return one.population == other.population or PEOPLE in (one.population, other.population)


def _bounds(one: Statement) -> tuple[Decimal | None, Decimal | None]:
    return one.value.low, one.value.high


def _plain_one(each: Quantity) -> bool:
    """ "A soldier", "one soldier", "the soldier" are one soldier in as many ways."""
    return each.value.low == each.value.high == _ONE and each.kind is FigureKind.COUNT


def _same(one: Quantity, other: Quantity) -> bool:
    if one.value.numeric and other.value.numeric:
        bounds = (one.value.low, one.value.high) == (other.value.low, other.value.high)
        return bounds and (_unit(one) == _unit(other) or not (_unit(one) or one.population))
    return _written(one) == _written(other)


def _unit(each: Quantity) -> str:
    """What tells a sum or a share from a count: "4 per cent" and "$4" vouch for no four soldiers."""
    return each.value.unit if each.kind in (FigureKind.MONEY, FigureKind.PERCENT) else ""


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
