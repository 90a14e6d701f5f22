"""The phrasebook: tables of wording, kept beside the rules in ``phrases/`` so that rows can be added without code."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sources.rules.template import pattern
from sources.vocabulary import CreditScope, DerivationKind, PhrasePlace

WHOLE, PART = CreditScope.WHOLE, CreditScope.PART

CITED = 0.75
"""The weight below which a citation's name must itself be known as an outlet's."""


class Phrase(NamedTuple):
    """One way of giving credit: what is said, whether the whole piece or a part is meant, and how sure it makes us.

    ``template`` is in the notation of ``sources.rules.template``; ``place`` says where such words count.
    """

    language: str
    template: str
    scope: CreditScope
    kind: DerivationKind
    weight: float
    place: PhrasePlace

    @property
    def pattern(self) -> str:
        """The regular expression the template stands for, with ``{name}`` left to be filled in."""
        return pattern(self.template)

    @property
    def name_first(self) -> bool:
        """Whether the name stands before the words."""
        return self.template.startswith("{name}")


@cache
def table(name: str) -> dict[str, Any]:
    """A table as written in its file."""
    return tomllib.loads((Path(__file__).parent / "phrases" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def shipped_phrases() -> tuple[Phrase, ...]:
    """The ways of giving credit that come with the program."""
    book = table("credits")
    return tuple(
        Phrase(language, template, CreditScope(scope), DerivationKind(derivation), weight, place)
        for place in PhrasePlace
        for language, template, scope, derivation, weight in book[place]
    )
