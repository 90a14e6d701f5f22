"""The verb that leads to a figure: right before it, or with a day, a place or who did it between."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.holdings import AT_HAND, COUNTING, HAVING, HOLDINGS
from claims.rules.language.measures import KNOWN
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.reader.general import act_of, measure_at
from claims.rules.reader.standing import ending
from claims.rules.values import wholes
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure

REACH = 4
"""Words of the verb's own group between it and its figure."""
_BEFORE = 9
"""Words between a verb and its figure where a day or a place stands there: "afectó en abril en Tesquina a 37"."""
REACHED = "reached"
"""The act of a share or price that stands somewhere, whichever way it came there."""
_BETWEEN = words("out up off aboard bordo only just solo nearly about")
_CHANGING = words(
    "rise rises rose risen rising fall falls fell fallen falling climb climbs climbed drop drops dropped jump jumped"
    " soar soared slip slipped decline declined increase increased grow grew grown"
    " subio subieron bajo bajaron cayo cayeron crecio aumento disminuyo descendio ascendio"
)
_STANDING = words("reach reaches reached stand stands stood hit alcanzo alcanzaron llego situo")
_TO = words("to at a al hasta en")
_THERE = words("hubo habia hay hubieron")


PRESENT = "present"
"""The act of people of whom it is only said that there were so many."""


def before(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """The verb before the figure that takes it, or of which those counted are the subject; None where none does."""
    first = wholes.change_before(tokens, figure.first, pack)
    inside = False
    skip = first
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        token = tokens[at]
        if at > skip:
            continue
        known = _told_by(tokens, at, figure, pack) if token.word and not (token.capital and at) else ""
        ahead = _opening(tokens, at, figure, pack) if not known else -1
        if ahead >= 0:
            skip = ahead
            continue
        if known:
            if inside or (first - 1 - at > REACH and not _set_apart(tokens[at + 1 : first], pack)):
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


def _opening(tokens: Sequence[Token], at: int, figure: Figure, pack: Pack) -> int:
    """The preposition or article that opens the phrase a plain word ends: "por aire", "en el pabellón", "la isla"."""
    token = tokens[at]
    if not token.word or token.fold in pack.stops or token.fold in _BETWEEN or token.fold in pack.cues:
        return -1
    lead, after = tokens[figure.first - 1].fold, ending(tokens, figure)
    of = figure.kind is FigureKind.COUNT and after < len(tokens) and tokens[after].fold in pack.of
    if of or (lead in pack.prepositions and lead != "a"):
        return -1
    subject = pack.code == "es" and lead != "a"
    for place in range(at - 1, max(-1, at - REACH), -1):
        word = tokens[place].fold
        if (word in pack.prepositions - {"to"} and word not in _APART) or (
            subject and word in pack.determiners
        ):
            return place
        if word == "to" or not tokens[place].word or bool(act_of(tokens, place, pack)):
            break
    return -1


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
        return measure_at(tokens, at, held, pack)
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


def there(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
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
