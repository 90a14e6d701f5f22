"""Whether a figure comes out of another sentence's figures: what was left, each and altogether, the sum as reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from itertools import combinations, permutations

from claims.rules.language.pack import Pack
from claims.rules.language.reckoning import RECKONERS, Reckoner
from claims.rules.language.tokens import Token
from claims.rules.reader.quantities import Quantity
from claims.rules.values.amounts import FigureKind

MOST = 5
"""At most so many figures are reckoned with: with more, nearly any figure would come out of some sum."""
_NEVER = frozenset({FigureKind.RANK, FigureKind.SCORE, FigureKind.YEAR, FigureKind.AGE})


class Way(Enum):
    """What may be done with two figures, by the sign it is written with."""

    ADD = "+"
    TAKE = "−"
    TIMES = "×"
    SHARE = "÷"


@dataclass(frozen=True, slots=True)
class Term:
    """A figure that was given or has been reckoned: how much, how it is written, and the figures it comes from.

    ``strange`` marks one that counts something else by name and so is not added; ``apart`` one that is not taken away
    either, because there are others of the very thing that is asked for.
    """

    amount: Decimal
    written: str
    of: tuple[Quantity, ...] = ()
    single: bool = True
    strange: bool = False
    apart: bool = False


def ways(known: Sequence[Token], asked: Sequence[Token], pack: Pack) -> frozenset[Way]:
    """What the words of two sentences give leave to do with the figures of the first, to come to one of the second."""
    reckoner = RECKONERS.get(pack.code)
    if reckoner is None:
        return frozenset()
    told, wanted = {token.fold for token in known}, {token.fold for token in asked}
    found = {Way.ADD}
    if wanted & (reckoner.left | reckoner.more) or told & (reckoner.lost | reckoner.compared):
        found.add(Way.TAKE)
    if _partitive(known, reckoner, pack):
        found.add(Way.TAKE)
    if (told | wanted) & reckoner.each:
        found |= {Way.TIMES, Way.SHARE}
    if (told | wanted) & reckoner.shared:
        found.add(Way.SHARE)
    return frozenset(found)


def _partitive(tokens: Sequence[Token], reckoner: Reckoner, pack: Pack) -> bool:
    """Whether some figure is told to be a part of something: "five of them", "12 of the mill's looms"."""
    return any(
        one.fold in pack.of and (other.fold in reckoner.part or other.capital) and figure.text[0].isdigit()
        for figure, one, other in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def asks_to_reckon(asked: Sequence[Token], known: Sequence[Token], pack: Pack) -> bool:
    """Whether a sentence asks for a figure that is reckoned, by a word the other has not: "altogether", "left"."""
    reckoner = RECKONERS.get(pack.code)
    told = {token.fold for token in known}
    return reckoner is not None and any(t.fold in reckoner.asking and t.fold not in told for t in asked)


def reckonable(asked: Quantity, given: Sequence[tuple[Quantity, str]]) -> list[tuple[Quantity, str]]:
    """The figures with which it may be reckoned."""
    return [] if _figure(asked) is None else [each for each in given if _figure(each[0]) is not None][:MOST]


def reckoned(asked: Quantity, given: Sequence[tuple[Quantity, str]], allowed: frozenset[Way]) -> Term | None:
    """The first sum, shortest first, by which the figure asked for comes out of figures given with their words."""
    wanted = _figure(asked)
    if wanted is None or not allowed:
        return None
    same = sum(one.population == asked.population != "" for one, _ in given)
    terms = [
        Term(
            _figure(one) or Decimal(0),
            words,
            (one,),
            strange=bool(same) and _another(one, asked),
            apart=same > 1 and _another(one, asked),
        )
        for one, words in reckonable(asked, given)
    ]
    found = next((each for each in _sums(terms, allowed) if _same(each.amount, wanted)), None)
    return found and replace(found, written=f"{found.written} = {wanted.normalize():f}")


def _another(one: Quantity, asked: Quantity) -> bool:
    """Whether it counts something else by name, and so is not to be added to what is asked for or taken from it."""
    return bool(one.population) and one.population != asked.population


def _figure(one: Quantity) -> Decimal | None:
    """The figure itself; None for "more than 20" and the like, out of which any sum would come."""
    if one.kind is FigureKind.LABEL:
        return Decimal(one.label) if one.label.replace(".", "", 1).isdecimal() else None
    return None if one.kind in _NEVER or one.bound else one.printed


def _same(found: Decimal, wanted: Decimal) -> bool:
    """Whether a sum gives the figure, as precisely as the figure is written."""
    places = max(0, -int(wanted.normalize().as_tuple().exponent))
    return found.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == wanted if places else found == wanted


def _sums(terms: Sequence[Term], allowed: frozenset[Way]) -> Iterator[Term]:
    """Every figure that comes out of two of them, then of three, then of all in one long sum."""
    for one, other in permutations(terms, 2):
        yield from _done(one, other, allowed)
    for chosen in combinations(terms, 3):
        for one, other, third in permutations(chosen):
            for half in _done(one, other, allowed):
                yield from _done(half, third, allowed)
                yield from _done(third, half, allowed)
    if len(terms) > 3 and Way.ADD in allowed:
        yield from _long(terms)


def _long(terms: Sequence[Term]) -> Iterator[Term]:
    terms = [each for each in terms if not each.strange]
    for length in range(4, len(terms) + 1):
        for chosen in combinations(terms, length):
            yield _joined(chosen, Way.ADD, sum((each.amount for each in chosen), Decimal(0)))


def _done(one: Term, other: Term, allowed: frozenset[Way]) -> Iterator[Term]:
    """The two figures put together in each of the ways allowed; sums and products once only."""
    first = not other.single or not one.single or one.of[0].start <= other.of[0].start
    apart = one.apart or other.apart or _sorts_apart(one, other)
    if Way.ADD in allowed and first and not (apart or one.strange or other.strange):
        yield _joined((one, other), Way.ADD, one.amount + other.amount)
    if Way.TAKE in allowed and one.amount > other.amount and not apart:
        yield _joined((one, other), Way.TAKE, one.amount - other.amount)
    if Way.TIMES in allowed and first:
        yield _joined((one, other), Way.TIMES, one.amount * other.amount)
    if Way.SHARE in allowed and other.amount:
        yield _joined((one, other), Way.SHARE, one.amount / other.amount)


def _sorts_apart(one: Term, other: Term) -> bool:
    """Whether a length of time would be added to what is none, or money to heads."""
    if not (one.single and other.single):
        return False
    kinds = {one.of[0].kind, other.of[0].kind}
    return len(kinds) == 2 and bool(kinds & {FigureKind.DURATION, FigureKind.PERCENT})


def _joined(parts: Sequence[Term], way: Way, amount: Decimal) -> Term:
    written = f" {way.value} ".join(each.written if each.single else f"({each.written})" for each in parts)
    return Term(amount, written, tuple(one for each in parts for one in each.of), single=False)
