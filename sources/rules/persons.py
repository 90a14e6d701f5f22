"""Reads a person's name however it is written: last name first, initials, titles, capitals, accents."""

import re
from dataclasses import dataclass

from sources.rules.names import fold

TITLES = frozenset(
    """
    dr prof professor mr mrs ms miss sir dame lord lady rev hon st sra sr don dona doña señor señora mme mlle herr frau
    gen col maj capt lt sgt sen rep gov pres
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
"""Forms of address before a name, in the languages read; they tell nobody apart."""

SUFFIXES = frozenset(
    "jr jnr snr sr ii iii iv phd md mba msc bsc ma dds esq cpa ed eds editor author".split()  # noqa: SIM905 (as above)
)
"""What follows a name and is no part of it."""

PARTICLES = frozenset(
    """
    van von vom zu zur de del della der den di da das do dos du la le las los el al bin ibn ben ter ten af av
    """.split()  # noqa: SIM905 (as above)
)
"""Small words that belong to the family name behind them, and that lists of names keep or drop as they please."""

# "J.R.R.", "James T." and "JamesT." alike: each initial a word of its own.
_INITIAL = re.compile(r"\b([^\W\d_])\.\s*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: the family name without particles, and the given names or initials, all folded."""

    family: str
    given: tuple[str, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """All words of the name, whatever their order."""
        return frozenset((*self.family.split(), *self.given))


def person(written: str) -> Person | None:
    """One person's name, in either order; None where nothing of a name is left.

    With a comma, what stands before it is the family name. Without one the family name is the last word, and the
    particles before it.
    """
    names = [part for part in (_words(part) for part in written.split(",")) if part]
    if not names:
        return None
    if len(names) == 1:
        *given, family = names[0]
        return Person(family, tuple(word for word in given if word not in PARTICLES))
    family = " ".join(word for word in names[0] if word not in PARTICLES) or " ".join(names[0])
    given = [word for part in names[1:] for word in part if word not in PARTICLES]
    # "Johnson, Jeff Johnson": the family name said again.
    return Person(family, tuple(given[:-1] if len(given) > 1 and given[-1] == family else given))


def _words(part: str) -> list[str]:
    """The words of a part of a name, without forms of address before it and letters behind it."""
    spaced = _INITIAL.sub(r"\1 ", _BRACKETS.sub(" ", part))
    folded = [each for word in spaced.split() for each in fold(word).split()]
    words = [word for word in folded if any(sign.isalpha() for sign in word)]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while words and words[-1] in SUFFIXES:
        words = words[:-1]
    return words


def same(one: Person, other: Person) -> bool:
    """Whether two names may well be one person's: the same family name and given names that do not part.

    An initial stands for every name it begins, and a middle name may be left out. Names of the same words in another
    order are the same ("Triad, Interactive"). A family name alone is nobody's: ``may_be`` tells what it fits.
    """
    if one.words == other.words and len(one.words) > 1:
        return True
    return bool(one.given and other.given) and _one_family(one, other) and _given_agree(one, other)


def may_be(short: Person, full: Person) -> bool:
    """Whether a family name without any given name fits a full name."""
    return not short.given and _one_family(short, full)


def _one_family(one: Person, other: Person) -> bool:
    """The same family name; of two family names, as in Spanish, either may be left out."""
    fewer, more = sorted((one.family.split(), other.family.split()), key=len)
    return fewer in (more, more[:1], more[-1:])


def _given_agree(one: Person, other: Person) -> bool:
    fewer, more = sorted((one.given, other.given), key=len)
    if not _begin(fewer[0], more[0]):
        return False
    rest = iter(more[1:])
    return all(any(_begin(name, each) for each in rest) for name in fewer[1:])


def _begin(one: str, other: str) -> bool:
    """Whether two given names are the same, or one is the initial of the other."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
