"""A text as it came from a page or a network, brought to plain words: addresses out, #tags and @handles taken apart."""

import re

LONGEST = 20_000
"""Characters of a text that are looked at: what a person or a program hands in to be looked up is shorter."""

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|\bt\.co/)\S*", re.IGNORECASE)
_MARKED = re.compile(r"(?<![\w])[#@]\w+|#\w+")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_SIGNS = re.compile(r"[^\w\s.,;:!?'\"’‘“”´`()/%$£€¥&+*‑–—-]+")


def plain_words(text: str) -> str:
    """The text without addresses and pictures: "#LoveWins https://…" becomes "Love Wins"."""
    shown = _ADDRESS.sub(" ", text[:LONGEST])
    shown = _MARKED.sub(lambda found: f" {' '.join(parts_of(found[0][1:]))} ", shown)
    return _SIGNS.sub(" ", shown)


def parts_of(run: str) -> list[str]:
    """The words of a tag or handle, told by its capitals, digits and strokes: "realDonaldTrump" is three."""
    return _PARTS.findall(run)
