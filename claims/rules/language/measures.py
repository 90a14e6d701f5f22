"""Verbs that tell one and the same of those they count, in either language: "culled" and "sacrificados" are one.

Each row names what is measured, then the English verbs and the Spanish ones that say it. Two rows are two measures:
whoever is charged was not for that arrested, what is damaged is not destroyed, who applied was not hired. A verb in no
row stands for itself, and nothing is known of it beside another.
"""

_ROWS = """
acquitted: acquit exonerate | absolver
appointed: appoint | nombrar designar
approved: approve pass adopt ratify | aprobar ratificar
arrived: arrive land dock disembark | llegar arribar atracar desembarcar aterrizar
attended: attend participate pack flock draw attract gather join | asistir participar acudir concurrir congregar reunir
attended: congregate assemble | concentrar presenciar atraer
blocked: block blockade barricade | bloquear
born: bear | nacer
bought: buy purchase acquire | comprar adquirir
boycotted: boycott boycot | boicotear
built: build construct erect complete finish | construir edificar terminar finalizar
buried: bury | enterrar sepultar
cancelled: cancel cancell scrap ground axe | cancelar suspender anular
carried: carry transport | transportar
cast: cast | emitir depositar
charged: charge indict | imputar procesar
cleared: clear reopen | despejar reabrir
closed: close shutter shut | cerrar clausurar
collapsed: collapse | derrumbar desplomar colapsar
collected: collect pick | recoger recolectar
created: create generate | crear generar
culled: cull slaughter | sacrificar
damaged: damage batter | dañar averiar afectar
delayed: delay postpone | aplazar posponer retrasar demorar
delivered: deliver distribute hand supply | entregar repartir distribuir suministrar
displaced: displace uproot | desplazar
donated: donate give | donar
elected: elect | elegir
evacuated: evacuate | evacuar
exported: export | exportar
fined: fine penalise penalize | multar sancionar
flooded: flood inundate submerge | inundar anegar
found: find recover discover unearth locate | hallar encontrar localizar descubrir recuperar
gathered: mass |
granted: grant award | conceder otorgar adjudicar
harvested: harvest reap | cosechar vendimiar
hired: hire recruit | contratar
hospitalised: hospitalise hospitalize admit | hospitalizar
imported: import | importar
inspected: inspect examine | inspeccionar examinar revisar
installed: install fit | instalar
invested: invest | invertir
leaked: leak spill | derramar verter filtrar
left: leave depart sail | salir partir zarpar
looted: loot plunder ransack | saquear
lost: lose | perder
married: marry wed | casar
owed: owe | adeudar deber
paid: pay | pagar abonar
planted: plant sow | plantar sembrar
pledged: pledge promise | prometer comprometer
poisoned: poison sicken intoxicate | intoxicar envenenar
produced: produce manufacture make | producir fabricar elaborar
quarantined: quarantine isolate | aislar
questioned: question interrogate | interrogar
raised: raise | recaudar
recalled: recall withdraw | retirar
received: receive | recibir
recorded: record log tally document count | registrar contabilizar contar
registered: register enrol enroll | inscribir matricular
repaired: repair mend | reparar arreglar
replaced: replace | sustituir reemplazar
rescued: rescue save pluck | rescatar salvar socorrer
returned: return | volver regresar retornar
sank: sink | hundir
searched: search raid | allanar
sent: send dispatch despatch ship | enviar mandar remitir
served: serve | servir
signed: sign | firmar
sold: sell | vender
sought: apply seek request | solicitar pedir postular
spent: spend | gastar desembolsar
started: start begin | empezar comenzar iniciar
stolen: steal rob snatch | robar sustraer hurtar
stranded: strand maroon | varar
supported: support back endorse | respaldar apoyar
tested: test screen | analizar
trained: train | formar capacitar
trapped: trap | atrapar
treated: treat | atender tratar
vaccinated: vaccinate inoculate immunise immunize jab | vacunar inmunizar
visited: visit tour | visitar
won: win | ganar obtener
"""


_WITH_NEXT = {
    "en": {
        ("take", "part"): "attended", ("turn", "out"): "attended", ("show", "up"): "attended",
        ("hand", "out"): "delivered", ("give", "out"): "delivered", ("move", "out"): "evacuated",
        ("fall", "ill"): "poisoned", ("set", "off"): "left", ("turn", "up"): "attended",
    },
    "es": {("tom", "parte"): "attended", ("ca", "enfermos"): "poisoned", ("ca", "enfermas"): "poisoned"},
}  # fmt: skip
"""Verbs that only with the word behind them say what they count by."""


def _root(infinitive: str) -> str:
    """A Spanish verb without its ending: of few forms can it be told whether it is one in -er or in -ir."""
    return infinitive[:-2] if infinitive.endswith(("ar", "er", "ir")) else infinitive


def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"en": {}, "es": {}}
    for row in filter(None, _ROWS.splitlines()):
        measure, _, verbs = row.partition(": ")
        english, _, spanish = verbs.partition(" | ")
        found["en"].update(dict.fromkeys(english.split(), measure))
        found["es"].update({_root(verb.replace("ñ", "n")): measure for verb in spanish.split()})
    return found


_MEASURES = _table()
KNOWN = frozenset(_MEASURES["en"].values())
"""What the rows are called by."""


NOUNS: dict[str, dict[str, str]] = {
    "en": {
        "closure": "closed", "closing": "closed", "cancellation": "cancelled", "dismissal": "dismissed",
        "layoff": "dismissed", "loss": "lost", "sale": "sold", "purchase": "bought", "delivery": "delivered",
        "evacuation": "evacuated", "release": "released", "hiring": "hired", "creation": "created",
        "construction": "built", "theft": "stolen", "recall": "recalled", "vaccination": "vaccinated",
        "arrest": "arrested", "rescue": "rescued", "cull": "culled", "opening": "opened",
    },
    "es": {
        "cierre": "closed", "cancelacion": "cancelled", "despido": "dismissed", "perdida": "lost", "venta": "sold",
        "compra": "bought", "entrega": "delivered", "evacuacion": "evacuated", "liberacion": "released",
        "contratacion": "hired", "creacion": "created", "construccion": "built", "robo": "stolen",
        "retirada": "recalled",
        "vacunacion": "vaccinated", "detencion": "arrested", "rescate": "rescued", "sacrificio": "culled",
        "apertura": "opened", "suspension": "cancelled", "hospitalizacion": "hospitalised",
    },
}  # fmt: skip
"""By language: nouns of what was done, before "of" and those it was done to, each with the row of its verb."""


def measured(verb: str, after: str, language: str) -> str:
    """What a verb in its plain form, with the word behind it, counts by: the row it stands in, else the verb itself."""
    plain = _root(verb) if language == "es" else verb
    together = _WITH_NEXT.get(language, {}).get((plain, after))
    # Some Spanish forms are listed under an English verb already.
    return together or _MEASURES.get(language, {}).get(plain) or _MEASURES["en"].get(verb, verb)
