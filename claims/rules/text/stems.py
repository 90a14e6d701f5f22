"""Words cut down to what their forms have in common, so that "beheads" and "beheading" meet."""

from functools import lru_cache

LONGEST = 9
"""Letters of a stem that are compared; what follows is mostly endings."""


@lru_cache(maxsize=65536)
def stem(word: str, language: str = "en") -> str:
    """The stem of a folded word: never a word for people to read, only for comparing."""
    if len(word) < 4 or not word[0].isalpha():
        return word
    return (_spanish(word) if language == "es" else _english(word))[:LONGEST]


def _english(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "i"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        cut = word.removesuffix(ending)
        if cut != word and len(cut) > 2 and any(letter in "aeiouy" for letter in cut):
            word = cut
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


_SPANISH = (
    *(
        "amientos",
        "imientos",
        "amiento",
        "imiento",
        "aciones",
        "acion",
        "adores",
        "ador",
        "mente",
        "aron",
        "ieron",
    ),
    *(
        "iendo",
        "ando",
        "aban",
        "aba",
        "idos",
        "idas",
        "ados",
        "adas",
        "ido",
        "ida",
        "ado",
        "ada",
        "ara",
        "ira",
    ),
    *("es", "os", "as", "an", "en", "ar", "er", "ir", "io", "o", "a", "e", "s"),
)


def _spanish(word: str) -> str:
    for ending in _SPANISH:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word
