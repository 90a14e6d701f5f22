"""What two pieces about the same thing share in any language: names, places and figures."""

import re
from collections.abc import Collection, Sequence

# A capital inside a sentence, or a figure: translated prose keeps both while everything else changes.
_NAME = re.compile(r"(?<![.!?…:“\"'\n]\s)(?<![\n“\"'¿¡])(?<!^)\b[^\W\d_][\w'’-]{2,}", re.MULTILINE)
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
# Two pieces on one subject share some names by chance; a piece and its translation share most of them.
LEAST_SHARED = 5
LEAST_SHARE = 0.3


def anchors(text: str) -> frozenset[str]:
    """The names and figures of a text, folded."""
    names = {found.casefold() for found in _NAME.findall(text) if found[0].isupper()}
    figures = {re.sub(r"[.,]", "", found) for found in _FIGURE.findall(text)}
    return frozenset(names | figures)


def share(down: Collection[str], up: Collection[str]) -> float:
    """The share (0–1) of one text's anchors that stand in the other; 0 below LEAST_SHARED in common."""
    common = len(set(down) & set(up))
    return common / len(down) if common >= LEAST_SHARED else 0.0


def nearest(down: str, candidates: Sequence[tuple[str, str]]) -> tuple[str, float]:
    """The key of the candidate text (key, text) that shares most anchors, and the share; empty below LEAST_SHARE.

    Ties go to the key that comes first, so that the order of the candidates makes no difference.
    """
    mine = anchors(down)
    ranked = sorted(
        ((share(mine, anchors(text)), key) for key, text in candidates), key=lambda one: (-one[0], one[1])
    )
    if not ranked or ranked[0][0] < LEAST_SHARE:
        return "", 0.0
    return ranked[0][1], ranked[0][0]
