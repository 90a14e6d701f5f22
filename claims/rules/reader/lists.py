"""Several who are counted beside each other before or behind one happening: which of them it takes together."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure

_INCLUDING = words(
    "including among them whom entre ellos ellas quienes incluidos incluidas incluido incluida incluyendo"
)


def in_a_list(
    tokens: Sequence[Token], figure: Figure, trigger: Trigger, figures: Sequence[Figure], pack: Pack
) -> bool:
    """Whether "a woman" is one of several that the happening takes together: "two men, a woman and a boy died"."""
    if trigger.last <= figure.first:
        return listed(tokens, trigger.last, figure, figures, pack)
    last = figure.last
    for other in figures:
        if other.first >= last and _joined(tokens[last : other.first], pack):
            last = max(other.last, other.noun.first)
    return figure.last < last <= trigger.first <= last + 2


def listed(
    tokens: Sequence[Token], start: int, figure: Figure, figures: Sequence[Figure], pack: Pack
) -> bool:
    """Whether all between ``start`` and the figure is a list of other figures: "four guards, a boy and two men"."""
    inside = [other for other in figures if start <= other.first < figure.first]
    if not inside or inside[0].first - start > 2:
        return False
    covered = {index for other in inside for index in range(other.first, other.last)}
    rest = [tokens[index] for index in range(start, figure.first) if index not in covered]
    return _marks(rest, pack)


def only_listed(
    tokens: Sequence[Token], figure: Figure, trigger: Trigger, figures: Sequence[Figure], pack: Pack
) -> bool:
    """Whether any other figure between is one more member of a list, or a time or measure."""
    for other in figures:
        if not figure.last <= other.first < trigger.first or other.kind in (
            FigureKind.DURATION,
            FigureKind.MEASURE,
        ):
            continue
        between = tokens[figure.last : other.first]
        if _part_of(between):
            continue
        joined = between[-2] if _of_theirs(between, pack) else tokens[other.first - 1]
        if other.bound != "article" and not (joined.fold in pack.conjunctions or joined.text == ","):
            return False
        if any(token.fold in pack.be for token in between):
            return False
    return True


def _joined(between: Sequence[Token], pack: Pack) -> bool:
    """Whether only the marks of a list stand between: a comma, "and", "her"."""
    return 0 < len(between) <= 3 and _marks(between, pack) and between[0].fold not in pack.determiners


def _marks(between: Sequence[Token], pack: Pack) -> bool:
    return all(
        token.text == "," or token.fold in pack.conjunctions or token.fold in pack.determiners
        for token in between
    )


def _of_theirs(between: Sequence[Token], pack: Pack) -> bool:
    """Whether whoever is counted next belongs to those before: "a woman and her two children"."""
    return len(between) > 1 and between[-1].fold in pack.determiners


def _part_of(between: Sequence[Token]) -> bool:
    """Whether the next figure counts a part of this one: "nine people, including four children"."""
    behind = between[1:] if between and between[0].text == "," else ()
    return bool(behind) and all(token.fold in _INCLUDING for token in behind)
