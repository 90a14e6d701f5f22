"""What a sum or a share is the price or the share of: the noun it speaks for."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.holdings import HOLDINGS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.general import lemma
from claims.rules.reader.links import Link
from claims.rules.reader.standing import ending
from claims.rules.values.amounts import FigureKind
from claims.rules.values.nouns import canonical, counted

_PRICE = words("price prices cost costs value fee fees rate precio precios costo costos coste valor tarifa")


def population_of(tokens: Sequence[Token], link: Link, pack: Pack) -> str:
    """The folded noun behind "the price of a kilo of cocaine", "a permit costs", "38 percent of the displaced"."""
    figure, act = link.figure, link.trigger.act
    after = ending(tokens, figure)
    shared = figure.kind is FigureKind.PERCENT and link.trigger.first >= figure.last
    if shared and after < len(tokens) and tokens[after].fold in pack.of | {"del"}:
        return counted(tokens, after, pack).population
    if figure.kind in (FigureKind.COUNT, FigureKind.MEASURE):
        return figure.noun.population
    if act == "costs":
        for at in range(figure.first):
            if (
                tokens[at].fold in _PRICE
                and at + 1 < figure.first
                and tokens[at + 1].fold in pack.of | {"del", "for"}
            ):
                return _past_measures(tokens, at + 2, figure.first, pack) or "money"
    return _subject(tokens, figure.first, pack) or ("money" if figure.kind is FigureKind.MONEY else "share")


def _past_measures(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> str:
    """The thing itself behind "a kilo of" or "one litre of"."""
    found = ""
    for at in range(start, end):
        token = tokens[at]
        if (
            token.fold in pack.determiners
            or token.fold in pack.articles
            or token.fold in pack.numbers
            or token.fold in pack.of
        ):
            continue
        if token.fold in pack.units:
            continue
        if (
            not token.word
            or token.fold in pack.stops
            or (found and lemma(token.fold, pack))
            or token.fold in pack.acts
        ):
            break
        found = canonical(token.fold, pack)
        if not pack.adjectives_first:
            break
    return found


def _subject(tokens: Sequence[Token], end: int, pack: Pack) -> str:
    """The head of the first noun phrase of the clause before the figure."""
    start = 0
    for at in range(end):
        if tokens[at].text in ',;:“”"' and end - at > 4:
            start = at + 1
    while start < end and (
        tokens[start].fold in pack.determiners or tokens[start].fold in pack.stops or not tokens[start].word
    ):
        start += 1
    head = ""
    for at in range(start, end):
        token = tokens[at]
        if not token.word or token.fold in pack.stops or (head and _verb(token, pack)):
            break
        if token.fold in HOLDINGS.get(pack.code, {}) and (head or at == end - 1):
            break
        if token.fold in pack.cues or token.fold in pack.pronouns:
            return ""
        head = canonical(token.fold, pack)
        if not pack.adjectives_first:
            break
    return head


def _verb(token: Token, pack: Pack) -> bool:
    return token.fold in pack.acts or bool(lemma(token.fold, pack))
