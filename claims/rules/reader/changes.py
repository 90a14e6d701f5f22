"""Figures that say by how much something went up or down, which no level can be held against."""

from collections.abc import Sequence

from claims.rules.language import changing
from claims.rules.language.forms import words
from claims.rules.language.gauges import GAUGES, QUALIFIERS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader import bearers
from claims.rules.reader.acts import Trigger
from claims.rules.reader.links import Link
from claims.rules.reader.standing import Standing, ending
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure

REACH = 7
"""Words between a verb of rising or falling and by how much: "fell on Monday, the bank said, by"."""
_BY = words("by en")
_IN = words("in of en de del on for")
_MORE = words("mas menos")
_SMALL = words(
    "un una a an the el la only just about some nearly almost around roughly del de of by another further"
)
_KINDS = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE)


def changed(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> Link | None:
    """The figure with the change it tells, "rise" or "fall", and what changed; None where nothing tells."""
    if pack.code not in GAUGES or figure.weak or figure.loose or figure.bound in {"zero", "article"}:
        return None
    return (
        _beside(tokens, figure, figures, pack)
        or _named(tokens, figure, figures, pack)
        or _moved(tokens, figure, figures, pack)
    )


def _counts(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the figure may be a step: with a unit of its own, or behind "by"."""
    before = tokens[figure.first - 1].fold if figure.first else ""
    return figure.kind in _KINDS or (figure.kind is FigureKind.COUNT and before in _BY)


def _beside(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> Link | None:
    """ "Rents up 9%", "went up by 15 cents", "3% lower", "un 5 % más caro"."""
    if figure.kind not in _KINDS:
        return None
    at = figure.first - 1
    while at > 0 and tokens[at].fold in _SMALL:
        at -= 1
    after = ending(tokens, figure)
    if after < len(tokens) and tokens[after].fold in _MORE:
        after += 1
    for place in (at, after):
        known = 0 <= place < len(tokens) and tokens[place].fold in changing.BESIDE
        if known and not (place == after and tokens[place].fold in {"up", "down"}):
            way = changing.BESIDE[tokens[place].fold]
            trigger = Trigger(place, place + 1, way, "R")
            return Link(figure, trigger, 1, _subject(tokens, min(place, figure.first), figures, pack))
    return None


def _named(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> Link | None:
    """ "A 12% rise in fares", "an increase of 12% in", "una subida del 12 % en los peajes"."""
    if figure.kind not in _KINDS:
        return None
    after = ending(tokens, figure)
    if pack.adjectives_first and after < len(tokens) and tokens[after].fold in changing.MOVES:
        return _of_move(tokens, figure, after, after + 1, pack)
    at = figure.first - 1
    while at > 0 and tokens[at].fold in _SMALL:
        at -= 1
    of = figure.first - 1 > at >= 0 and all(token.fold not in _BY for token in tokens[at + 1 : figure.first])
    if of and tokens[at].fold in changing.MOVES and tokens[at].fold not in _ALSO_VERBS:
        return _of_move(tokens, figure, at, after, pack)
    return None


_ALSO_VERBS = words("aumento incremento")


def _of_move(tokens: Sequence[Token], figure: Figure, noun: int, after: int, pack: Pack) -> Link | None:
    trigger = Trigger(noun, noun + 1, changing.MOVES[tokens[noun].fold], "R")
    if after + 1 < len(tokens) and tokens[after].fold in _IN:
        return Link(figure, trigger, 1, _thing(tokens, after + 1, len(tokens), pack))
    return Link(figure, trigger, 1, bearers.beside(tokens, min(noun, figure.first), 0, pack))


def _moved(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> Link | None:
    """ "Petrol rose 15 cents", "fell on Monday by eight metres", "cut its budget by $2m", "subió un 12 %"."""
    if not _counts(tokens, figure):
        return None
    start = Standing(tokens, figure, figures, pack).clause(figure.first)
    for at in range(figure.first - 1, max(start, figure.first - 1 - REACH) - 1, -1):
        word = tokens[at].fold
        if word in {"to", "at", "a", "al", "hasta"} and not _straight(tokens, at + 1, figure.first, pack):
            continue
        if word in {"to", "at", "a", "al", "hasta"} and at >= figure.first - 2:
            return None
        way = changing.MOVING.get(word, "") if not tokens[at].capital else ""
        if way and _straight(tokens, at + 1, figure.first, pack):
            return Link(figure, Trigger(at, at + 1, way, "R"), 1, _subject(tokens, at, figures, pack))
        made = changing.MAKING.get(word, "") if not tokens[at].capital else ""
        if made and tokens[figure.first - 1].fold in changing.BY and at and tokens[at - 1].fold in pack.be:
            return Link(figure, Trigger(at, at + 1, made, "R"), 1, _subject(tokens, at - 1, figures, pack))
        if made and tokens[figure.first - 1].fold in changing.BY:
            return Link(
                figure, Trigger(at, at + 1, made, "R"), 1, _thing(tokens, at + 1, figure.first - 1, pack)
            )
    return None


def _straight(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> bool:
    """Whether only "by", small words and a time or place stand between."""
    at = start
    while at < end:
        token = tokens[at]
        small = token.fold in _SMALL or token.fold in changing.BY or token.fold.endswith(("ly", "mente"))
        timing = token.fold in pack.weekdays or token.fold in pack.months or token.text[0].isdigit()
        led = at > start and (token.capital or tokens[at - 1].fold in pack.prepositions) and token.word
        if not (small or timing or led or token.fold in pack.prepositions or token.text == ","):
            return False
        at += 1
    return True


def _subject(tokens: Sequence[Token], verb: int, figures: Sequence[Figure], pack: Pack) -> str:
    """What went up or down: the measure with its bearer where the clause speaks of one, else its subject."""
    start = Standing(tokens, figures[0], figures, pack).clause(verb)
    if verb and tokens[verb - 1].fold == "to":  # "expects the economy to expand"
        start = next((at for at in range(verb - 2, start, -1) if tokens[at].fold in pack.determiners), start)
    return _thing(tokens, bearers.past_opening(tokens, start, verb, pack), verb, pack)


def _thing(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> str:
    """The thing some words name: bread in "the price of bread", the fares in "its fares"."""
    for at in range(start, min(end, start + 6)):
        gauge = GAUGES[pack.code].get(tokens[at].fold)
        if gauge is None:
            continue
        side = bearers.beside(tokens, at, start, pack)
        of = bearers.behind(tokens, at + 1, end, pack) or QUALIFIERS.get(side, side)
        if gauge.name in {"costs", "rate", "number", "amount", "level"} and of:
            return of
        name = "price" if gauge.name == "costs" else gauge.name
        return f"{of} {name}" if of else name
    return bearers.phrase(tokens, start, end, pack)
