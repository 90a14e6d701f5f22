"""What a bare figure leaves unsaid and takes from its surroundings: of whom, and what it answers."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Statement
from claims.rules.values.figures import Figure
from claims.rules.values.nouns import PEOPLE, counted

_ALL = words("all todos todas")
_REMAINS = words("bodies corpses body corpse cuerpos cadaveres")
MEMORY = 40
"""Figures back that a "nobody" may answer; no article is asked to remember more."""
REACH = 3
"""Sentences back to the figure of the same happening that a bare figure takes up."""


def population_for(
    figure: Figure, act: str, place: int, before: Sequence[tuple[int, Statement]], context: Context
) -> str:
    """Of whom a figure counts that says no more than people; empty where nothing tells."""
    tokens = context.tokens[place]
    named = _all_of(tokens, figure, context.pack)
    if named:
        return named
    after = tokens[figure.last].fold if figure.last < len(tokens) else ""
    if figure.noun.head >= 0 or figure.further or after in _REMAINS or figure.bound == "zero":
        return ""
    for earlier, statement in reversed(before):
        if place - earlier > REACH or statement.population == PEOPLE or statement.value.unit != PEOPLE:
            continue
        if earlier == place or statement.act == act:
            return statement.population
    return ""


def _all_of(tokens: Sequence[Token], figure: Figure, pack: Pack) -> str:
    """ "Four were killed, all of them Pemon"; "cuatro muertos, todos de la comunidad olmari"."""
    for at in range(figure.last, min(len(tokens) - 2, figure.last + 16)):
        if tokens[at].fold in _ALL and tokens[at - 1].text == ",":
            start = at + 1
            while start < len(tokens) and (
                tokens[start].fold in pack.of or tokens[start].fold in pack.determiners | {"them", "ellos"}
            ):
                start += 1
            population = counted(tokens, start, pack).population
            return population if population != PEOPLE else ""
    return ""


def answered(made: Statement, before: Sequence[Statement]) -> int:
    """The index of the earlier figure that a "nobody" or "no dead" from another mouth denies; -1 where none."""
    for index in range(len(before) - 1, -1, -1):
        statement = before[index]
        positive = statement.value.low is not None and statement.value.low > 0
        # A reader's "nobody died" may speak of another spot: only words of the same section answer each other.
        same = statement.act == made.act and statement.section is made.section
        same = same and made.population in {PEOPLE, statement.population}
        if positive and same and statement.voice != made.voice:
            return index
    return -1
