"""Happenings that are told without a figure, of which news says that they took place, or that they did not."""

from claims.rules.language.folding import fold
from claims.rules.language.forms import english_verbs, phrases, spanish_verbs, words
from claims.rules.language.tokens import Phrases

THING, SUBJECT = "T", "I"
"""What is told is the thing it happened to ("captured the airport"), or its subject ("the bridge collapsed")."""

_EN = {
    "took place": "I happen occur|took-place take-place takes-place taken-place went-ahead go-ahead gone-ahead",
    "collapsed": "I collapse|gave-way given-way caved-in came-down fell-in",
    "sank": "I |sank sink sunk sinks went-down gone-down",
    "exploded": "I explode|blew-up blown-up blow-up went-off",
    "derailed": "I derail|left-the-rails jumped-the-rails jumps-the-rails came-off-the-rails",
    "ran aground": "I |ran-aground run-aground runs-aground",
    "sailed": "I sail|set-sail",
    "died": "I die|dies died passed-away",
    "resigned": "I resign|stepped-down stood-down quit quits",
    "escaped": "I escape|broke-out broken-out got-out",
    "began": "I begin|began begun broke-out got-under-way",
    "ended": "I |ended ends broke-down",
    "arrested": "T arrest detain apprehend|taken-into-custody took-into-custody",
    "convicted": "T convict|found-guilty",
    "acquitted": "T acquit|acquitted acquits",
    "buried": "T bury|laid-to-rest",
    "found": "T |found find finds",
    "freed": "T release|freed frees freeing set-free",
    "crashed": "I crash|",
    "captured": "T capture|took-control-of take-control-of seized-control-of",
    "closed": "T close|shut shuts",
    "opened": "T open reopen|",
    "cancelled": "T cancel postpone|",
    "signed": "T sign|put-their-names-to put-his-name-to put-her-name-to",
    "held": "T |held hold holds",
    "blocked": "T block blockade|",
    "reached": "I reach|",
    "hit": "T |hit hits struck",
}
_ES = {
    "took place": "I suceder ocurrir|tuvo-lugar tuvieron-lugar tenido-lugar hubo hubiera habido",
    "collapsed": "I colapsar desplomar|derrumbo derrumbaron derrumbado derrumbada derrumbe se-cayo",
    "sank": "I |hundio hundieron hundido hundida hundidos hundidas",
    "derailed": "I descarrilar|se-salio-de-la-via se-salieron-de-la-via",
    "ran aground": "I encallar|",
    "sailed": "I zarpar|se-hizo-a-la-mar",
    "died": "I fallecer|murio murieron perdio-la-vida",
    "resigned": "I dimitir|presento-su-dimision presento-su-renuncia presentado-su-dimision",
    "escaped": "I escapar fugar|huyo huyeron huido",
    "began": "I empezar comenzar|se-declaro se-declararon",
    "ended": "I terminar finalizar|",
    "arrested": "T arrestar apresar|detuvo detuvieron detenido detenida detenidos detenidas",
    "convicted": "T |condeno condenaron condenado condenada declarado-culpable declarada-culpable",
    "acquitted": "T |absolvio absolvieron absuelto absuelta absueltos absueltas",
    "buried": "T enterrar sepultar|",
    "found": "T hallar|encontro encontraron encontrado encontrada",
    "freed": "T liberar excarcelar|quedo-libre quedo-en-libertad",
    "exploded": "I explotar estallar|",
    "crashed": "I estrellar|",
    "captured": "T |tomo tomaron tomado tomada capturo capturaron capturado capturada tomo-el-control-de",
    "closed": "T |cerro cerraron cerrado cerrada cerrados cerradas",
    "opened": "T |abrio abrieron abierto abierta abiertos abiertas reabrio reabrieron",
    "cancelled": "T cancelar suspender aplazar|",
    "signed": "T firmar|",
    "held": "T celebrar|",
    "blocked": "T bloquear|",
    "reached": "I llegar alcanzar|",
    "hit": "T |golpeo golpearon impacto impactaron alcanzo",
}


_SUBJUNCTIVE = {"ar": ("ara", "aran"), "er": ("iera", "ieran"), "ir": ("iera", "ieran")}
"""How a Spanish past stands behind "it is not so that": "es falso que dimitiera"."""


def _single(rows: dict[str, str], language: str) -> dict[str, tuple[str, str]]:
    made = english_verbs if language == "en" else spanish_verbs
    found: dict[str, tuple[str, str]] = {}
    for act, row in rows.items():
        role, _, rest = row.partition(" ")
        regular, _, given = rest.partition("|")
        single = made(regular) | {fold(form) for form in given.split() if "-" not in form}
        if language == "es":
            single |= {fold(verb)[:-2] + end for verb in regular.split() for end in _SUBJUNCTIVE[verb[-2:]]}
        found.update(dict.fromkeys(single, (act, role)))
    return found


def _longer(rows: dict[str, str]) -> Phrases:
    return Phrases(
        {
            f"{act}:{row[0]}": phrases(
                ",".join(form.replace("-", " ") for form in row.partition("|")[2].split() if "-" in form)
            )
            for act, row in rows.items()
        }
    )


VERBS = {"en": _single(_EN, "en"), "es": _single(_ES, "es")}
"""Folded verb forms by language, each with the one word its happening goes by and the role of what it is told of."""
PHRASES = {"en": _longer(_EN), "es": _longer(_ES)}
"""The same for verbs of several words."""
OF_NAMED = words(
    "died resigned escaped arrested convicted acquitted buried found freed sank derailed signed sailed"
) | {"ran aground"}
"""What befalls somebody or something with a name of its own, of which the day or the place alone tells enough."""
AS_ONE = {"held": "took place", "reached": "reached"}
"""A meeting that is held takes place."""
NOUNS = {
    "es": {
        "reunion": "meeting", "encuentro": "meeting", "votacion": "vote", "eleccion": "election", "cumbre": "summit",
        "intercambio": "exchange", "canje": "exchange", "disparo": "shot", "puente": "bridge", "aeropuerto": "airport",
        "frontera": "border", "presa": "dam", "huelga": "strike", "manifestacion": "march", "marcha": "march",
        "juicio": "trial", "ceremonia": "ceremony", "puerto": "port", "carretera": "road", "acuerdo": "agreement",
        "explosion": "explosion", "ataque": "attack", "convoy": "convoy", "tregua": "truce", "ciudad": "town",
        "combate": "clash", "enfrentamiento": "clash", "fabrica": "factory", "barco": "ship", "avion": "plane",
        "helicoptero": "helicopter", "tren": "train", "escuela": "school", "mina": "mine", "mercado": "market",
        "conversacion": "talk", "negociacion": "talk",
    },
    "en": {"crossing": "border", "demonstration": "march", "poll": "vote", "battle": "clash", "aeroplane": "plane"},
}  # fmt: skip
"""Nouns for what happens, brought to the one English word it goes by in every language."""
HELPING = words(
    "did do does was were is are be been had has have not never no fue fueron ha han habia habian haya hayan se nunca"
    " jamas"
)
"""Words of the verb's own group."""
EVENTS = words(
    "meeting vote election summit exchange strike march trial ceremony attack explosion clash talk shot truce race"
    " match concert festival conference funeral parade auction rally handover transfer"
)
"""What can be held or take place; a town that is held is not one of them."""
NONE = words("no ningun ninguna")
"""Words that open what did not happen: "no vote was held"."""
PASSIVE = words("fue fueron se")
"""With these before it, a verb tells of its subject: "fue tomada", "se celebró"."""
EXISTING = words("hubo hubiera habido")
"""What there was stands behind these."""
