"""In which of the languages we read a text is to be looked up."""

from collections.abc import Sequence

from claims.rules.language import PACKS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import tokenize

SAMPLE = 2_000
"""Characters that are enough to tell by."""


def tongue(tag: str) -> str:
    """The language meant by a tag such as ``es-CO``; English where none is named."""
    return tag.replace("_", "-").split("-")[0].lower() or "en"


def told_by_words(text: str) -> str:
    """The language most of whose everyday words stand in a text, else most of its numbers and words for what happens.

    English if none has any. For a sentence or two this is surer than a model of letters, which takes a list of names
    for anything.
    """
    words = [token.fold for token in tokenize(text[:SAMPLE]) if token.word]
    return max(PACKS, key=lambda code: (*_heard(words, PACKS[code]), code == "en"))


def _heard(words: Sequence[str], pack: Pack) -> tuple[int, int]:
    everyday = sum(word in pack.content_stops for word in words)
    return everyday, sum(word in pack.numbers or word in pack.acts for word in words)
