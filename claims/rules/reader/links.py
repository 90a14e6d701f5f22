"""Which happening each figure of a sentence belongs to: the nearest one that may take it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.reader.lists import in_a_list, listed, only_listed
from claims.rules.values import wholes
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure

MAX_GAP = 14
"""Words allowed between a counted noun and its verb; farther apart, the pair is more often wrong than right."""
OBJECT_GAP = 5
"""Words allowed between a verb and the figure it takes as its object."""
REACH = 60
"""Words between a figure and a happening that are looked at at all: the longest list news writes behind one verb."""
_STATES = words(
    "dead wounded injured hurt muerto muerta muertos muertas herido herida heridos heridas missing"
    " desaparecido desaparecida desaparecidos desaparecidas"
)
_TOTAL_WORDS = words(
    "to of at reached reaches rose stands stood climbed a de en asciende ascendio as was were is are now over"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and the happening it belongs to; ``cost`` grows with the words between them.

    ``bearer`` is whom or what the figure speaks for, where that is not what it counts; None where it is.
    """

    figure: Figure
    trigger: Trigger
    cost: int
    bearer: str | None = None


def link(
    tokens: Sequence[Token], figures: Sequence[Figure], found: Sequence[Trigger], pack: Pack
) -> list[Link]:
    """Give each figure the nearest happening that may take it; figures without one are left out."""
    links: list[Link] = []
    begun, named = [trigger.first for trigger in found], [figure.first for figure in figures]
    for figure in figures:
        first, last = figure.first - REACH, figure.last + REACH
        near = figures[bisect_left(named, first) : bisect_left(named, last)]
        within = range(bisect_left(begun, first), bisect_left(begun, last))
        fitting = [(_gap(figure, found[place]), place, found[place]) for place in within]
        best = _nearest(tokens, figure, fitting, near, pack)
        if best is not None:
            links.append(Link(figure, found[best[1]], best[0]))
    return links


def _gap(figure: Figure, trigger: Trigger) -> int:
    return max(0, figure.first - trigger.last, trigger.first - figure.last)


def _nearest(
    tokens: Sequence[Token],
    figure: Figure,
    happenings: list[tuple[int, int, Trigger]],
    figures: Sequence[Figure],
    pack: Pack,
) -> tuple[int, int] | None:
    """The least cost and its place; a happening never costs less than the words between, so the nearest come first."""
    best: tuple[int, int] | None = None
    for gap, place, trigger in sorted(happenings, key=lambda each: each[:2]):
        if best is not None and gap > best[0]:
            break
        cost = _cost(tokens, figure, trigger, figures, pack)
        if cost is not None and (best is None or (cost, place) < best):
            best = cost, place
    return best


def _cost(
    tokens: Sequence[Token], figure: Figure, trigger: Trigger, figures: Sequence[Figure], pack: Pack
) -> int | None:
    if not _fits(tokens, figure, trigger):
        return None
    if figure.kind is FigureKind.MONEY:
        return _price(tokens, figure, trigger)
    if trigger.last <= figure.first:
        cost = _object(tokens, figure, trigger, figures, pack)
    elif trigger.first >= figure.last:
        cost = _subject(tokens, figure, trigger, figures, pack)
    else:
        cost = _within(tokens, figure, trigger)
    if cost is None or not figure.weak or cost <= 2:
        return cost
    return cost if in_a_list(tokens, figure, trigger, figures, pack) else None


def _fits(tokens: Sequence[Token], figure: Figure, trigger: Trigger) -> bool:
    """Whether a happening can have such a figure at all: prices have sums, only people are lost or nobody."""
    if figure.kind is FigureKind.MEASURE:
        return trigger.act in _WEIGHED and (figure.noun.head >= 0 or figure.value.unit in _AREAS)
    if figure.kind is FigureKind.DURATION:
        return False
    if (figure.kind is FigureKind.MONEY) != (trigger.act == "costs"):
        return False
    if tokens[trigger.first].fold.startswith(("claim", "cobr")) and not _lives(tokens, figure):
        return False
    if trigger.act == "lost":
        return figure.noun.person and trigger.last <= figure.first
    return figure.noun.person or figure.bound != "zero" or (figure.noun.head >= 0 and trigger.act in _BEFALLS)


_WEIGHED = words("seized trafficked destroyed burned")
"""Acts whose object is weighed as often as it is counted: "two tonnes of cocaine were seized"."""
_AREAS = words("ha km2 acre acres")
"""Units of land, which burns though no word says what stood on it."""
_BEFALLS = words(
    "killed injured arrested abducted missing fled crossed rescued destroyed burned seized defected deployed"
)
"""Acts of which "no houses" and "no fishermen" can be said as exactly as "nobody"."""


def _lives(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "Claimed 12 lives" kills; "claimed 12 votes" does not."""
    return figure.noun.head >= 0 and tokens[figure.noun.head].fold in {"lives", "life", "vidas", "vida"}


def _price(tokens: Sequence[Token], figure: Figure, trigger: Trigger) -> int | None:
    """A price word anywhere before the sum, or just after it ("£20 worth"), within one sentence part."""
    between = (
        tokens[trigger.last : figure.first]
        if trigger.last <= figure.first
        else tokens[figure.last : trigger.first]
    )
    near = (len(between) <= 2 * MAX_GAP and trigger.first < figure.first) or len(between) <= 2
    return len(between) if near and all(token.text != ";" for token in between) else None


def _within(tokens: Sequence[Token], figure: Figure, trigger: Trigger) -> int | None:
    """Happenings named inside the counted phrase: "two wounded men", "70 deaths", not "two murder suspects"."""
    word = tokens[trigger.first].fold
    if figure.bound == "zero" and figure.noun.head >= 0:
        return None
    if figure.noun.head < 0 or trigger.first >= figure.noun.head or word in _STATES:
        if trigger.role == "N" and trigger.first == figure.noun.head:
            return 3
        return None if figure.loose and trigger.role == "N" else 0
    participle = word.endswith(("ed", "en", "nt", "ados", "idos", "adas", "idas")) and trigger.role == "T"
    return 1 if participle else None


def _object(
    tokens: Sequence[Token], figure: Figure, trigger: Trigger, figures: Sequence[Figure], pack: Pack
) -> int | None:
    """The figure stands after the happening: "killed four", "the death of two", "murieron cuatro"."""
    between = tokens[trigger.last : figure.first]
    spanish = not pack.adjectives_first
    # "38 fueron rescatados y siete siguen desaparecidos": who was rescued stands before, the seven are others.
    others = spanish and trigger.passive and between and between[0].fold in pack.conjunctions
    if others or _barred([token for token in between if trigger.role != "R" or token.fold != "as"], pack):
        return None
    before = tokens[figure.first - 1].fold
    if trigger.role == "R":
        reached = wholes.change_before(tokens, figure.first, pack)
        plain = all(not token.text[0].isdigit() for token in tokens[trigger.last : reached])
        return (
            len(between) if len(between) <= 8 and plain and _TOTAL_WORDS & {t.fold for t in between} else None
        )
    if trigger.role == "N":
        return _noun_of(between, tokens[trigger.first], pack)
    if trigger.role == "A" or (trigger.role == "I" and not spanish) or (trigger.passive and not spanish):
        return None
    beside = listed(tokens, trigger.last, figure, figures, pack)
    if (
        between
        and before in pack.prepositions
        and not beside
        and tokens[trigger.last - 1].fold not in pack.of
        and before != "a"
    ):
        return None
    return len(between) if beside or len(between) <= OBJECT_GAP else None


def _noun_of(between: Sequence[Token], noun: Token, pack: Pack) -> int | None:
    """Only "of" and articles may stand between a noun of happening and what it happened to."""
    words = [token.fold for token in between]
    opened = bool(words) and (words[0] in pack.of or words[0] in {":", "del"})
    plain = all(word in pack.determiners or word in pack.of or word == ":" for word in words)
    return len(words) if opened and plain else None


def _subject(
    tokens: Sequence[Token], figure: Figure, trigger: Trigger, figures: Sequence[Figure], pack: Pack
) -> int | None:
    """The figure stands before the happening: "29 were injured", "two found dead", "23 have defected"."""
    between = tokens[figure.last : trigger.first]
    if len(between) > MAX_GAP or _barred(between, pack) or _speaks(between, pack):
        return None
    if not only_listed(tokens, figure, trigger, figures, pack):
        return None
    gap = len(between)
    if trigger.role in "NA":
        state = tokens[trigger.first].fold in _STATES or trigger.role == "A"
        return gap if gap == 0 or (state and gap <= 3) else None
    if trigger.role == "R":
        return None
    if trigger.role == "T" and not trigger.passive and not _bare_participle(tokens, trigger, between, pack):
        return None
    return gap


_SPANISH_PARTICIPLES = (
    "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "muerto", "muerta", "muertos", "muertas", "heridos",
)  # fmt: skip


def _bare_participle(tokens: Sequence[Token], trigger: Trigger, between: Sequence[Token], pack: Pack) -> bool:
    """Whether a verb form without "to be" is still a passive: "two killed in raid", not "two killed the guard"."""
    word = tokens[trigger.last - 1].fold
    if not pack.adjectives_first:
        return word.endswith(_SPANISH_PARTICIPLES)
    if not word.endswith(("ed", "en", "shot", "hurt", "slain", "death", "in", "dead", "burnt")):
        return False
    if any(token.fold in {"have", "has", "had", "who", "that", "which"} for token in between):
        return trigger.act in {"burned", "attacked"} and _no_object(tokens, trigger, pack)
    return _no_object(tokens, trigger, pack)


def _no_object(tokens: Sequence[Token], trigger: Trigger, pack: Pack) -> bool:
    following = tokens[trigger.last] if trigger.last < len(tokens) else None
    if following is None or not (following.word or following.text[0].isdigit()):
        return True
    return (
        following.fold in (pack.prepositions | pack.conjunctions | pack.barriers)
        or following.fold in pack.weekdays
        or (following.fold in {"yesterday", "today", "overnight", "dead"} or following.fold.endswith("ly"))
    )


def _barred(between: Sequence[Token], pack: Pack) -> bool:
    return any(token.fold in pack.barriers or token.text in ";:.!?" for token in between)


def _speaks(between: Sequence[Token], pack: Pack) -> bool:
    """Whether a verb of saying stands between, so that the figure counts the speakers."""
    return any(
        token.fold in pack.cues and token.fold not in pack.acts and token.fold not in pack.weak_cues
        for token in between
    )
