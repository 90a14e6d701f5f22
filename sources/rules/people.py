"""Reads a list of people's names however it is written, and tells which names in several lists are one person's."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import unescape

from sources.rules.persons import PARTICLES, Person, may_be, person, same

NOBODY = frozenset({"not available", "na", "unknown", "various", "author unknown", "none", "anonymous"})

_APART = re.compile(
    r"[;/|&\n]+|,?\s+(?:and|with|y|et|und|e)\s+|\b(?:by )?\((?:author|editor)\)", re.IGNORECASE
)
# Names that lost what stood between them: "John E.Motwani", "RajeevUllman", but not "McDonald" or "DeMarco".
_GLUED = re.compile(
    r"(?<=[a-z]{2})(?<!Mac)(?<!Van)(?<!Von)(?<!Del)(?<!Der)(?<!Fitz)(?=[A-Z][a-z])"
    r"|(?<=[a-z] [A-Z]\.)(?=[A-Z][a-z]{2})"
)
_ET_AL = re.compile(r",?\s*\b(?:et\.? al\b\.?|and others|y otros)", re.IGNORECASE)
_INITIALS = re.compile(r"\b[^\W\d_]\.?(?=\s|$)")
_BEFORE = re.compile(r"^\W*(?:by|written by|edited by|por|par|von)\s+", re.IGNORECASE)


def people(written: str) -> tuple[Person, ...]:
    """The people a list names, in its order, each once.

    Semicolons, strokes and "and" part names; a comma may part two names or turn one round, which is told by what
    stands beside it: a single word before a comma is a family name.
    """
    parts = (
        _BEFORE.sub("", part).strip(" ,.")
        for part in _APART.split(_ET_AL.sub("", unescape(unescape(written))))
    )
    found = [one for part in parts if part for one in _in_commas(part)]
    kept = [one for one in found if " ".join((*one.given, one.family)) not in NOBODY]
    return tuple(dict.fromkeys(kept))


def _in_commas(part: str) -> list[Person]:
    apart = [piece for each in part.split(",") for piece in _GLUED.split(each)]
    pieces = [piece for each in apart if (piece := each.strip()) and person(piece)]
    names = _turned(pieces) if _are_turned(pieces) else pieces
    return [one for name in names if (one := person(name)) is not None]


def _are_turned(pieces: Sequence[str]) -> bool:
    """Whether pieces between commas begin with a family name; of two, a given name alone behind tells it as well."""
    if len(pieces) < 2:
        return False
    return _is_family(pieces[0]) or (len(pieces) == 2 and len(_INITIALS.sub(" ", pieces[1]).split()) == 1)


def _is_family(piece: str) -> bool:
    """Whether a piece before a comma is a family name alone: one word, particles apart."""
    words = [word for word in piece.split() if word.casefold() not in PARTICLES]
    return len(words) <= 1


def _turned(pieces: Sequence[str]) -> list[str]:
    """Pieces of names that begin with the family name, each name put together again.

    Where nothing stood between two names, a piece holds the given names of one and the family name of the next.
    """
    if len(pieces) % 2 == 0 and all(_is_family(piece) for piece in pieces[::2]):
        return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    names, family = [], pieces[0]
    for piece in pieces[1:-1]:
        given, following = _run_on(piece)
        names.append(f"{family}, {given}")
        family = following
    return [*names, f"{family}, {pieces[-1]}"]


def _run_on(piece: str) -> tuple[str, str]:
    """The given names of one person and the family name of the next, which ran into each other."""
    *given, family = piece.split()  # particles tell nobody apart, on whichever side they stand
    return " ".join(given), family


def one_spelling(lists: Iterable[Sequence[Person]]) -> dict[Person, Person]:
    """For every name in several lists about one thing, the spelling that stands for the person.

    Names that may be one person's are put together, the most frequent and then the fullest first; a family name alone
    joins the one person it fits, and stays by itself where it fits several.
    """
    counted = Counter(one for each in lists for one in set(each))
    ranked = sorted(
        counted, key=lambda one: (not one.given, -counted[one], -len(one.given), one.family, one.given)
    )
    stands: dict[Person, Person] = {}
    heads: list[Person] = []
    for one in ranked:
        fitting = [
            head for head in heads if (same(one, head) if one.given else may_be(one, head) or one == head)
        ]
        if len(fitting) == 1 or (fitting and one.given):
            stands[one] = fitting[0]
        else:
            stands[one] = one
            heads.append(one)
    return stands
