"""What news measures by name, in English and Spanish: the price, the rate, the length, the turnout, the sentence."""

from dataclasses import dataclass

from claims.rules.language.forms import plural_of, words


@dataclass(frozen=True, slots=True)
class Gauge:
    """One measured thing by its English name, and the sorts of figure it takes.

    ``takes`` holds sorts of figure: "money", "percent", "bare" (no word behind it), "count" (people or things), else
    what a unit measures: "length", "speed", "mass", "area", "volume", "time", "warmth", "power", "energy", "points".
    """

    name: str
    takes: frozenset[str]


# name | sorts of figure | English words | Spanish words; plurals are made by rule.
_ROWS = """
costs | money bare | price cost fee charge tariff value worth | precio costo coste tarifa valor
rent | money | rent | alquiler arriendo
wage | money | wage salary pay | salario sueldo jornal
fare | money | fare | pasaje
fine | money | fine penalty | multa sancion
pledge | money | pledge | promesa
bail | money | bail | fianza
ransom | money | ransom | rescate
compensation | money | compensation payout settlement award | indemnizacion compensacion
budget | money | budget | presupuesto
debt | money percent | debt | deuda
deficit | money percent | deficit shortfall | deficit
surplus | money percent | surplus | superavit
revenue | money | revenue turnover takings | ingreso facturacion recaudacion
sales | money | sale | venta
profit | money | profit earnings | beneficio ganancia utilidad
loss | money | loss | perdida
loan | money | loan | prestamo credito
grant | money | grant subsidy | subvencion subsidio beca
donation | money | donation gift | donacion donativo
aid | money | aid | ayuda
investment | money | investment | inversion
exports | money mass volume | export | exportacion
imports | money mass volume | import | importacion
contract | money | contract | contrato
deal | money | deal takeover bid offer | oferta
funding | money | funding fund | fondo financiacion
bill | money | bill | factura
tax | money percent | tax duty levy | impuesto arancel
prize | money | prize | premio
reward | money | reward bounty | recompensa
damage | money | damage | dano
loot | money | loot haul | botin
spending | money | spending expenditure outlay | gasto desembolso
bond | money | bond | bono
turnout | percent count bare | turnout participation | participacion
inflation | percent | inflation | inflacion
unemployment | percent | unemployment joblessness | desempleo paro
rate | percent | rate | tasa tipo
growth | percent | growth | crecimiento
approval | percent | approval popularity | aprobacion popularidad
support | percent | support | apoyo respaldo
share | percent | share stake | cuota
occupancy | percent | occupancy | ocupacion
poverty | percent | poverty | pobreza
lead | bare points percent | lead margin majority | ventaja margen mayoria
length | length | length | longitud largo extension
height | length | height altitude | altura altitud
depth | length | depth | profundidad calado
width | length | width breadth | anchura ancho
distance | length | distance | distancia
level | length percent | level | nivel
visibility | length | visibility | visibilidad
rainfall | length volume | rain rainfall precipitation downpour | lluvia precipitacion aguacero
snowfall | length | snow snowfall | nieve nevada
wave | length | wave swell | ola oleaje
speed | speed | speed | velocidad
wind | speed | wind gust | viento racha rafaga
temperature | warmth | temperature thermometer mercury | temperatura termometro mercurio
high | warmth | high maximum | maxima
low | warmth | low minimum | minima
weight | mass | weight | peso
cargo | mass volume | cargo load freight | carga cargamento
harvest | mass volume | harvest crop | cosecha
catch | mass | catch | captura
output | mass volume power energy bare count | output production | produccion
capacity | power energy mass volume count bare | capacity | capacidad potencia aforo
consumption | mass volume power energy | consumption demand | consumo demanda
emission | mass | emission | emision
area | area | area | superficie
magnitude | bare | magnitude | magnitud
attendance | count bare | attendance crowd | asistencia afluencia
audience | count bare | audience | audiencia
population | count bare | population | poblacion
workforce | count bare | workforce headcount | plantilla
membership | count bare | membership | afiliacion
sentence | time | sentence term imprisonment prison jail | condena pena prision carcel
ban | time | ban suspension disqualification | suspension inhabilitacion
delay | time | delay wait | retraso demora espera
duration | time | duration | duracion
strike | time | strike stoppage walkout | huelga
outage | time | outage blackout | apagon
vote share | percent | vote ballot | voto sufragio papeleta
number | bare count | number total | numero total cifra
amount | money | amount sum | importe monto suma
index | bare | index | indice
rating | bare | rating | calificacion
"""
SHARE_OF_VOTE = "vote share"
"""What a per cent "of the vote" is, whatever else the sentence tells."""
VAGUE = words(
    "rate level number figure index amount total value sum tasa tipo nivel numero cifra indice importe monto valor suma"
)
"""Words that say what they measure only with another beside them: "the rate of unemployment", "tasa de paro"."""
PLAIN = words(
    "average mean key base benchmark policy interest reference official total overall record main headline full net"
    " top new latest current final maximum peak estimated combined whole entire usual jury court state heavy strong"
    " high low medio media promedio oficial total global maximo maxima record actual principal interes referencia neto"
    " neta nuevo nueva final fuerte intensa intenso alto alta bajo baja"
)
"""Words beside a measure that say no more of what it is the measure of."""
QUALIFIERS = {
    "minimo": "minimum",
    "minima": "minimum",
    "anual": "annual",
    "interanual": "annual",
    "yearly": "annual",
    "mensual": "monthly",
    "trimestral": "quarterly",
    "juvenil": "youth",
    "subyacente": "core",
    "hipotecario": "mortgage",
    "hipotecaria": "mortgage",
    "diario": "daily",
    "diaria": "daily",
}
"""Words that say which of a measure, in the one word they go by in every language."""
UNBORNE = words(
    "rainfall snowfall wind wave temperature high low magnitude visibility turnout inflation unemployment rate"
)
"""Measures of a place and a time: whatever else their clause speaks of is not what they are the measure of."""
RECEIVED = words("sentence fine ban grant loan aid compensation prize contract donation bail reward bond tax")
"""Measures somebody gets, who stands behind a preposition: "a fine on Voltara", "multa a la eléctrica"."""
COURTLY = words("sentence fine ban")
"""Measures that a verb of a court lays on whom it takes behind it: "sentenced Venn to nine years"."""
_BE = "is are was were be been being"
LEVELLING = {
    "en": words(
        f"{_BE} stand stands stood stay stays stayed remain remains remained reach reaches reached hit hits"
        " total totals"
        " totalled totaled come comes came amount amounts amounted number numbers numbered average averages averaged"
        " measure measures measured set fixed put puts estimated ended closed peaked held exceed exceeds"
        " exceeded topped"
        " equalled touched clocked valued left kept cut raised lifted lowered increased reduced fell fall falls fallen"
        " rose rise rises risen climbed climbs dropped drops slid slipped jumped soared grew shrank sank"
        " plunged recorded"
        " declined eased edged surged dipped tumbled run runs ran went recorded registered had got given gave trimmed"
        " hiked slashed boosted brought"
    ),
    "es": words(
        "es era fue son eran fueron esta estaba estan sera situa situo situaron situado situada queda quedo"
        " quedaba quedaron alcanza alcanzo alcanzaron alcanzado alcanzaba llega llego llegaron llegado asciende"
        " ascendio ascienden ascendieron ascendia suma sumo suman sumaron sumaba totaliza totalizo ronda rondo rondaba"
        " supera supero superaron superaba cae cayo cayeron caido sube subio subieron subido baja bajo bajaron bajado"
        " fija fijo fijaron fijado fijada estima estimo estimado estimada cifra cifro cifraron cifrado mide midio eleva"
        " elevo elevaron elevado cierra cerro cerraron marca marco marcaron registra registro registraron promedia"
        " promedio mantiene mantuvo mantuvieron desciende descendio descendieron aumento aumenta aumentaron pasa paso"
        " pasaron crecio disminuyo redujo redujeron reducido recorto recortaron dejo dejaron tiene tenia tuvo hubo"
        " establecio establecida representa representaba supone suponia"
    ),
}
"""Verbs after which a figure says where a measure stands, or where it came to."""
CHANGING = words(
    "raised lifted lowered increased reduced cut fell fall falls fallen rose rise rises risen climbed climbs dropped"
    " drops slid slipped jumped soared grew shrank sank plunged declined eased edged surged dipped tumbled trimmed"
    " hiked slashed boosted eleva elevo elevaron cae cayo cayeron caido sube subio subieron subido baja bajo bajaron"
    " bajado desciende descendio descendieron aumento aumenta aumentaron pasa paso pasaron crecio disminuyo redujo"
    " redujeron reducido recorto recortaron"
)
"""Those of them that tell a change where nothing says to where it led."""
REACHING = words("to at of by as a al hasta en de por")
"""What stands between such a verb and the figure: "stood at", "fell to", "ascendió a"."""
WEIGHING: dict[str, tuple[str, str]] = {
    form: (name, sort)
    for row in (
        "weight mass weigh weighs weighed weighing pesa peso pesaba pesan pesaron pesando",
        "duration time last lasts lasted lasting dura duro duraron duraba duran durado",
        "length length stretch stretches stretched stretching extends extended spans spanned",
        "length length recorre recorria extiende extendia extendio",
        "sentence time sentenced sentencing jailed imprisoned condenado condenada condenados condenadas condeno",
        "sentence time condenaron sentenciado sentenciada sentencio",
        "fine money fined multado multada multados multadas multo multaron sancionado sancionada sanciono",
        "ban time banned suspended inhabilitado inhabilitada suspendido suspendida suspendio inhabilito",
        "delay time delayed",
        "distance length sailed travelled traveled walked drove flew rowed swam cycled navego navegaron",
        "distance length recorrio recorrieron camino caminaron nado remo",
        "costs money sells selling vende vendia venden vendian",
        "debt money owe owes owed debe deben debia adeuda adeudan",
    )
    for name, sort, *forms in [row.split()]
    for form in forms
}
"""Verbs that name the measure themselves: its English name and the sort of figure it takes."""
RAINING = words(
    "rain rains rained raining rainfall downpour storm storms deluge lluvia lluvias llovio aguacero tormenta temporal"
    " precipitacion precipitaciones pluviometro pluviometros chubasco gauge"
)
"""Beside any of these millimetres are of rain, whatever verb brought them."""
COSTING = words("cost costs costing costed costo costaron cuesta cuestan costado")
"""Verbs that before a person or body tell its loss, before a sum alone the price."""
SIZED: dict[str, str] = {
    "deep": "depth",
    "long": "length",
    "high": "height",
    "tall": "height",
    "wide": "width",
    "thick": "depth",
}
"""English adjectives behind a length, and what they measure."""


def _table(language: str) -> dict[str, Gauge]:
    table: dict[str, Gauge] = {}
    for row in _ROWS.strip().splitlines():
        name, takes, english, spanish = (part.strip() for part in row.split("|"))
        gauge = Gauge(name, frozenset(takes.split()))
        for word in (english if language == "en" else spanish).split():
            table.setdefault(word, gauge)
            table.setdefault(plural_of(word, language), gauge)
    return table


GAUGES: dict[str, dict[str, Gauge]] = {language: _table(language) for language in ("en", "es")}
"""By language: each folded noun, singular and plural, and what it measures."""
NAMES = frozenset(gauge.name for gauge in GAUGES["en"].values())
"""The English names of everything that is measured so: acts of statements that give a level, not a happening."""
