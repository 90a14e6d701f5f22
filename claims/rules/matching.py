"""Which statements speak of the same event, the same measure and the same claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.rules.value import Value
from sources.rules.period import Period
from sources.rules.reason import Reason


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement as the matcher meets it, with an order that does not depend on when it was ingested.

    ``key`` is stable and unique (capture and offsets); ``rank`` sorts by first publication, so that the earliest
    mention names the claim. ``lineage`` groups mentions whose articles were copied from one another. ``held`` names
    the claim a person has put the mention in, if any: matching never moves it. ``denied`` is the key of the mention
    this one disputes.
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
    members: tuple[tuple[str, tuple[Reason, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Claims that answer about one happening."""

    key: str
    title: str
    when: Period | None
    place_label: str
    places: tuple[str, ...]
    claims: tuple[ClaimGroup, ...]


def group(mentions: Sequence[Mention]) -> list[EventGroup]:
    """Sort the mentions of one kind of act into events and claims: a pure function of the set, not its order."""
    raise NotImplementedError
