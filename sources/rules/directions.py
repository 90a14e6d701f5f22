"""Keeps signs that turn the direction of writing within the words they came with, so that they turn nothing else."""

import re

SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9, 2.1 to 2.5), and what ends them."""

_EMBEDDED, _ISOLATED = "\u202c", "\u2069"  # what ends an embedding or override, and an isolate
_OVERRIDES = "\u202d\u202e"
_ENDED_BY = {
    **dict.fromkeys(f"\u202a\u202b{_OVERRIDES}", _EMBEDDED),
    **dict.fromkeys("\u2066\u2067\u2068", _ISOLATED),
}


def contained(text: str) -> str:
    """The text with such signs only where one begins and another ends a turn, and without any override.

    What is never ended would turn the words behind it, what ends nothing those before; an override shows “14” as “41”.
    Without them the words stand in the order of their letters. A text without such signs comes back as it is.
    """
    signs = [(found.start(), found[0]) for found in SIGNS.finditer(text)]
    if not signs:
        return text
    kept = _paired(signs)
    return SIGNS.sub(lambda found: found[0] if found.start() in kept else "", text)


def _paired(signs: list[tuple[int, str]]) -> set[int]:
    """Where the signs stand that begin a turn and end it; an isolate ends what was begun in it and not ended."""
    kept: set[int] = set()
    begun: list[tuple[int, str]] = []
    isolates = 0
    for place, sign in signs:
        if sign in _ENDED_BY:
            begun.append((place, sign))
            isolates += _ENDED_BY[sign] == _ISOLATED
            continue
        if sign == _ISOLATED and isolates:
            while _ENDED_BY[begun[-1][1]] != _ISOLATED:
                begun.pop()
            isolates -= 1
        elif not begun or _ENDED_BY[begun[-1][1]] != sign:
            continue
        first, opener = begun.pop()
        if opener not in _OVERRIDES:
            kept |= {first, place}
    return kept
