"""A book: the phrases and agencies by which credits are read, as shipped or as curators have extended them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sources.rules.names import fold
from sources.rules.phrasebook import Phrase, shipped_phrases, table
from sources.vocabulary import PhrasePlace

Agencies = tuple[tuple[str, tuple[str, ...]], ...]

_LINE_NAME = r"(?P<name>[^\n]{2,100}?)[.)\]]*"
_SELF_NAME = r"(?P<name>[^\n,.;:()]{2,60})"


@dataclass(frozen=True, eq=False)
class Book:
    """Phrases, and each agency with the other names it signs with. Two books are the same only if they are one."""

    phrases: tuple[Phrase, ...]
    agencies: Agencies

    def at(self, place: PhrasePlace) -> tuple[Phrase, ...]:
        """The phrases that count in one place."""
        return tuple(phrase for phrase in self.phrases if phrase.place is place)

    def agency(self, name: str) -> str:
        """The agency's usual name if the name is one of an agency's, else nothing."""
        return self._aliases.get(fold(name), "")

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {fold(alias): name for name, aliases in self.agencies for alias in (name, *aliases)}

    @cached_property
    def signed(self) -> str:
        """A regular expression for any name an agency signs with, the longest first."""
        names = {name for usual, more in self.agencies for name in (usual, *more)}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return "|".join(re.escape(name) for name in ordered) or "(?!)"

    @cached_property
    def lines(self) -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
        """What a whole line must look like to be a credit."""
        return tuple(_compiled(self.at(PhrasePlace.LINE), _LINE_NAME))

    @cached_property
    def selves(self) -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
        """What a piece says of itself in running text."""
        return tuple(_compiled(self.at(PhrasePlace.SELF), _SELF_NAME))


def _compiled(phrases: Iterable[Phrase], name: str) -> Iterable[tuple[Phrase, re.Pattern[str]]]:
    for phrase in phrases:
        yield phrase, re.compile(phrase.pattern.replace("{name}", name), re.IGNORECASE)


def shipped_agencies() -> Agencies:
    """The agencies that come with the program."""
    return tuple((name, tuple(aliases)) for name, aliases in table("outlets")["agencies"].items())


SHIPPED = Book(shipped_phrases(), shipped_agencies())
