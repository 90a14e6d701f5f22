"""What two pieces about the same thing share in any language: names, places and figures."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

# A capital inside a sentence, or a figure: translated prose keeps both while everything else changes.
_NAME = re.compile(r"(?<![.!?…:“\"'\n]\s)(?<![\n“\"'¿¡])(?<!^)\b[^\W\d_][\w'’-]{2,}", re.MULTILINE)
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
# Two pieces on one subject share some names by chance; a piece and its translation share most of them.
LEAST_SHARED = 5
LEAST_SHARE = 0.3
# A piece is cited for its figures more than for its places: one figure tells as much as three names.
FIGURE = 3


def anchors(text: str) -> frozenset[str]:
    """The names and figures of a text, folded."""
    names = {found.casefold() for found in _NAME.findall(text) if found[0].isupper()}
    figures = {re.sub(r"[.,]", "", found) for found in _FIGURE.findall(text)}
    return frozenset(names | figures)


def share(down: Collection[str], up: Collection[str]) -> float:
    """The share (0–1) of one text's anchors that stand in the other; 0 below LEAST_SHARED in common."""
    common = len(set(down) & set(up))
    return common / len(down) if common >= LEAST_SHARED else 0.0


def _worth(anchor: str) -> int:
    return FIGURE if anchor.isdigit() else 1


def nearest(down: str, candidates: Sequence[tuple[str, str]]) -> tuple[str, float]:
    """The key of the candidate text (key, text) the other was most likely made from, and the share of its anchors.

    Candidates share at least LEAST_SHARE of the anchors. Among them the one wins that shares most of what few others
    share: an outlet's pieces on one subject have most names in common, and only the one meant has the figure, too.
    Ties go to the key that comes first, so that the order of the candidates makes no difference.
    """
    mine = anchors(down)
    known = {key: mine & anchors(text) for key, text in candidates}
    carriers = Counter(anchor for shared in known.values() for anchor in shared)
    fitting = [key for key, shared in known.items() if share(mine, shared) >= LEAST_SHARE]
    if not fitting:
        return "", 0.0
    best = min(
        fitting, key=lambda key: (-sum(_worth(anchor) / carriers[anchor] for anchor in known[key]), key)
    )
    return best, share(mine, known[best])
