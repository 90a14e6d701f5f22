"""Happenings we have no word list for: the plain verb beside a figure names what was counted."""

import re
from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.holdings import AT_HAND, COUNTING, HAVING, HOLDINGS
from claims.rules.language.measures import measured
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.values import wholes
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure

_IRREGULAR = (
    "go:went leave:left take:took,taken come:came give:gave,given build:built buy:bought sell:sold"
    " send:sent spend:spent lose:lost win:won hold:held,hold,holds meet:met make:made,make,makes"
    " find:found get:got grow:grew fall:fell,fallen rise:rose,risen draw:drew run:ran begin:began"
    " bring:brought steal:stole,stolen pay:paid cut:cut shut:shut hit:hit put:put see:saw,seen"
    " become:became stand:stood lead:led raise:raised lay:laid owe:owe,owes back:backed"
    " recognise:recognise,recognize,recognized,recognised join:joined attend:attended reach:reached"
    " live:live,lives cost:cost sink:sank,sunk teach:taught keep:kept"
)
_PAST = {
    form: plain
    for row in _IRREGULAR.split()
    for plain, _, forms in [row.partition(":")]
    for form in forms.split(",")
}
_SPANISH = {
    "fueron": "", "dejo": "dejar", "dejaron": "dejar", "envio": "enviar", "perdio": "perder", "gano": "ganar",
    "obtuvo": "obtener", "subio": "subir", "bajo": "", "crecio": "crecer", "cayo": "caer", "aumento": "aumentar",
    "recibio": "recibir", "pago": "pagar", "gasto": "gastar", "construyo": "construir", "llego": "llegar",
    "invirtio": "invertir", "representan": "representar", "representa": "representar", "salieron": "salir",
}  # fmt: skip
_NOT_VERBS = words(
    "hundred united need seed speed indeed red bed breed feed exceed proceed succeed being king thing"
    " anything something nothing everything during morning evening wing ring spring string including"
    " following according regarding building meeting hearing ceiling wedding shed sled weed reed"
    " unprecedented estado estados lado mercado pasado sabado partido sentido apellido vestido ruido"
    " contenido"
)
_NO_NOUNS = words(
    "more most highest lowest largest biggest first second third last same next such other others less least"
    " mas mayor menor primero segundo ultimo mismo"
)
_REACH = 4


def general_trigger(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    """The plain verb right after the counted noun, or right before the figure; None where there is none."""
    if (
        figure.weak
        or figure.definite
        or figure.loose
        or figure.kind in (FigureKind.DURATION, FigureKind.MEASURE)
    ):
        return None
    if figure.kind is FigureKind.COUNT and (figure.noun.head < 0 or figure.bound == "zero"):
        return None
    if figure.kind is FigureKind.COUNT and tokens[figure.noun.head].fold in _NO_NOUNS:
        return None
    after = None if figure.kind is not FigureKind.COUNT else _after(tokens, figure, pack)
    return after or _before(tokens, figure, pack)


def _after(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    index = figure.last
    while index < len(tokens) and index - figure.last <= _REACH:
        token = tokens[index]
        known = lemma(token.fold, pack)
        if known and token.fold not in pack.be and token.word:
            home = _leaves_home(tokens, index, known, figure)
            return Trigger(index, index + 1, "fled" if home else _measure(tokens, index, known, pack), "I")
        helping = pack.be | pack.relatives | pack.modals | _HAVE
        if not (token.fold in helping or token.fold.endswith("ly")):
            return None
        index += 1
    return None


def _measure(tokens: Sequence[Token], at: int, verb: str, pack: Pack) -> str:
    return measured(verb, tokens[at + 1].fold if at + 1 < len(tokens) else "", pack.code)


_HAVE = words("have has had")


def _leaves_home(tokens: Sequence[Token], at: int, verb: str, figure: Figure) -> bool:
    """People who leave or abandon a home or a region have fled it."""
    if verb not in {"leave", "abandon", "dejar", "abandonar"} or not figure.noun.person:
        return False
    return any(token.fold in _HOMES for token in tokens[at + 1 : at + 6])


_HOMES = words(
    "home homes house houses village villages town valley region area country city island district"
    " province hogar hogares casa casas aldea aldeas pueblo valle zona pais ciudad"
)


def _before(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    first = wholes.change_before(tokens, figure.first, pack)
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = tokens[index]
        known = _told_by(tokens, index, figure, pack) if token.word and not token.capital else ""
        if known:
            act = REACHED if _is_level(tokens, index, figure) else _measure(tokens, index, known, pack)
            return Trigger(index, index + 1, act, "T")
        if not (token.fold in pack.prepositions or token.fold in pack.determiners or token.fold in _BETWEEN):
            return None
    return None


_BETWEEN = words("out up off aboard bordo")


def _told_by(tokens: Sequence[Token], at: int, figure: Figure, pack: Pack) -> str:
    """What a verb before a figure tells of it: by our list of verbs that hold, by its ending, or by its accent."""
    token = tokens[at]
    counting = token.fold in COUNTING and tokens[at + 1].fold == "con"
    held = HAVING if counting else HOLDINGS.get(pack.code, {}).get(token.fold, "")
    if held == HAVING and (figure.value.low is None or figure.value.low < AT_HAND):
        return ""
    if held:
        return held
    if token.fold in pack.cues:
        return ""
    return lemma(token.fold, pack) or _accented(token, pack)


def _accented(token: Token, pack: Pack) -> str:
    """The plain form of a Spanish past tense, which only its accent shows: "contó", "recogió"."""
    if pack.adjectives_first or pack.code != "es" or not token.text.endswith("ó") or len(token.fold) < 4:
        return ""
    return token.fold[:-2] + "er" if token.fold.endswith("io") else token.fold[:-1] + "ar"


REACHED = "reached"
"""The act of a share or price that stands somewhere, whichever way it came there."""
_CHANGING = words(
    "rise rises rose risen rising fall falls fell fallen falling climb climbs climbed drop drops dropped jump jumped"
    " soar soared slip slipped decline declined increase increased grow grew grown"
    " subio subieron bajo bajaron cayo cayeron crecio aumento disminuyo descendio ascendio"
)
_STANDING = words("reach reaches reached stand stands stood hit alcanzo alcanzaron llego situo")
_TO = words("to at a al hasta en")


def _is_level(tokens: Sequence[Token], verb: int, figure: Figure) -> bool:
    """Whether a share stands at the figure ("rose to 9%", "reached 9%"), not changed by it ("rose 9%")."""
    if figure.kind is not FigureKind.PERCENT:
        return False
    following = tokens[verb + 1].fold if verb + 1 < figure.first else ""
    word = tokens[verb].fold
    return (word in _STANDING and following in {"", *_TO}) or (word in _CHANGING and following in _TO)


def lemma(word: str, pack: Pack) -> str:
    """The plain form of a verb as far as its ending shows it; empty where the word does not look like a verb."""
    if word in _NOT_VERBS or word in pack.nouns or len(word) < 3:
        return ""
    if not pack.adjectives_first:
        return _spanish(word)
    if word in _PAST:
        return _PAST[word]
    for ending in ("ied", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[:-3] + "y" if ending == "ied" else _stem(word[: -len(ending)])
    return ""


_SILENT_E = re.compile(
    r"(?:[vcgzu]|[dbt]l|rs|(?<![eo])at|creat|[iu]r|ar|i[db]|[auo]s|ut|(?<!o)ud|(?:sc|pl|gn|st)or)$"
)


def _stem(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem + "e" if _SILENT_E.search(stem) else stem


def _spanish(word: str) -> str:
    if word in _SPANISH:
        return _SPANISH[word]
    for ending, infinitive in (("aron", "ar"), ("ieron", "er"), ("ando", "ar"), ("iendo", "er"), ("ado", "ar"),
                               ("ados", "ar"), ("adas", "ar"), ("idos", "er"), ("idas", "er")):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + infinitive
    return ""
