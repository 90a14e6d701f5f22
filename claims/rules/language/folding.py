"""Words brought to one plain form: no capitals, no accents, no possessive, so that spellings can meet."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "‑": "-", "–": "-"})
_OTHER_WORDS = frozenset({"é"})
"""Without its accent another word altogether: "é" is, "e" and, in Portuguese."""
_POSSESSIVE = re.compile(r"'s?$")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word or phrase in plain form: "Guaidó’s" becomes "guaido"."""
    plain = word.translate(_APOSTROPHES).casefold()
    if not plain.isascii() and plain not in _OTHER_WORDS:
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _SPACE.sub(" ", _POSSESSIVE.sub("", plain)).strip()
