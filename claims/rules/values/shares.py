"""Shares worded without a per-cent sign: "one in three", "two-thirds of", "half the", "la mitad de"."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from claims.rules.language.pack import Pack
from claims.rules.language.shares import EVERY, FRACTIONS, OTHER, PARTS, SHARED_OUT
from claims.rules.language.tokens import Token
from claims.rules.values.amounts import Amount, FigureKind
from claims.rules.values.numbers import Number, number_at

PERCENT = "percent"
OPENERS = frozenset({"half", "mitad", "one", "un", "una", "uno", "la"})
"""Words a share can begin with beside the words for numbers."""

DETERMINERS = frozenset(
    ["the", "a", "an", "its", "their", "la", "las", "los", "una", "el", "del", "su", "sus"]
)


def share_at(tokens: Sequence[Token], at: int, pack: Pack) -> Amount | None:
    """The share that begins at a token, as per cent; None where there is none.

    A third is [33, 34] per cent: whoever prints it as a whole number prints one of the two.
    """
    return _one_in(tokens, at, pack) or _fraction(tokens, at, pack)


def _one_in(tokens: Sequence[Token], at: int, pack: Pack) -> Amount | None:
    part = _whole_number(tokens, at, pack)
    joined = EVERY.starting(tokens, part.after) if part else None
    whole = _whole_number(tokens, joined[1], pack) if joined and joined[1] < len(tokens) else None
    if part is None or whole is None or not 0 < part.low < whole.low:
        return None
    followed = tokens[whole.after].fold if whole.after < len(tokens) else ""
    if followed in pack.units or followed in pack.months or whole.low > 1000 or not _round_whole(whole, part):
        return None
    return _of(part.low, whole.low, at, whole.after)


def _round_whole(whole: Number, part: Number) -> bool:
    """ "One in 7" and "nine out of 10" are shares; "three in 2019" and "two in 45" most often are not."""
    return whole.low <= 10 or part.low == 1 or whole.low % 10 == 0


def _whole_number(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    token = tokens[at]
    if not (token.word or token.text.isdigit()):
        return None
    if token.fold in {"un", "una", "uno", "one"}:
        return Number(Decimal(1), Decimal(1), at + 1)
    found = number_at(tokens, at, pack)
    whole = found is not None and not (found.vague or found.suffix or found.ranged)
    return found if whole and found is not None and found.low == int(found.low) else None


def _fraction(tokens: Sequence[Token], at: int, pack: Pack) -> Amount | None:
    known = FRACTIONS.get(pack.code, {})
    count, place = _numerator(tokens, at, pack)
    word = tokens[place].fold if place < len(tokens) else ""
    hyphened = tokens[at].fold.split("-")
    if len(hyphened) == 2 and hyphened[1] in known and pack.code == "en":
        count, place, word = pack.numbers.get(hyphened[0], 1 if hyphened[0] == "one" else 0), at, hyphened[1]
    if not count or word not in known or count >= known[word] or (place == at and _named(tokens, at, pack)):
        return None
    after = place + 1
    if pack.code == "es" and word.rstrip("s").endswith("a") and word != "mitad":
        if after >= len(tokens) or tokens[after].fold not in PARTS:
            return None
        after += 1
    return (
        _of(Decimal(count), Decimal(known[word]), at, after)
        if _of_something(tokens, after, word, pack)
        else None
    )


def _named(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "The eastern half", "la segunda mitad" are a part of a thing, told by its place or turn, and no share of it.

    "The other half" is a share of what is shared out, money or many of a kind, and a part of any one thing.
    """
    if at < 2 or not tokens[at - 1].word or tokens[at - 2].fold not in DETERMINERS:
        return False
    return tokens[at - 1].fold not in OTHER or not _shared_out(tokens[at + 1 : at + 5], pack)


def _shared_out(following: Sequence[Token], pack: Pack) -> bool:
    """Whether "of the money", "de los votos" speaks of something shared out: an amount, or many of a kind."""
    named = [token.fold for token in following if token.word and token.fold not in pack.of | DETERMINERS]
    if not named:
        return False
    return named[0] in SHARED_OUT or (named[0].endswith("s") and not named[0].endswith("ss"))


def _numerator(tokens: Sequence[Token], at: int, pack: Pack) -> tuple[int, int]:
    """How many of the parts, and where the word for the part stands: "a third", "two thirds", "la mitad", "half"."""
    word = tokens[at].fold
    if word in {"half", "mitad"}:
        return 1, at
    if word in pack.articles or word in {"one", "un", "una", "la"}:
        return 1, at + 1
    return pack.numbers.get(word, 0), at + 1


def _of_something(tokens: Sequence[Token], after: int, word: str, pack: Pack) -> bool:
    """A share is a share of something: "of" follows, or "half the"; "half of the 60 villages" leaves the 60."""
    following = tokens[after].fold if after < len(tokens) else ""
    if following in pack.of or following == "del":
        return not any(token.text.isdigit() for token in tokens[after + 1 : after + 3])
    return word == "half" and following in {"the", "its", "their", "all", "his", "her", "our"}


def _of(part: Decimal, whole: Decimal, first: int, after: int) -> Amount:
    share = part * 100 / whole
    low, high = share.to_integral_value(ROUND_FLOOR), share.to_integral_value(ROUND_CEILING)
    fits = share == share.quantize(Decimal("0.1"))
    return Amount(share if fits else low, share if fits else high, first, after, FigureKind.PERCENT, PERCENT)
