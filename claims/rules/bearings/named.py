"""What two sentences both name, and what each names alone; a place and its people are one: "Peru", "peruano"."""

from collections.abc import Iterable

from claims.rules.bearings.sentence import Sentence
from claims.rules.language.countries import country_of
from claims.rules.language.forms import words

ROOT = 4
"""Letters of a name at least that must stand in the word for its people."""
_OF_PEOPLE = words(
    "n an ans ian ians ese er ers ite ites i ish"
    " o os a as no nos na nas ano anos ana anas ino inos ina inas es esa eses esas ense enses io ios ia ias eno enos"
    " ena enas ero eros era eras ita itas eco ecos aco acos"
)
"""Endings by which people and things of a place are called."""


def shared(one: Sentence, other: Sentence) -> frozenset[str]:
    """The names both have: as the first word of one, of whoever speaks, or as what the place's people are called."""
    mine, theirs = one.names | one.voiced, other.names | other.voiced
    same = (mine & other.called) | (theirs & one.called)
    return same | _by_people(one, other) | _by_people(other, one)


def apart(one: Sentence, other: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """The names that only the one and only the other has."""
    met = shared(one, other)
    left = frozenset(name for name in one.names - other.names - met if name not in other.line.folds)
    right = frozenset(name for name in other.names - one.names - met if name not in one.line.folds)
    return left - _peoples(left, other), right - _peoples(right, one)


def _by_people(one: Sentence, other: Sentence) -> frozenset[str]:
    return frozenset(_peoples(one.names - other.names, other))


def _peoples(names: Iterable[str], other: Sentence) -> frozenset[str]:
    """Those of the names whose people, or whose country, the other sentence speaks of."""
    return frozenset(name for name in names if any(_of_one_place(name, word) for word in other.line.folds))


def _of_one_place(name: str, word: str) -> bool:
    root = name[:-1] if name[-1] in "aeiou" else name
    if name != word and len(root) >= ROOT and word.startswith(root) and word[len(root) :] in _OF_PEOPLE:
        return True
    country = country_of(name.capitalize())
    return bool(country) and name != word and country_of(word.capitalize()) == country
