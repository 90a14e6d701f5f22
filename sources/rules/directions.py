"""Keeps signs that turn the direction of writing within the words they came with, so that they turn nothing else."""

import re

SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9, 2.1 to 2.5), and what ends them."""

_EMBEDDED, _ISOLATED = "\u202c", "\u2069"  # what ends the one and the other
_ENDED_BY = {
    **dict.fromkeys("\u202a\u202b", _EMBEDDED),
    **dict.fromkeys("\u2066\u2067\u2068", _ISOLATED),
}
_INSTEAD = {"\u202d": "\u202a", "\u202e": "\u202b"}


def contained(text: str) -> str:
    """The text with every such sign ended where it ends, and none that ends what was not begun.

    An override, which would show “14” as “41”, becomes an embedding of the same direction: that sets words in their
    order and turns none of them round. A text without such signs comes back as it is.
    """
    begun: list[str] = []
    written = SIGNS.sub(lambda sign: _contained(sign[0], begun), text)
    return written + "".join(reversed(begun))


def _contained(sign: str, begun: list[str]) -> str:
    sign = _INSTEAD.get(sign, sign)
    if sign in _ENDED_BY:
        begun.append(_ENDED_BY[sign])
        return sign
    if sign == _EMBEDDED:
        return begun.pop() if begun and begun[-1] == sign else ""
    if sign not in begun:
        return ""
    ended = ""
    while not ended.endswith(sign):  # an isolate ends with all embeddings begun in it
        ended += begun.pop()
    return ended
