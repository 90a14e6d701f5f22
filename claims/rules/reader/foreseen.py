"""Whether a figure is of what has happened, of what is announced or foreseen, or of what is only asked for."""

from collections.abc import Sequence
from itertools import pairwise

from claims.rules.language.foreseeing import ASKED_FOR, DOUBTING, FORESEEING, GOING, SEEKING, TO_COME
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import coming
from claims.rules.reader.links import Link

REACH = 10
"""Words before figure and happening among which the word that foresees them must stand, in one breath."""


def ahead(tokens: Sequence[Token], told: Link, pack: Pack) -> str:
    """What stands before the act of a figure not of the past: "foreseen:", "sought:"; empty for what has happened."""
    if pack.code not in FORESEEING or told.figure.bound == "zero":
        return ""
    first = min(told.trigger.first, told.figure.first)
    last = max(told.trigger.last, told.figure.first)
    near = _breath(tokens, first, last)
    if any(token.fold in DOUBTING and not token.capital for token in near):
        return ""
    if any(token.fold in SEEKING[pack.code] for token in near):
        return ASKED_FOR
    foreseen = any(token.fold in FORESEEING[pack.code] or coming(token, pack) for token in near)
    return TO_COME if foreseen or _is_to(near) else ""


def _breath(tokens: Sequence[Token], first: int, last: int) -> Sequence[Token]:
    """The words from the last comma or stop before figure and happening to the later of the two."""
    start = first
    while start > max(0, first - REACH) and tokens[start - 1].text not in ",;:.":
        start -= 1
    return tokens[start:last]


def _is_to(near: Sequence[Token]) -> bool:
    """ "75 posts are to go", "van a cerrar 12 escuelas"."""
    pairs = ((token.fold, following.fold) for token, following in pairwise(near))
    return any((word in {"is", "are"} and to == "to") or (word in GOING and to == "a") for word, to in pairs)
