"""Happenings we have no word list for: the plain verb beside a figure names what was counted."""

from collections.abc import Sequence

from claims.rules.acts import Trigger
from claims.rules.amounts import FigureKind
from claims.rules.figures import Figure
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.tokens import Token

_PAST = {
    "went": "go", "left": "leave", "took": "take", "taken": "take", "came": "come", "gave": "give", "given": "give",
    "built": "build", "bought": "buy", "sold": "sell", "sent": "send", "spent": "spend", "lost": "lose", "won": "win",
    "held": "hold", "met": "meet", "made": "make", "found": "find", "got": "get", "grew": "grow", "fell": "fall",
    "rose": "rise", "risen": "rise", "fallen": "fall", "drew": "draw", "ran": "run", "began": "begin", "brought": "bring",
    "stole": "steal", "stolen": "steal", "paid": "pay", "cut": "cut", "shut": "shut", "hit": "hit", "put": "put",
    "saw": "see", "seen": "see", "became": "become", "stood": "stand", "led": "lead", "raised": "raise", "laid": "lay",
    "owe": "owe", "owes": "owe", "make": "make", "makes": "make", "backed": "back", "recognise": "recognise",
    "recognize": "recognise", "recognized": "recognise", "recognised": "recognise", "joined": "join", "attended": "attend",
    "reached": "reach", "hold": "hold", "holds": "hold", "live": "live", "lives": "live", "cost": "cost",
}  # fmt: skip
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
    after = None if figure.kind is not FigureKind.COUNT else _after(tokens, figure, pack)
    return after or _before(tokens, figure, pack)


def _after(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Trigger | None:
    index, helped = figure.last, False
    while index < len(tokens) and index - figure.last <= _REACH:
        token = tokens[index]
        known = lemma(token.fold, pack)
        if known and token.fold not in pack.be and token.word:
            return Trigger(
                index, index + 1, "fled" if _leaves_home(tokens, index, known, figure) else known, "I"
            )
        if not (token.fold in pack.be or token.fold in pack.relatives or token.fold in pack.modals or token.fold.endswith("ly")
                or token.fold in {"have", "has", "had"}):  # fmt: skip
            helped = helped and token.fold not in pack.prepositions
            return None
        helped = True
        index += 1
    return None


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
    for index in range(figure.first - 1, max(-1, figure.first - 1 - _REACH), -1):
        token = tokens[index]
        known = lemma(token.fold, pack) if token.word and not token.capital else ""
        if known and token.fold not in pack.cues:
            return Trigger(index, index + 1, known, "T")
        if not (
            token.fold in pack.prepositions
            or token.fold in pack.determiners
            or token.fold in {"out", "up", "off"}
        ):
            return None
    return None


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


def _stem(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith(
        (
            "v",
            "c",
            "g",
            "z",
            "u",
            "dl",
            "bl",
            "tl",
            "rs",
            "at",
            "ir",
            "ur",
            "id",
            "ib",
            "ar",
            "as",
            "us",
            "os",
            "ut",
        )
    ):
        return stem + "e"
    return stem


def _spanish(word: str) -> str:
    if word in _SPANISH:
        return _SPANISH[word]
    for ending, infinitive in (("aron", "ar"), ("ieron", "er"), ("ando", "ar"), ("iendo", "er"), ("ado", "ar"),
                               ("ados", "ar"), ("adas", "ar"), ("idos", "er"), ("idas", "er")):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + infinitive
    return ""
