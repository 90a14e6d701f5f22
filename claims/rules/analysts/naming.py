"""Whom a name means in one article: somebody it names, told as our own reader would tell them."""

import re

from claims.rules.language.folding import fold
from claims.rules.language.tokens import tokenize
from claims.rules.speaking.attribution import Context
from claims.rules.speaking.speakers import Speakers
from claims.rules.statement import Voice
from sources.vocabulary import SourceKind

_WORD = re.compile(r"[^\W_]+")


def stands(name: str, text: str) -> bool:
    """Whether the words of a name stand in a text one after the other, whatever their capitals and signs."""
    return _run_of(name) in _run_of(text)


def voice_called(name: str, start: int, context: Context | None) -> Voice | None:
    """The voice a name stands for at a place (code points): "the minister" may be somebody the article has named.

    None where the name names nobody, as a bare pronoun does. ``context`` is None where the language is not read.
    """
    if context is None:
        return Voice(name, SourceKind.UNKNOWN)
    tokens = tokenize(name, start)
    if all(token.fold in context.pack.pronouns or token.fold in context.pack.stops for token in tokens):
        return None
    return Speakers(context.directory, context.pack).voice(tokens) or Voice(name, SourceKind.UNKNOWN)


def _run_of(text: str) -> str:
    """The words of a text one after the other, folded, with a blank on either side of each."""
    return f" {' '.join(fold(word) for word in _WORD.findall(text))} "
