"""The words by which the kinds of change between two captures are told apart, as the phrasebook lists them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sources.rules.alignment import words_of
from sources.rules.phrasebook import table

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SCALES = frozenset({100, 1000, 1_000_000, 1_000_000_000})
FALLBACK = "en"

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One language's tables, folded: phrases as tuples of words, figures with their value where they have one."""

    corrections: tuple[re.Pattern[str], ...]
    retractions: tuple[re.Pattern[str], ...]
    hedges: Phrases
    denials: Phrases
    attributions: Phrases
    figures: Mapping[str, int | None]
    perhaps: Mapping[str, int | None]


@cache
def words(language: str) -> Words:
    """The tables of a language ("en", "es-VE"); of English where we have none of it.

    Notices are looked for in every language we know: an outlet may speak another than its article does.
    """
    book = table("alterations")
    code = language[:2] if language[:2] in book["numbers"] else FALLBACK
    return Words(
        corrections=_patterns(book["corrections"]),
        retractions=_patterns(book["retractions"]),
        hedges=_phrases(book["hedges"][code]),
        denials=_phrases(book["denials"][code]),
        attributions=_phrases(book["attributions"][code]),
        figures={**_valued(book["numbers"][code]), **_valued(book["dates"][code])},
        perhaps=_valued(book["perhaps"][code]),
    )


def _patterns(rows: Mapping[str, Iterable[str]]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row, re.IGNORECASE) for _, each in sorted(rows.items()) for row in each)


def _phrases(rows: Iterable[str]) -> Phrases:
    """Longest first, so that “not been verified” is one hedge and no denial besides."""
    folded = {tuple(word.fold for word in words_of(row)) for row in rows}
    return tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase)))


def _valued(row: str) -> dict[str, int | None]:
    pairs = (word.partition("=") for word in row.split())
    return {words_of(name)[0].fold: int(value) if value else None for name, _, value in pairs}


def figure(run: Sequence[str], known: Words) -> str:
    """One name for a figure however it is written: "twenty nine" and "29", "6,000" and "6.000"."""
    total, valued = 0, True
    for word in run:
        value = known.figures.get(word, known.perhaps.get(word))
        if value is None:
            valued = False
        elif value in _SCALES:
            total = max(total, 1) * value
        else:
            total += value
    if valued:
        return str(total)
    return " ".join(re.sub(r"[.,]", "", word) if _GROUPED.fullmatch(word) else word for word in run)
