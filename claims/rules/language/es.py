"""Spanish, as far as the reader needs it."""

from claims.rules.language.en import ENGLISH
from claims.rules.language.es_acts import (
    ACCUSE,
    ACT_LABELS,
    ACT_PHRASES,
    ACTS,
    CHARGE_NOUNS,
    CHARGES,
    DENIAL_PHRASES,
    DENIAL_TARGETS,
    DENIAL_VERBS,
    DENIAL_WORDS,
    SUPPORT,
)
from claims.rules.language.es_leanings import LEANINGS, OPPOSITES
from claims.rules.language.es_nouns import NOUNS
from claims.rules.language.es_voices import (
    ACCORDING,
    AGENCIES,
    CITING,
    COLLECTIVE,
    CORRECTIONS,
    CUES,
    EVIDENCE,
    EVIDENCE_CUES,
    HEDGES,
    INSTITUTIONS,
    OUTLET_WORDS,
    PRONOUNS,
    THOUGHTS,
    TITLES,
    WEAK_CUES,
)
from claims.rules.language.forms import phrases, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Phrases

_UNITS = (
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
)
_MORE = (
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete"
    " veintiocho"
)
_NUMBERS = {word: value for value, word in enumerate(f"{_UNITS} {_MORE} veintinueve".split(), start=2)}
_NUMBERS |= {
    w: 10 * n
    for n, w in enumerate(
        ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"], start=3
    )
}
_NUMBERS |= {"un": 1, "una": 1, "uno": 1, "cien": 100, "ciento": 100, "veintiun": 21, "veintiuna": 21}
_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
_NUMBERS |= {stem + end: 100 * n for n, stem in enumerate(_HUNDREDS.split(), start=2) for end in ("os", "as")}
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_SHORT_MONTHS = "ene feb mar abr may jun jul ago sep oct nov dic"
_DAYS = "lunes martes miercoles jueves viernes sabado domingo"

_PREPOSITIONS = words(
    "en de del a al con sin por para desde hasta entre sobre bajo contra hacia tras durante ante"
    " mediante segun cerca junto dentro fuera alrededor incluidos incluidas incluyendo entre como"
)
_RELATIVES = words("que quien quienes cual cuales donde cuando cuyo cuya cuyos cuyas")
_CONJUNCTIONS = words("y e o u pero ni sino")
_BE = words(
    "es son era eran fue fueron ha han habia habian hayan haya hubo sido ser siendo esta estan estaba"
    " estaban quedo quedaron resulto resultaron sera seran seria serian se le les lo los las me nos no"
    " ya tambien aun todavia tiene tienen tenia tenian hay puede pueden podria podrian debe deben sigue"
    " siguen"
)
_STOPS = (
    _PREPOSITIONS
    | _RELATIVES
    | _CONJUNCTIONS
    | _BE
    | words(
        "el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus mi"
        " tu nuestro nuestra si mientras porque aunque despues antes mas menos ahi alli aqui ayer hoy"
        " manana anoche muy tanto"
    )
)
SPANISH = Pack(
    code="es",
    numbers=_NUMBERS,
    scales={"mil": 1000, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12, "docena": 12,
            "docenas": 12, "decena": 10, "veintena": 20, "treintena": 30, "cuarentena": 40, "cincuentena": 50,
            "centena": 100, "centenar": 100, "millar": 1000, "mm": 10**6, "m": 10**6, "quincena": 15},
    vague={"decenas": (20, 199), "docenas": (24, 199), "cientos": (200, 1999), "centenares": (200, 1999),
           "centenas": (200, 1999), "miles": (2000, 19999), "millares": (2000, 19999), "millones": (2 * 10**6, None)},
    few={"unas pocas": (2, 5), "unos pocos": (2, 5), "pocas": (2, 5), "pocos": (2, 5), "varias": (3, 7),
         "varios": (3, 7), "par": (2, 3), "punado": (3, 6), "algunas": (2, 5), "algunos": (2, 5)},
    joiner="y",
    bounds=Phrases({
        "low": phrases("al menos,por lo menos,como minimo,no menos de,cuando menos,un minimo de,minimo"),
        "above": phrases("mas de,por encima de,superior a,superiores a,superando los,supera los,"
                         "superan los,supero los"),
        "below": phrases("menos de,por debajo de,inferior a"),
        "high": phrases("nunca mas de,no paso de,no pasaron de,no supero los,no superaron los,no supero las,"
                        "hasta,como maximo,a lo sumo,no mas de,un maximo de,maximo"),
        "nearly": phrases("casi,cerca de,cerca de los,cerca de las,poco menos de,casi los"),
        "about": phrases("unos,unas,alrededor de,aproximadamente,en torno a,aproximado de,cerca de unos,se estima que,"
                         "estimados,estimadas,alrededor de unos,alrededor de unas,algunos"),
        "more": phrases("otros,otras,otro,otra"),
    }),
    after_bounds=Phrases({
        "low": phrases("o mas,como minimo,al menos,por lo menos"),
        "high": phrases("o menos,como maximo"),
        "about": phrases("aproximadamente,mas o menos"),
    }),
    between=("entre", "y"),
    range_words=words("a o"),
    zero=words("ningun ninguna ninguno nadie cero"),
    no_single=Phrases({"none": phrases("ni un solo,ni una sola,sin un solo,sin una sola")}),
    existing=words(
        "se ha han habia habian hay hubo haya hubiera dejo dejaron deja dejan dejado causo causaron causado provoco"
        " provocaron produjo produjeron producido registro registraron registran registra registrado reporto"
        " reportaron reportan reporta reportado informo informaron conto contaron lamentar lamentaron hubieron"
    ),
    articles=words("un una"),
    units={
        "%": ("percent", "%"), "porciento": ("percent", "%"),
        **{w: ("duration", unit) for unit, forms in {
            "second": "segundo segundos", "minute": "minuto minutos", "hour": "hora horas", "day": "dia dias",
            "night": "noche noches", "week": "semana semanas", "month": "mes meses", "year": "ano anos",
            "decade": "decada decadas", "century": "siglo siglos"}.items() for w in forms.split()},
        **{w: ("measure", unit) for unit, forms in {
            "mi": "milla millas", "km": "km kilometro kilometros", "m": "metro metros",
            "cm": "centimetro centimetros cm",
            "mm": "milimetro milimetros mm", "gw": "gigavatio gigavatios", "km/h": "kph kmh",
            "gwh": "gigavatios-hora gigavatio-hora gwh", "mwh": "megavatios-hora mwh", "kwh": "kilovatios-hora kwh",
            "ha": "hectarea hectareas ha", "t": "tonelada toneladas", "kg": "kg kilo kilos kilogramo kilogramos",
            "g": "gramo gramos", "l": "litro litros", "barrel": "barril barriles", "mw": "megavatio megavatios",
            "degree": "grado grados"}.items() for w in forms.split()},
    },
    currencies=dict(ENGLISH.currencies) | {
        "dolar": "USD", "dolares": "USD", "libra": "GBP", "libras": "GBP", "rublos": "RUB", "yenes": "JPY",
        "yuanes": "CNY", "florines": "florin", "coronas": "crown", "francos": "franc", "rupias": "INR",
        "dinares": "dinar",
        "reales": "BRL", "centavos": "cent", "real": "BRL", "bolivares": "bolivar"},
    months=(
        {word: number for number, word in enumerate(_MONTHS.split(), start=1)}
        | {word: number for number, word in enumerate(_SHORT_MONTHS.split(), start=1)} | {"setiembre": 9}
    ),
    weekdays={day: number for number, day in enumerate(_DAYS.split())},
    labels=words(
        "numero nro num articulo seccion capitulo pagina sala ruta carretera vuelo canal resolucion"
        " grupo puerta linea nivel clase fase etapa tipo ley parrafo volumen edicion temporada parte"
        " version modelo bloque unidad apartamento piso paso apendice tabla figura regla boeing airbus"
        " covid calle avenida km"
    ),
    year_leads=words(
        "en desde de del hasta durante antes despues el ano y o para entre fines finales principios"
    ),
    age_marks=words("edad"),
    determiners=words(
        "el la los las un una unos unas este estos estas esos esas su sus todos ambos otros otras"
    ),
    of=words("de"),
    stops=_STOPS,
    prepositions=_PREPOSITIONS,
    barriers=words("mientras pero cuando porque aunque despues antes luego tras si donde"),
    be=words(
        "fueran fuesen fuera fuese es son era eran fue fueron sido ser siendo resulto resultaron esta estan estaba"
        " estaban quedo quedaron ha han"
    ),
    passive_by=words("por"),
    modals=words(
        "podria podrian puede pueden deberia deberian debe deben debera deberan seria serian sera seran"
    ),
    conditionals=words("si"),
    negations=words("no nunca sin tampoco ni jamas"),
    conjunctions=words("y e o"),
    relatives=_RELATIVES,
    adjectives_first=False,
    leading_adjectives=words(
        "otros otras nuevos nuevas presuntos presuntas supuestos supuestas jovenes ex antiguos altos"
        " grandes pequenos mas personas-mas primeros primeras ultimos ultimas"
    ),
    plural=words("gente"),
    nouns=NOUNS,
    persons=ENGLISH.persons | words("indigenous"),
    soldiers=ENGLISH.soldiers,
    partitives=words(
        "miembro integrante persona grupo comunidad pueblo etnia tribu representante dirigente numero"
        " total member people leader indigenous parte"
    ),
    generic=words(
        "comunidad grupo pueblo etnia nacion indigena indigenas indigenous persona people miembro"
        " member citizen civilian man woman child ciudadano nacionalidad origen tribu"
    ),
    dwellers=words("resident inhabitant villager"),
    vague_heads=words("fuerza force grupo unidad puesto centro planta"),
    others=words("otros otras mas"),
    acts=ACTS,
    act_phrases=ACT_PHRASES,
    act_labels=ACT_LABELS,
    charges=CHARGES,
    charge_nouns=CHARGE_NOUNS,
    accuse=ACCUSE,
    accuse_of=words("de por"),
    support=SUPPORT,
    denial_verbs=DENIAL_VERBS,
    denial_words=DENIAL_WORDS,
    denial_targets=DENIAL_TARGETS,
    denial_phrases=DENIAL_PHRASES,
    cues=CUES,
    thoughts=THOUGHTS,
    weak_cues=WEAK_CUES,
    according=ACCORDING,
    citing=CITING,
    evidence=EVIDENCE,
    evidence_cues=EVIDENCE_CUES,
    collective=COLLECTIVE,
    institutions=INSTITUTIONS,
    titles=TITLES,
    agencies=AGENCIES,
    outlet_words=OUTLET_WORDS,
    pronouns=PRONOUNS,
    hedges=HEDGES,
    corrections=CORRECTIONS,
    leanings=LEANINGS,
    opposites=OPPOSITES,
    running=Phrases({
        "running": phrases("hasta ahora,hasta el momento,por ahora,hasta la fecha,hasta hoy,asciende a,ascendio a,"
                           "ya suman,ya son,suman ya,son ya,van ya,ya van,al momento,de momento"),
        "hour": phrases("al anochecer,al caer la noche,al mediodia,al amanecer"),
    }),
    directions=words("norte sur este oeste noreste noroeste sureste suroeste sudeste sudoeste centro"),
    place_cues=words("en cerca desde hacia por sobre entre"),
    place_kinds=words(
        "estado ciudad pueblo provincia region departamento distrito municipio frontera capital condado"
        " rio isla puerto costa sector parroquia barrio valle territorio lado zona aldea localidad"
        " poblacion aeropuerto puente calles costas afueras alrededores"
    ),
    moved=words(
        "sube suben subio subieron crece crecio crecieron aumenta aumento aumentaron baja bajo bajaron cae cayo cayeron"
        " llega llego llegaron elevo elevaron"
    ),
    content_stops=_STOPS | words("dijo dos tres uno mas muy"),
)  # fmt: skip
