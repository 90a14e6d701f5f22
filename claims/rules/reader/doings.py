"""What a plain verb tells of those a figure counts, for happenings no list of acts names."""

from collections.abc import Sequence
from dataclasses import replace

from claims.rules.language.forms import words
from claims.rules.language.holdings import HAVING
from claims.rules.language.measures import KNOWN, NOUNS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader import leading
from claims.rules.reader.acts import Trigger
from claims.rules.reader.general import act_of
from claims.rules.reader.leading import PRESENT, REACH
from claims.rules.reader.standing import ending
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure
from claims.rules.values.nouns import counted

_NO_NOUNS = words(
    "more most highest lowest largest biggest first second third last same next such other others less least"
    " mas mayor menor primero segundo ultimo mismo"
)
_AFTER = 12
"""Words a place or an insertion may take between those counted and their verb: "aboard the Maribel Star"."""
_HAVE = words(
    "remain remains remained stayed got became permanecian permanecieron permanecen seguian siguen quedaron quedan"
    " quedaban quedado resultaron estaban continuaban have has had ha han habia habian haya hayan se le les lo los las"
)
_HOMES = words(
    "home homes house houses village villages town valley region area country city island district"
    " province hogar hogares casa casas aldea aldeas pueblo valle zona pais ciudad"
)


def general_trigger(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """The plain verb behind those counted, or before the figure; None where there is none."""
    if figure.weak or figure.definite or figure.loose or figure.kind is FigureKind.DURATION:
        return None
    counts = figure.kind in {FigureKind.COUNT, FigureKind.MEASURE}
    if counts and (figure.noun.head < 0 or figure.bound == "zero"):
        return None
    if counts and tokens[figure.noun.head].fold in _NO_NOUNS:
        return None
    if figure.kind is FigureKind.PERCENT:
        shared = _of_share(tokens, figure, pack)
        if shared is not None:
            return shared
    before = leading.before(tokens, figure, pack) or (_noun(tokens, figure, pack) if counts else None)
    if not counts or (before and _taking(tokens, before, figure)):
        return before
    return _after(tokens, figure, pack) or before or leading.there(tokens, figure, pack)


def _of_share(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """What the share of somebody did: "61 percent of electors boycotted", "el 75 % de los socios respaldó"."""
    at = ending(tokens, figure)
    if at >= len(tokens) or tokens[at].fold not in pack.of:
        return None
    noun = counted(tokens, at, pack)
    if noun.population in _BALLOTS:
        return None
    start = max(noun.last, _past_phrase(tokens, at + 1, pack))
    return _behind(tokens, replace(figure, noun=noun), start, pack)


_BALLOTS = words("ballot vote voto papeleta sufragio")
"""A share of these that is counted, or cast, is nobody's share."""


def _noun(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """A noun of what was done right before those it was done to: "el despido de 1.200 empleados", "closure of 30"."""
    at = figure.first - 1
    if at < 1 or tokens[at].fold not in pack.of:
        return None
    act = NOUNS.get(pack.code, {}).get(tokens[at - 1].fold, "")
    return Trigger(at - 1, at, act, "N") if act else None


def _taking(tokens: Sequence[Token], before: Trigger, figure: Figure) -> bool:
    """Whether the figure is plainly what the verb right before it takes: "lost 46 sheep", not "left 46 stranded"."""
    between = [token.fold for token in tokens[before.last : figure.first]]
    near = between in ([], ["a"]) and tokens[before.last - 1].fold not in _LEAVING
    return near and before.act != HAVING


_LEAVING = words(
    "left leave leaves leaving saw see sees found finds finding made makes making kept keep keeps dejo dejaron deja"
    " vio vieron hallo hallaron encontro encontraron mantuvo mantiene came went is"
)
"""Verbs behind which another tells what became of those counted."""


def _after(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    within = _within(tokens, figure, pack)
    if within is not None:
        return within
    return _behind(tokens, figure, figure.last, pack)


def _within(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """A participle among the words counted: "57 papeletas anuladas", "66 camiones atrapados"."""
    if pack.code != "es":
        return None
    for at in range(figure.noun.head + 1, figure.noun.last):
        if tokens[at].fold.endswith(("ados", "adas", "idos", "idas", "ado", "ada", "ido", "ida")):
            known = act_of(tokens, at, pack)
            if known in KNOWN:
                return Trigger(at, at + 1, known, "I")
    return None


def _behind(tokens: Sequence[Token], figure: Figure, start: int, pack: Pack) -> Trigger | None:
    at, settled = start, None
    while at < len(tokens) and at - start <= _AFTER:
        token = tokens[at]
        known = act_of(tokens, at, pack) if token.word and token.fold not in pack.be | _HAVE else ""
        if known and not token.capital:
            if token.fold in pack.cues and known not in KNOWN and not _passive(tokens, at, pack):
                return None
            act = "fled" if _leaves_home(tokens, at, known, figure) else known
            return Trigger(at, at + 1, act, "I")
        settled = settled or _settled(tokens, at, figure, pack)
        following = _step(tokens, at, figure, pack)
        if following < 0:
            return settled
        at = following
    return settled


def _settled(tokens: Sequence[Token], at: int, figure: Figure, pack: Pack) -> Trigger | None:
    """ "30 viviendas quedaron inhabitables", "3,400 fans were inside the hall": how or where those counted were."""
    word, following = tokens[at].fold, tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return None
    if word in _WERE and following.fold in _INSIDE and figure.noun.person:
        return Trigger(at, at + 1, PRESENT, "I")
    state = word in _STATING and following.word and following.fold not in pack.stops
    return Trigger(at, at + 2, following.fold, "I") if state and not following.capital else None


_WERE = words("was were estaban habia")
_INSIDE = words("in inside on aboard at en dentro")
_STATING = words("quedaron quedan quedado resultaron")


def _passive(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    return at > 0 and (tokens[at - 1].fold in pack.be or tokens[at - 1].fold.endswith("ly"))


def _step(tokens: Sequence[Token], at: int, figure: Figure, pack: Pack) -> int:
    """The next word to look at for a verb: past helping words, a place or an insertion; -1 where the clause ends."""
    token = tokens[at]
    helping = pack.be | pack.relatives | pack.modals | _HAVE | pack.negations
    left = token.fold == "left" and tokens[at - 1].fold in pack.be
    if left or token.fold in helping or token.fold.endswith(("ly", "mente")):
        return at + 1
    if token.text == ",":
        return next(
            (end + 1 for end in range(at + 1, min(len(tokens), at + _AFTER)) if tokens[end].text == ","), -1
        )
    if token.fold in pack.prepositions - pack.barriers and token.fold not in pack.passive_by:
        return _past_phrase(tokens, at + 1, pack)
    timing = token.fold in pack.weekdays or token.fold in pack.months
    articled = (
        at + 1 < len(tokens) and token.fold in pack.determiners and tokens[at + 1].fold in pack.weekdays
    )
    return at + 1 if timing or articled else -1


def _past_phrase(tokens: Sequence[Token], start: int, pack: Pack) -> int:
    """Past the noun phrase a preposition leads to: "in flooded Amaral", "aboard the Maribel Star"."""
    at = start
    while at < len(tokens) and at - start < REACH + 2:
        token = tokens[at]
        small = token.fold in pack.determiners or token.fold in pack.articles
        verb = not small and (
            token.fold in pack.be | _HAVE | pack.modals | pack.relatives or _ends(tokens, at, start, pack)
        )
        if (
            verb
            or not (token.word or token.text[0].isdigit())
            or (token.fold in pack.prepositions and not small)
        ):
            return at
        at += 1
    return at


def _ends(tokens: Sequence[Token], at: int, start: int, pack: Pack) -> bool:
    """Whether a verb's form ends the phrase: behind a noun, not as an adjective before one ("flooded Amaral")."""
    if at == start or tokens[at].capital or tokens[at - 1].fold in pack.determiners:
        return False
    return bool(act_of(tokens, at, pack)) or tokens[at].fold in pack.acts


def _leaves_home(tokens: Sequence[Token], at: int, verb: str, figure: Figure) -> bool:
    """People who leave or abandon a home or a region have fled it."""
    if verb not in {"left", "leave", "abandon", "dejar", "abandonar"} or not figure.noun.person:
        return False
    return any(token.fold in _HOMES for token in tokens[at + 1 : at + 6])
