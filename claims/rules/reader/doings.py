"""What a plain verb tells of those a figure counts, for happenings no list of acts names."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.holdings import AT_HAND, COUNTING, HAVING, HOLDINGS
from claims.rules.language.measures import KNOWN, measured
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.reader.general import accented, lemma
from claims.rules.values import wholes
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure

_NO_NOUNS = words(
    "more most highest lowest largest biggest first second third last same next such other others less least"
    " mas mayor menor primero segundo ultimo mismo"
)
_REACH = 4
"""Words of the verb's own group between it and its figure."""
_AFTER = 12
"""Words a place or an insertion may take between those counted and their verb: "aboard the Maribel Star"."""
_BEFORE = 9
"""The same where a day or a place stands between the verb and its figure: "afectó en abril en Tesquina a 37"."""
REACHED = "reached"
"""The act of a share or price that stands somewhere, whichever way it came there."""
PRESENT = "present"
"""The act of people of whom it is only said that there were so many."""
_HAVE = words("have has had ha han habia habian haya hayan se le les lo los las")
_BETWEEN = words("out up off aboard bordo only just solo nearly about")
_HOMES = words(
    "home homes house houses village villages town valley region area country city island district"
    " province hogar hogares casa casas aldea aldeas pueblo valle zona pais ciudad"
)
_CHANGING = words(
    "rise rises rose risen rising fall falls fell fallen falling climb climbs climbed drop drops dropped jump jumped"
    " soar soared slip slipped decline declined increase increased grow grew grown"
    " subio subieron bajo bajaron cayo cayeron crecio aumento disminuyo descendio ascendio"
)
_STANDING = words("reach reaches reached stand stands stood hit alcanzo alcanzaron llego situo")
_TO = words("to at a al hasta en")
_THERE = words("hubo habia hay hubieron")


def general_trigger(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """The plain verb behind those counted, or before the figure; None where there is none."""
    if figure.weak or figure.definite or figure.loose or figure.kind is FigureKind.DURATION:
        return None
    counts = figure.kind in {FigureKind.COUNT, FigureKind.MEASURE}
    if counts and (figure.noun.head < 0 or figure.bound == "zero"):
        return None
    if counts and tokens[figure.noun.head].fold in _NO_NOUNS:
        return None
    before = _before(tokens, figure, pack)
    if not counts or (before and _taking(tokens, before, figure)):
        return before
    return _after(tokens, figure, pack) or before or _there(tokens, figure, pack)


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


def act_of(tokens: Sequence[Token], at: int, pack: Pack) -> str:
    """What a verb form tells, by our rows of verbs of one meaning, else by its own plain form; empty for no verb."""
    if tokens[at].capital or _only_named(tokens, at, pack):
        return ""
    infinitive = pack.code == "es" and tokens[at].fold.endswith(("ar", "er", "ir"))
    verb = tokens[at].fold if infinitive else lemma(tokens[at].fold, pack) or accented(tokens[at], pack)
    return _measure(tokens, at, verb, pack) if verb else ""


def _measure(tokens: Sequence[Token], at: int, verb: str, pack: Pack) -> str:
    return measured(verb, tokens[at + 1].fold if at + 1 < len(tokens) else "", pack.code)


def _only_named(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a Spanish infinitive says what may be done: "autorizada a contratar", not "obligó a suspender"."""
    if pack.code != "es" or not tokens[at].fold.endswith(("ar", "er", "ir")):
        return False
    led = at > 1 and tokens[at - 1].fold in {"a", "que"} and tokens[at - 2].fold in _FORCED
    return not led


_FORCED = words("obligo obligaron obligado tuvo tuvieron tenido volvio volvieron llego llegaron")


def _after(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    at = figure.last
    while at < len(tokens) and at - figure.last <= _AFTER:
        token = tokens[at]
        known = act_of(tokens, at, pack) if token.word and token.fold not in pack.be | _HAVE else ""
        if known and not token.capital:
            if token.fold in pack.cues and known not in KNOWN and not _passive(tokens, at, pack):
                return None
            act = "fled" if _leaves_home(tokens, at, known, figure) else known
            return Trigger(at, at + 1, act, "I")
        following = _step(tokens, at, figure, pack)
        if following < 0:
            return None
        at = following
    return None


def _passive(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    return at > 0 and (tokens[at - 1].fold in pack.be or tokens[at - 1].fold.endswith("ly"))


def _step(tokens: Sequence[Token], at: int, figure: Figure, pack: Pack) -> int:
    """The next word to look at for a verb: past helping words, a place or an insertion; -1 where the clause ends."""
    token = tokens[at]
    helping = pack.be | pack.relatives | pack.modals | _HAVE | pack.negations
    if token.fold in helping or token.fold.endswith(("ly", "mente")):
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
    while at < len(tokens) and at - start < _REACH + 2:
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


def _before(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    first = wholes.change_before(tokens, figure.first, pack)
    inside = False
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        token = tokens[at]
        known = _told_by(tokens, at, figure, pack) if token.word and not token.capital else ""
        if known:
            if inside or (first - 1 - at > _REACH and not _set_apart(tokens[at + 1 : first], pack)):
                return None
            act = REACHED if _is_level(tokens, at, figure) else known
            return Trigger(at, at + 1, act, "T")
        if at >= first - 2 and _apart(tokens, at, figure):
            return None
        small = token.fold in pack.prepositions or token.fold in pack.determiners
        if small or token.fold in pack.weekdays:
            inside = False
        elif token.fold in pack.months or token.capital or token.fold in _TIMES or token.text.isdigit():
            inside = True
        elif token.fold not in _BETWEEN and not token.fold.endswith(("ly", "mente")):
            return None
    return None


def _apart(tokens: Sequence[Token], at: int, figure: Figure) -> bool:
    """Whether a preposition sets the figure apart from the verb before it: "cerró el año con 5.300 presos"."""
    if figure.kind is not FigureKind.COUNT or (at and tokens[at - 1].fold in COUNTING):
        return False
    return tokens[at].fold in _APART or (tokens[at].fold in {"by", "por"} and not figure.noun.person)


_APART = words(
    "with con without sin among entre amid since desde after tras before during durante within dentro despite against"
)
_TIMES = words(
    "night morning afternoon evening week month year today yesterday noche tarde manana madrugada semana mes ano hoy"
    " ayer anoche"
)


def _set_apart(between: Sequence[Token], pack: Pack) -> bool:
    """Whether a day or place stands between, and not just a long run of small words."""
    return any(
        token.capital or token.fold in pack.weekdays | pack.months.keys() | _TIMES for token in between
    )


def _told_by(tokens: Sequence[Token], at: int, figure: Figure, pack: Pack) -> str:
    """What a verb before a figure tells of it: by our list of verbs that hold, by its ending, or by its accent."""
    token = tokens[at]
    counting = token.fold in COUNTING and tokens[at + 1].fold == "con"
    held = HAVING if counting else HOLDINGS.get(pack.code, {}).get(token.fold, "")
    if held == HAVING and (figure.value.low is None or figure.value.low < AT_HAND):
        return ""
    if held:
        return _measure(tokens, at, held, pack)
    told = act_of(tokens, at, pack)
    saying = token.fold in pack.cues and not (told in KNOWN and figure.kind is FigureKind.COUNT)
    return "" if saying else told


def _is_level(tokens: Sequence[Token], verb: int, figure: Figure) -> bool:
    """Whether a share stands at the figure ("rose to 9%", "reached 9%"), not changed by it ("rose 9%")."""
    if figure.kind is not FigureKind.PERCENT:
        return False
    following = tokens[verb + 1].fold if verb + 1 < figure.first else ""
    word = tokens[verb].fold
    return (word in _STANDING and following in {"", *_TO}) or (word in _CHANGING and following in _TO)


def _there(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """ "There were 640 burglaries", "había 66 camiones": people who were there, things that were recorded."""
    at = figure.first - 1
    if at >= 1 and tokens[at].fold in pack.be and tokens[at - 1].fold == "there":
        first = at - 1
    elif at >= 0 and tokens[at].fold in _THERE and pack.code == "es":
        first = at
    else:
        return None
    if tokens[0].fold in {"entre", "among", "de", "of"}:
        return None
    return Trigger(first, at + 1, PRESENT if figure.noun.person else "recorded", "T")
