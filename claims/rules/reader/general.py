"""The plain form of a verb, as far as its ending or a list of irregular ones shows it."""

import re
from collections.abc import Sequence

from claims.rules.language.foreseeing import FORESEEING, GOING
from claims.rules.language.forms import words
from claims.rules.language.measures import measured
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

_IRREGULAR = (
    "go:went,gone lack:lack,lacks leave:left take:took,taken come:came give:gave,given build:built buy:bought sell:sold"
    " send:sent spend:spent lose:lost win:won hold:held,hold,holds meet:met make:made,make,makes"
    " find:found get:got grow:grew fall:fell,fallen rise:rose,risen draw:drew run:ran begin:began"
    " draw:drawn bring:brought steal:stole,stolen pay:paid cut:cut shut:shut hit:hit put:put see:saw,seen"
    " become:became stand:stood lead:led raise:raised lay:laid owe:owe,owes back:backed"
    " recognise:recognise,recognize,recognized,recognised join:joined attend:attended reach:reached"
    " live:live,lives cost:cost sink:sank,sunk teach:taught keep:kept sleep:slept speak:spoke,spoken"
    " write:wrote,written wear:wore,worn swim:swam fly:flew,flown drive:drove,driven eat:ate,eaten drink:drank"
    " break:broke,broken freeze:froze,frozen stick:stuck burst:burst spread:spread split:split strike:struck"
    " sweep:swept shake:shook slide:slid seek:sought shrink:shrank dig:dug feed:fed fight:fought hang:hung ride:rode"
    " sit:sat tear:tore throw:threw,thrown choose:chose,chosen catch:caught withdraw:withdrew,withdrawn"
    " undergo:underwent"
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
    "cerro": "cerrar", "cierran": "cerrar", "abrio": "abrir", "abrieron": "abrir", "reunio": "reunir",
    "atrajo": "atraer", "absolvio": "absolver", "hundio": "hundir", "produjo": "producir", "produjeron": "producir",
    "construyeron": "construir", "concedio": "conceder", "adquirio": "adquirir", "eligio": "elegir",
    "sustituyo": "sustituir", "atendio": "atender", "sirve": "servir", "sirven": "servir", "nacio": "nacer",
    "vendio": "vender", "recorrio": "recorrer", "cubierto": "cubrir", "abierto": "abrir", "abiertos": "abrir",
    "abiertas": "abrir", "roto": "romper", "rotos": "romper", "rotas": "romper", "hizo": "hacer", "hicieron": "hacer",
    "puso": "poner", "pusieron": "poner", "trajo": "traer", "trajeron": "traer", "obtuvieron": "obtener",
    "detuvo": "detener", "pidio": "pedir", "pidieron": "pedir", "durmieron": "dormir", "mueren": "morir",
    "viajan": "viajar", "viven": "vivir", "trabajan": "trabajar", "estudian": "estudiar", "absueltos": "absolver",
    "aprueba": "aprobar", "aprueban": "aprobar", "apoya": "apoyar", "apoyan": "apoyar", "rechaza": "rechazar",
    "invirtio": "invertir", "representan": "representar", "representa": "representar", "salieron": "salir",
}  # fmt: skip
_NOT_VERBS = words(
    "hundred united need seed speed indeed red bed breed feed exceed proceed succeed being king thing"
    " anything something nothing everything during morning evening wing ring spring string including"
    " following according regarding building meeting hearing ceiling wedding shed sled weed reed"
    " unprecedented lightning kindred sacred hatred naked wicked rugged wretched"
    " estado estados lado mercado pasado sabado partido sentido apellido vestido ruido"
    " contenido"
)


def accented(token: Token, pack: Pack) -> str:
    """The plain form of a Spanish past tense, which only its accent shows: "contó", "recogió"."""
    if pack.adjectives_first or pack.code != "es" or not token.text.endswith("ó") or len(token.fold) < 4:
        return ""
    return token.fold[:-2] + "er" if token.fold.endswith("io") else token.fold[:-1] + "ar"


def lemma(word: str, pack: Pack) -> str:
    """The plain form of a verb as far as its ending shows it; empty where the word does not look like a verb."""
    if word in _NOT_VERBS or word in pack.nouns or len(word) < 3:
        return ""
    if not pack.adjectives_first:
        return _spanish(word)
    if word in _PAST:
        return _PAST[word]
    if word.endswith("eed"):
        return word[:-1]
    for ending in ("ied", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[:-3] + "y" if ending == "ied" else _stem(word[: -len(ending)])
    return ""


_SILENT_E = re.compile(
    r"(?:[vcgzu]|[dbt]l|rs|(?<![eo])at|creat|[iu]r|(?<!e)ar|i[db]|[auo]s|ut|(?<!o)ud|(?:sc|pl|gn|st)or|[lmntr]is|[np]s|plet|^trad|^com)$"
)


_SHORT = 5
"""Letters up to which a stem in "-ng" takes no "e": "hang", "bring"; "change" does."""


def _stem(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith("ng") and len(stem) <= _SHORT:
        return stem
    return stem + "e" if _SILENT_E.search(stem) else stem


def _spanish(word: str) -> str:
    if word in _SPANISH:
        return _SPANISH[word]
    for ending, infinitive in (("aron", "ar"), ("ieron", "er"), ("ando", "ar"), ("iendo", "er"), ("ado", "ar"),
                               ("ados", "ar"), ("adas", "ar"), ("idos", "er"), ("idas", "er")):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + infinitive
    return ""


def act_of(tokens: Sequence[Token], at: int, pack: Pack) -> str:
    """What a verb form tells, by our rows of verbs of one meaning, else by its own plain form; empty for no verb."""
    if (tokens[at].capital and at) or _only_named(tokens, at, pack):
        return ""
    verb = _to_come(tokens, at, pack) or lemma(tokens[at].fold, pack) or accented(tokens[at], pack)
    return measure_at(tokens, at, verb, pack) if verb else ""


def _to_come(tokens: Sequence[Token], at: int, pack: Pack) -> str:
    """The plain form of a verb told as to come: "plans to build", "will lose", "prescindirá", "prevé construir"."""
    word = tokens[at].fold
    if pack.code == "es":
        if word.endswith(("ar", "er", "ir")):
            return word
        text = tokens[at].text
        future = len(word) > _FUTURE and text.endswith(("rá", "rán"))
        return word[: -1 if text.endswith("rá") else -2] if future else ""
    led = [token.fold for token in tokens[max(0, at - 2) : at]]
    foreseen = led[-1:] in (["will"], ["shall"])
    planned = len(led) > 1 and led[1] == "to" and (led[0] in FORESEEING["en"] or led[0] in {"is", "are"})
    return word if (foreseen or planned) and word not in pack.stops else ""


_FUTURE = 4
"""Letters from which on a Spanish word in "-rá" tells what is to come."""


def measure_at(tokens: Sequence[Token], at: int, verb: str, pack: Pack) -> str:
    """What a verb in its plain form counts by where it stands, the word behind it with it."""
    return measured(verb, tokens[at + 1].fold if at + 1 < len(tokens) else "", pack.code)


def _only_named(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a Spanish infinitive says what may be done: "autorizada a contratar", not "obligó a suspender"."""
    if pack.code != "es" or not tokens[at].fold.endswith(("ar", "er", "ir")):
        return False
    planned = at > 0 and tokens[at - 1].fold in FORESEEING["es"]
    going = at > 1 and tokens[at - 1].fold == "a" and tokens[at - 2].fold in GOING
    forced = at > 1 and tokens[at - 1].fold in {"a", "que"} and tokens[at - 2].fold in _FORCED
    led = planned or going or forced
    return not led


_FORCED = words("obligo obligaron obligado tuvo tuvieron tenido volvio volvieron llego llegaron")
