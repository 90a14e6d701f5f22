"""Numbers as news writes them, in digits or in words, brought to one exact figure or range."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.rules.language import PACKS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

_SUFFIXED = re.compile(r"(\d[\d.,]*?)(?:-)?([^\W\d_]+)$")
_GROUPED_EN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_GROUPED_ES = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_POINT_GROUPS = frozenset({"es", "pt", "fr"})
"""Languages that write 6.000 for six thousand."""
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?$")
_RANGE = re.compile(r"(\d[\d.,]*)[-‑–](\d[\d.,]*)$")
MAX_DIGITS = 15
"""Longer strings of digits are serial numbers, not figures."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number found at a token: its range, the index after it, and how it was written.

    ``vague`` marks words such as "dozens"; ``suffix`` holds letters written onto the digits ("5km", "10th").
    """

    low: Decimal
    high: Decimal | None
    after: int
    digits: bool = False
    vague: bool = False
    suffix: str = ""
    ranged: bool = False


def number_at(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    """The number that begins at a token, or None."""
    token = tokens[at]
    if token.text[0].isdigit():
        return _digits(tokens, at, pack)
    if token.word and (token.fold in openers(pack.code) or "-" in token.fold):
        return (
            _either(tokens, at, pack)
            or _few(tokens, at, pack)
            or _vague(tokens, at, pack)
            or _spelled(tokens, at, pack)
        )
    return None


@lru_cache(maxsize=8)
def openers(code: str) -> frozenset[str]:
    """Every word a number of a language can begin with: most words are turned away by this alone."""
    pack = PACKS[code]
    few = {phrase.split()[0] for phrase in pack.few}
    return frozenset(few | {"half", "media", "tens"}).union(
        pack.numbers, pack.scales, pack.vague, pack.articles
    )


def decimal_of(text: str, language: str) -> Decimal | None:
    """A figure in digits: "6,000" and "1.5" in English, "6.000" and "1,5" in Spanish; None where it is none."""
    text = text.rstrip(".,")
    if sum(c.isdigit() for c in text) > MAX_DIGITS:
        return None
    if language in _POINT_GROUPS and _GROUPED_ES.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _GROUPED_EN.match(text):
        return Decimal(text.replace(",", ""))
    if _PLAIN.match(text):
        return Decimal(text.replace(",", "."))
    return None


def _digits(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    text = tokens[at].text
    ranged = _RANGE.match(text)
    if ranged:
        low, high = (decimal_of(part, pack.code) for part in ranged.groups())
        if low is None or high is None or low >= high:
            return None
        return _scaled(tokens, Number(low, high, at + 1, digits=True, ranged=True), pack)
    suffixed = _SUFFIXED.match(text)
    figure = decimal_of(suffixed.group(1) if suffixed else text, pack.code)
    if figure is None:
        return None
    if suffixed:
        letters = suffixed.group(2).casefold()
        scale = pack.scales.get(letters)
        if scale and letters not in pack.units:
            return Number(figure * scale, figure * scale, at + 1, digits=True)
        return Number(figure, figure, at + 1, digits=True, suffix=letters)
    figure, at = _spaced_thousands(tokens, at, figure)
    return _scaled(tokens, Number(figure, figure, at + 1, digits=True), pack)


def _spaced_thousands(tokens: Sequence[Token], at: int, figure: Decimal) -> tuple[Decimal, int]:
    """Join "28 000", which Spanish and many institutions write, into one figure."""
    while (
        at + 1 < len(tokens)
        and len(tokens[at].text) <= 3
        and len(tokens[at + 1].text) == 3
        and tokens[at + 1].text.isdecimal()
        and tokens[at + 1].start == tokens[at].end + 1
        and tokens[at].text.isdecimal()
    ):
        figure = figure * 1000 + Decimal(tokens[at + 1].text)
        at += 1
    return figure, at


def _scaled(tokens: Sequence[Token], number: Number, pack: Pack) -> Number:
    """Apply "million", "mil", "dozen" and the like that follow a figure."""
    low, high, at = number.low, number.high, number.after
    while at < len(tokens) and tokens[at].fold in pack.scales and not _is_unit_letter(tokens[at], pack):
        scale = pack.scales[tokens[at].fold]
        low, high = low * scale, None if high is None else high * scale
        at += 1
    return Number(low, high, at, number.digits, number.vague, number.suffix, number.ranged)


def _is_unit_letter(token: Token, pack: Pack) -> bool:
    """Whether a letter or two after a space ("5 m", "85 mm") are a unit of length, not "million"."""
    return len(token.fold) <= _UNIT_LETTERS and token.fold in pack.units


_UNIT_LETTERS = 2
"""Letters up to which a word that is both a scale and a unit is taken for the unit."""


def _either(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    """ "Two-three", "dos-tres": from the one to the other."""
    low, _, high = tokens[at].fold.partition("-")
    one, other = pack.numbers.get(low, 0), pack.numbers.get(high, 0)
    if not 0 < one < other <= _EITHER:
        return None
    return _scaled(tokens, Number(Decimal(one), Decimal(other), at + 1, ranged=True), pack)


_EITHER = 10
"""The highest number written so: beyond it a hyphen joins the parts of one number ("twenty-three")."""


def _few(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    """ "A few dozen", "a couple", "varias decenas": few is 2 to 5, several 3 to 7, a handful 3 to 6."""
    first = at + 1 if tokens[at].fold in pack.articles and at + 1 < len(tokens) else at
    for width in (2, 1):
        words = " ".join(token.fold for token in tokens[first : first + width])
        bounds = pack.few.get(words)
        if bounds is None or first + width > len(tokens):
            continue
        after = first + width
        if after < len(tokens) and tokens[after].fold in pack.of:
            of_scale = after + 1 < len(tokens) and tokens[after + 1].fold in (pack.scales | pack.vague)
            after += 1 if of_scale else 0
        return _few_scaled(tokens, after, bounds, pack)
    return None


def _few_scaled(
    tokens: Sequence[Token], after: int, bounds: tuple[int, int | None], pack: Pack
) -> Number | None:
    low, high = Decimal(bounds[0]), None if bounds[1] is None else Decimal(bounds[1])
    following = tokens[after].fold if after < len(tokens) else ""
    scale = pack.scales.get(following) or _plural_scale(following, pack)
    if scale:
        return Number(low * scale, None if high is None else high * scale, after + 1, vague=True)
    return Number(low, high, after, vague=True)


def _plural_scale(word: str, pack: Pack) -> int:
    """The unit behind a plural: 10 for "decenas", 1,000 for "thousands"."""
    bounds = pack.vague.get(word)
    return bounds[0] // 2 if bounds else 0


def _vague(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    """ "Dozens", "hundreds of thousands": from two of the unit to just below two of the next (dozens: 24 to 199).

    Who "scores two" does so once.
    """
    following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    if tokens[at].fold == "scores" and (
        following[:1].isdigit() or following in pack.numbers or following in pack.articles
    ):
        return None
    bounds = pack.vague.get(tokens[at].fold)
    tens = bounds is None and tokens[at].fold == "tens"
    if tens:
        bounds = (20, 199)
    if bounds is None:
        return None
    low, high, after = Decimal(bounds[0]), bounds[1], at + 1
    if after + 1 < len(tokens) and tokens[after].fold in pack.of and tokens[after + 1].fold in pack.vague:
        scale = pack.vague[tokens[after + 1].fold][0] // 2
        top = None if high is None else (Decimal(high + 1) * scale - 1)
        return Number(low * scale, top, after + 2, vague=True)
    return None if tens else Number(low, None if high is None else Decimal(high), after, vague=True)


def _spelled(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    """ "Twenty-three", "two hundred and fifty", "doscientos treinta y dos", "half a dozen", "a million"."""
    if tokens[at].fold in {"half", "media"}:
        return _half(tokens, at, pack)
    total, current, index, seen = 0, 0, at, False
    if tokens[at].fold in pack.articles and tokens[at].fold not in pack.numbers:
        if at + 1 >= len(tokens) or tokens[at + 1].fold not in pack.scales or len(tokens[at + 1].fold) < 3:
            return None
        current, index, seen = 1, at + 1, True
    while index < len(tokens):
        word = tokens[index].fold
        value = _small(word, pack)
        if value is not None and _may_follow(current, value):
            current, seen = current + value, True
        elif (
            word in pack.scales
            and len(word) >= 3
            and (seen or word in {"mil", "veintena", "docena", "decena"})
        ):
            scale, seen = pack.scales[word], True
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif not (seen and word == pack.joiner and _joins(tokens, index, current, pack)):
            break
        index += 1
    return Number(Decimal(total + current), Decimal(total + current), index) if seen else None


def _half(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    index = at + 1
    if index < len(tokens) and tokens[index].fold in pack.articles:
        index += 1
    if (
        index < len(tokens)
        and (index > at + 1 or not pack.adjectives_first)
        and tokens[index].fold in pack.units
    ):
        return Number(Decimal("0.5"), Decimal("0.5"), index)  # "half a tonne"
    scale = pack.scales.get(tokens[index].fold) if index < len(tokens) else None
    if scale is None or len(tokens[index].fold) < 3:
        return None
    return Number(Decimal(scale) / 2, Decimal(scale) / 2, index + 1)


def _small(word: str, pack: Pack) -> int | None:
    if word in pack.numbers:
        return pack.numbers[word]
    tens, _, units = word.partition("-")
    if units in pack.numbers and pack.numbers.get(tens, 0) >= 20:
        return pack.numbers[tens] + pack.numbers[units]
    return None


def _may_follow(current: int, value: int) -> bool:
    """Whether "two hundred" may be followed by "fifty": the new part must fit below the last one."""
    if current == 0:
        return True
    size = 1
    while current % (size * 10) == 0:
        size *= 10
    return value < size


def _joins(tokens: Sequence[Token], at: int, current: int, pack: Pack) -> bool:
    """Whether "and" stands inside one number: "one hundred and twenty", "treinta y dos", not "two and three"."""
    following = _small(tokens[at + 1].fold, pack) if at + 1 < len(tokens) else None
    if following is None or current == 0:
        return False
    least = {"en": 100, "es": 30}.get(pack.code, 20)
    return current >= least and _may_follow(current, following) and tokens[at - 1].text[0].isalpha()
