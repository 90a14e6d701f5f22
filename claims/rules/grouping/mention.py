"""The words of matching: a statement as the matcher meets it, and the claims and events it comes to rest in."""

from dataclasses import dataclass

from claims.rules.values.conversion import bare
from claims.rules.values.nesting import plain
from claims.rules.values.value import Value
from claims.vocabulary import Stance
from sources.rules.period import Period
from sources.rules.reason import Reason


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement as the matcher meets it, with an order that does not depend on when it was ingested.

    ``key`` is stable and unique (capture and offsets); ``rank`` sorts by first publication, so that the earliest
    mention names the claim. ``lineage`` groups mentions whose articles were copied from one another; ``capture`` names
    the text the mention stands in. ``held`` names the claim a person has put the mention in, if any: matching never
    moves it. ``denied`` is the key of the mention this one disputes. ``stance`` decides whose words name the claim, and
    whether a "no" answers an accusation.
    """

    key: str
    rank: str
    act: str
    population: str
    measure: str
    claim_text: str
    value: Value
    when: Period | None
    published: Period | None
    as_of: Period | None
    running: bool
    places: tuple[str, ...]
    place_label: str
    accused: tuple[str, ...]
    terms: frozenset[str]
    lineage: str
    language: str
    held: str = ""
    denied: str = ""
    stance: Stance = Stance.ASSERTS
    capture: str = ""

    @property
    def unit(self) -> str:
        """The unit, empty where it says no more than that the population is counted one by one."""
        unit = bare(self.value.unit)
        return "" if plain(unit) == plain(self.population) else unit

    @property
    def age(self) -> tuple[str, str]:
        """The order of publication; keys settle ties."""
        return (self.rank, self.key)


Belonging = tuple[str, tuple[Reason, ...]]
"""A mention's key and why it belongs."""


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Mentions that make one claim; ``key`` names it and ``members`` carries why each belongs."""

    key: str
    text: str
    measure: str
    act: str
    population: str
    value: Value
    as_of: Period | None
    running: bool
    held: str
    members: tuple[Belonging, ...]


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Claims that answer about one happening."""

    key: str
    title: str
    when: Period | None
    place_label: str
    places: tuple[str, ...]
    claims: tuple[ClaimGroup, ...]
