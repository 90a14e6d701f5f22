"""The words the reader knows in each language it can read, kept as plain data."""

from claims.rules.language import en_sayings, es_sayings
from claims.rules.language.ar import ARABIC
from claims.rules.language.en import ENGLISH
from claims.rules.language.es import SPANISH
from claims.rules.language.fr import FRENCH
from claims.rules.language.grammar import Grammar
from claims.rules.language.pack import Pack
from claims.rules.language.pt import PORTUGUESE

PACKS: dict[str, Pack] = {
    "en": ENGLISH, "es": SPANISH, "pt": PORTUGUESE, "fr": FRENCH, "ar": ARABIC,
}  # fmt: skip
GRAMMARS: dict[str, Grammar] = {"en": en_sayings.ENGLISH, "es": es_sayings.SPANISH}


def pack_for(language: str) -> Pack | None:
    """The pack for a language tag such as ``en`` or ``es-CO``; English where none is named, None where unread."""
    return PACKS.get(_short(language))


def grammar_for(language: str) -> Grammar | None:
    """The small words and words of saying for a language tag; English where none is named, None where unread."""
    return GRAMMARS.get(_short(language))


def _short(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower() or "en"
