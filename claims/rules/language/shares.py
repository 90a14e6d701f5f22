"""How shares, ranks, scores and rates are worded in the languages we read: words only, the sums are done elsewhere."""

from claims.rules.language.forms import words
from claims.rules.language.tokens import Phrases

FRACTIONS: dict[str, dict[str, int]] = {
    "en": {
        "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
        "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
        "ninths": 9, "tenth": 10, "tenths": 10,
    },
    "es": {
        "mitad": 2, "medio": 2, "tercio": 3, "tercios": 3, "tercera": 3, "terceras": 3, "cuarto": 4, "cuartos": 4,
        "cuarta": 4, "cuartas": 4, "quinto": 5, "quintos": 5, "quinta": 5, "quintas": 5, "decimo": 10, "decimos": 10,
        "decima": 10, "decimas": 10,
    },
}  # fmt: skip
"""The lower part of a fraction; Spanish feminine forms are fractions only before "parte" or "partes"."""
PARTS = words("parte partes")
OTHER = words("other remaining otra restante")
"""Before "half": of what is shared out, the share that is left; of one thing, the part that lies on the other side."""
SHARED_OUT = words(
    "money cash sum aid budget debt loan profit income revenue electorate population vote workforce staff stake loot"
    " food grain oil water fuel dinero efectivo suma ayuda presupuesto deuda prestamo beneficio ingreso electorado"
    " poblacion voto plantilla botin comida grano petroleo agua combustible"
)
"""What is shared out though it is named as one: amounts, and people taken together."""
EVERY = Phrases(
    {"of": ("in", "in every", "out of", "out of every", "of every", "de cada", "de entre", "por cada")}
)
"""What stands between the two figures of "one in three", "nine out of 10", "uno de cada tres"."""
POINTS = Phrases(
    {
        "percentage point": (
            "percentage point", "percentage points", "percent point", "percent points", "percentage-point",
            "percentage-points", "punto porcentual", "puntos porcentuales", "pp",
        ),
        "basis point": ("basis point", "basis points", "punto basico", "puntos basicos", "bps"),
    }
)  # fmt: skip
DEGREES = {
    "c": "celsius", "celsius": "celsius", "centigrade": "celsius", "centigrado": "celsius", "centigrados": "celsius",
    "f": "fahrenheit", "fahrenheit": "fahrenheit",
}  # fmt: skip
HOURLY = Phrases({"h": ("per hour", "an hour", "por hora", "a la hora", "/ h", "/ hr", "/ hour", "/ hora")})
_FIRST = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_PRIMERO = "primer segund tercer cuart quint sext septim octav noven decim"
ORDINALS: dict[str, dict[str, int]] = {
    "en": {word: rank for rank, word in enumerate(_FIRST.split(), start=1)},
    "es": {
        stem + ending: rank
        for rank, stem in enumerate(_PRIMERO.split(), start=1)
        for ending in ("", "o", "a", "os", "as")
    },
}
SCORED = words(
    "win wins won victory victories defeat defeats defeated draw draws loss losses lost lead leads rout routs"
    " triumph thrashing vote ruling decision beat beats beating aggregate score drawn"
    " victoria victorias derrota derrotas empate triunfo goleada votacion marcador vencio"
)
"""Words that tell two joined figures to be a score or a tally of votes, not a range."""
PER = words("per a an each every por al cada")
"""What stands between a figure and the time or number it is a rate of: "a day", "per 1,000", "al mes"."""
