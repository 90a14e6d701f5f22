"""The phrasebook: tables of wording, kept beside the rules in ``phrases/`` so that rows can be added without code."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sources.vocabulary import DerivationKind

WHOLE, PART = "whole", "part"

CITED = 0.75
"""The weight below which a citation's name must itself be known as an outlet's."""


class Phrase(NamedTuple):
    """One way of giving credit: what is said, whether the whole piece or a part is meant, and how sure it makes us."""

    language: str
    pattern: str
    scope: str
    kind: DerivationKind
    weight: float


@cache
def table(name: str) -> dict[str, Any]:
    """A table as written in its file."""
    return tomllib.loads((Path(__file__).parent / "phrases" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def credit_phrases(kind: str) -> tuple[Phrase, ...]:
    """The ways of giving credit of one kind: "line", "self" or "citation"."""
    book = table("credits")
    return tuple(
        Phrase(
            language,
            pattern.replace("{piece}", book["piece"]).replace("{pieza}", book["pieza"]),
            scope,
            DerivationKind(derivation),
            weight,
        )
        for language, pattern, scope, derivation, weight in book[kind]
    )
