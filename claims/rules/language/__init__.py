"""The words the reader knows in each language it can read, kept as plain data."""

from claims.rules.language.en import ENGLISH
from claims.rules.language.es import SPANISH
from claims.rules.language.pack import Pack

PACKS: dict[str, Pack] = {"en": ENGLISH, "es": SPANISH}


def pack_for(language: str) -> Pack | None:
    """The pack for a language tag such as ``en`` or ``es-CO``; English where none is named, None where unread."""
    short = language.replace("_", "-").split("-")[0].lower()
    return PACKS.get(short or "en")
