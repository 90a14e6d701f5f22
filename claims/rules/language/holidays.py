"""Days that go by a name, in the languages we read: Christmas Eve, Good Friday, el Día de Reyes."""

from datetime import date, timedelta

from claims.rules.language.folding import fold

Fixed = tuple[int, int]
"""Month and day."""

# Days of another date from country to country ("Labour Day", "Thanksgiving", "Independence Day") are left out.
_FIXED: dict[str, dict[str, Fixed]] = {
    "en": {
        "christmas eve": (12, 24), "christmas day": (12, 25), "christmas night": (12, 25), "boxing day": (12, 26),
        "new year's eve": (12, 31), "new year's day": (1, 1), "twelfth night": (1, 5), "epiphany": (1, 6),
        "valentine's day": (2, 14), "international women's day": (3, 8), "st patrick's day": (3, 17),
        "april fools' day": (4, 1), "may day": (5, 1), "juneteenth": (6, 19), "the fourth of july": (7, 4),
        "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1), "all souls' day": (11, 2),
        "bonfire night": (11, 5), "armistice day": (11, 11), "christmas": (12, 25),
    },
    "es": {
        "nochebuena": (12, 24), "navidad": (12, 25), "dia de los inocentes": (12, 28), "nochevieja": (12, 31),
        "ano nuevo": (1, 1), "noche de reyes": (1, 5), "dia de reyes": (1, 6), "dia de los reyes magos": (1, 6),
        "dia de la candelaria": (2, 2), "dia de san valentin": (2, 14), "dia de la mujer": (3, 8),
        "dia del trabajo": (5, 1), "dia del trabajador": (5, 1), "dia de los trabajadores": (5, 1),
        "noche de san juan": (6, 23), "dia de san juan": (6, 24), "dia de la raza": (10, 12),
        "dia de la hispanidad": (10, 12), "dia de todos los santos": (11, 1), "dia de los muertos": (11, 2),
        "dia de muertos": (11, 2), "dia de los difuntos": (11, 2), "dia de la virgen de guadalupe": (12, 12),
    },
}  # fmt: skip
_EASTER: dict[str, dict[str, tuple[int, int]]] = {
    "en": {
        "shrove tuesday": (-47, -47), "ash wednesday": (-46, -46), "palm sunday": (-7, -7), "holy week": (-7, 0),
        "maundy thursday": (-3, -3), "good friday": (-2, -2), "holy saturday": (-1, -1), "easter sunday": (0, 0),
        "easter monday": (1, 1), "easter weekend": (-2, 1), "ascension day": (39, 39), "whit sunday": (49, 49),
        "whit monday": (50, 50), "corpus christi": (60, 60), "easter": (-2, 1),
    },
    "es": {
        "martes de carnaval": (-47, -47), "miercoles de ceniza": (-46, -46), "domingo de ramos": (-7, -7),
        "semana santa": (-7, 0), "jueves santo": (-3, -3), "viernes santo": (-2, -2), "sabado santo": (-1, -1),
        "sabado de gloria": (-1, -1), "domingo de resurreccion": (0, 0), "domingo de pascua": (0, 0),
        "lunes de pascua": (1, 1), "corpus christi": (60, 60),
    },
}  # fmt: skip
"""Days from Easter Sunday to the first and to the last day meant."""
_BARE = frozenset({"christmas", "easter", "halloween", "epiphany", "juneteenth", "corpus christi", "navidad"})
"""Names that as often stand before a noun ("Christmas tree"): nothing but a mark or a small word may follow them."""
_ELSEWHERE = (
    r"(?<!orthodox )(?<!before )(?<!after )(?<!until )(?<!by )(?<!next )(?<!coming )(?<!ahead of )"
    r"(?<!antes de )(?<!antes de la )(?<!antes del )(?<!después de )(?<!hasta )(?<!hasta el )(?<!hasta la )"
    r"(?<!próxima )(?<!próximo )(?<!tras )(?<!para )(?<!para el )(?<!para la )"
)
"""Words before a name by which another day is meant than the last such day."""
_SMALL = "in|at|on|when|as|and|but|near|while|en|cuando|y|pero|cerca|del?"
_ALONE = rf"(?=[.,;:!?)”’»\"]|$| (?:{_SMALL}|(?:1[5-9]|20)\d\d)\b)"
_YEAR = r"(?:,? (?:of |in |de |del )?(?P<year>(?:1[5-9]|20)\d\d)\b)?(?! (?:agreement|accord|island)\b)"
_ACCENTED = {"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "n": "[nñ]", "'": "['’]?", " ": " "}


def _written(name: str) -> str:
    """A folded name as texts spell it, with its accents and either apostrophe."""
    letters = "".join(_ACCENTED.get(letter, letter) for letter in name)
    return letters + (_ALONE if name in _BARE else "")


def pattern(language: str) -> str:
    """Every name of a language, the longest first, with a year behind it where one is told."""
    names = sorted([*_FIXED[language], *_EASTER[language]], key=lambda name: (-len(name), name))
    return rf"{_ELSEWHERE}(?P<holiday>{'|'.join(map(_written, names))}){_YEAR}"


def clues(language: str) -> tuple[str, ...]:
    """Letters without one of which no name can stand in a sentence."""
    return _CLUES[language]


_CLUES = {
    "en": ("christmas", "boxing", "new year", "twelfth", "epiphany", "valentine", "women", "patrick", "fool", "may day",
           "juneteenth", "fourth", "bastille", "halloween", "saints", "souls", "bonfire", "armistice", "shrove",
           "ash w", "palm s", "holy", "maundy", "good f", "easter", "ascension", "whit ", "corpus"),
    "es": ("noche", "navidad", "inocentes", "año", "ano ", "reyes", "candelaria", "valent", "mujer", "trabaj", "juan",
           "raza", "hispanidad", "santo", "santa", "muertos", "difuntos", "guadalupe", "carnaval", "ceniza", "ramos",
           "gloria", "resurrecc", "pascua", "corpus"),
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    lunar = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - lunar + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * days) // 451
    month, day = divmod(epact + days - 7 * late + 114, 31)
    return date(year, month, day + 1)


def days_of(name: str, year: int, language: str) -> tuple[date, date]:
    """The first and last day a name means in a year. Raises ``KeyError`` where it is no name of the language."""
    plain = fold(name).replace("’", "'")
    fixed = {key.replace("'", ""): day for key, day in _FIXED[language].items()}
    bare = plain.replace("'", "")
    if bare in fixed:
        found = date(year, *fixed[bare])
        return found, found
    first, last = _EASTER[language][plain]
    sunday = easter(year)
    return sunday + timedelta(days=first), sunday + timedelta(days=last)
