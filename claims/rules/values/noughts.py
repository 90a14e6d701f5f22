"""Where a sentence says that there was none: "not a single house", "no hubo heridos", "sin muertos"."""

from collections.abc import Sequence

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

REACH = 4
"""Words allowed between a Spanish "no" and the happening there was none of: "no se han registrado heridos"."""


def nought_at(tokens: Sequence[Token], at: int, pack: Pack) -> int | None:
    """The index after the words for "none" that begin at a token, where they take more than one; None elsewhere."""
    phrase = pack.no_single.starting(tokens, at)
    if phrase:
        return phrase[1]
    return _none_there(tokens, at, pack) if pack.existing and tokens[at].fold == "no" else None


def _none_there(tokens: Sequence[Token], at: int, pack: Pack) -> int | None:
    """ "No" with a verb of there being or of leaving behind, right before a noun for a happening."""
    for index in range(at + 1, min(len(tokens), at + 2 + REACH)):
        if index > at + 1 and names_happening(tokens, index, pack):
            return index
        if tokens[index].fold not in pack.existing:
            return None
    return None


def names_happening(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a noun for a happening stands here: "deaths", "heridos", "víctimas mortales"."""
    if at >= len(tokens):
        return False
    phrase = pack.act_phrases.starting(tokens, at)
    if phrase:
        return phrase[0].partition(":")[2][:1] == "N"
    word = tokens[at].fold
    role = pack.acts.get(word, ("", ""))[1]
    return role == "N" or (role == "T" and word.endswith(_PLURALS[pack.code]))


_PLURALS = {"en": ("s",), "es": ("ados", "adas", "idos", "idas")}
