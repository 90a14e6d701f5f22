"""Parts told of a whole: "twelve of the 31 injured were children", "de los 18 heridos, cinco son maquinistas"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.reader.links import Link
from claims.rules.reader.standing import ending
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure
from claims.rules.values.nouns import PEOPLE, Counted, counted

_OPENING = words("of de among entre")
_EQUAL = words("is are was were es son era eran fue fueron")
_THERE = words("hay habia hubo")
REACH = 24
"""Words between a part and the verb that says what of it: the whole and where it befell them stand between."""


def portion(
    tokens: Sequence[Token], figure: Figure, happenings: Sequence[Trigger], pack: Pack
) -> tuple[bool, Link | None]:
    """Whether the figure is a part of a whole told with what befell that, and what is then said of the part alone."""
    if figure.kind is not FigureKind.COUNT:
        return False, None
    if _of_a_number(tokens, figure, pack):
        return _after_whole(tokens, figure, happenings, pack)
    if tokens[0].fold in _OPENING:
        return _behind_whole(tokens, figure, happenings, pack)
    return False, None


def _of_a_number(tokens: Sequence[Token], figure: Figure, pack: Pack) -> bool:
    """Whether "of the 31" follows, or "de los cinco"."""
    at = ending(tokens, figure)
    if at >= len(tokens) or tokens[at].fold not in pack.of:
        return False
    while at + 1 < len(tokens) and tokens[at + 1].fold in pack.determiners:
        at += 1
    token = tokens[at + 1] if at + 1 < len(tokens) else None
    return token is not None and (token.text[0].isdigit() or token.fold in pack.numbers)


def _after_whole(
    tokens: Sequence[Token], figure: Figure, happenings: Sequence[Trigger], pack: Pack
) -> tuple[bool, Link | None]:
    behind = range(figure.last, min(len(tokens), figure.last + REACH))
    main = next((at for at in behind if tokens[at].fold in _EQUAL and not _relative(tokens, at, pack)), -1)
    befell = [one for one in happenings if figure.noun.first <= one.first < main]
    if main < 0 or not befell:
        return False, None
    return True, _told(tokens, figure, (main, befell[0]), happenings, pack)


def _relative(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    return tokens[at - 1].fold in pack.relatives


def _behind_whole(
    tokens: Sequence[Token], figure: Figure, happenings: Sequence[Trigger], pack: Pack
) -> tuple[bool, Link | None]:
    befell = [one for one in happenings if one.last <= figure.first]
    if not befell or figure.first < 2 or befell[0].first > 3:
        return False, None
    there = tokens[figure.first - 1].fold in _THERE or tokens[figure.first - 2].fold == "there"
    if there and figure.noun.head >= 0:
        return True, Link(figure, befell[0], 1)
    at = figure.last
    equal = figure.noun.head < 0 and at < len(tokens) and tokens[at].fold in _EQUAL
    return (True, _told(tokens, figure, (at, befell[0]), happenings, pack)) if equal else (False, None)


def _told(
    tokens: Sequence[Token],
    figure: Figure,
    found: tuple[int, Trigger],
    happenings: Sequence[Trigger],
    pack: Pack,
) -> Link | None:
    """What the verb at ``main`` says of the part: that they are children, or what happened to them alone."""
    main, befell = found
    later = next((one for one in happenings if one.first > main), None)
    if later is not None and later.first <= main + 3:
        return Link(figure, later, 1)
    noun = counted(tokens, main + 1, pack)
    if noun.head < 0 or noun.first > main + 2 or tokens[noun.head].fold.endswith(("ing", "ed", "ado", "ido")):
        return None
    return Link(_as(figure, noun), befell, 1)


def _as(figure: Figure, noun: Counted) -> Figure:
    own = replace(figure.noun, population=noun.population, person=noun.person)
    unit = PEOPLE if noun.person else noun.population
    return replace(figure, noun=own, value=replace(figure.value, unit=unit))
