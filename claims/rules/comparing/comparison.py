"""The words of comparing: a claim as it is held against another, and what comes of it."""

from dataclasses import dataclass

from claims.rules.values.value import Value
from claims.vocabulary import ContradictionKind, Outcome
from sources.rules.period import Period


@dataclass(frozen=True, slots=True)
class Comparand:
    """One claim as the comparison meets it.

    ``day`` is the one day its own voices name, where the event may cover several. ``corrected_by`` is the key of the
    claim that replaced this one when its own source corrected it, ``unannounced`` where no notice said so. ``dropped``
    says that nobody says it any more. ``party_only`` says that nobody but a party to the claim asserts it. ``beside``
    are the parts its own words give beside it, of whom and how many: "11 militants and six soldiers". ``together`` are
    the keys of claims that its own voice always gives in the same breath. ``quote`` are the words of whoever
    was first to say it, in ``language``; empty where nobody but those who deny it speaks of it.
    """

    key: str
    text: str
    event: str
    event_title: str
    act: str
    population: str
    measure: str
    value: Value
    when: Period | None
    as_of: Period | None
    running: bool
    places: tuple[str, ...]
    corrected_by: str = ""
    dropped: bool = False
    party_only: bool = False
    day: Period | None = None
    unannounced: bool = False
    beside: tuple[tuple[str, Value], ...] = ()
    together: frozenset[str] = frozenset()
    language: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of holding two claims against each other."""

    outcome: Outcome
    kind: ContradictionKind
    reason: str


def contradicts(kind: ContradictionKind, reason: str) -> Comparison:
    """The two cannot both stand."""
    return Comparison(Outcome.CONTRADICTS, kind, reason)


def compatible(reason: str, kind: ContradictionKind = ContradictionKind.VALUE) -> Comparison:
    """The two can both stand."""
    return Comparison(Outcome.COMPATIBLE, kind, reason)


def not_comparable(reason: str, kind: ContradictionKind = ContradictionKind.VALUE) -> Comparison:
    """The two do not answer the same question."""
    return Comparison(Outcome.NOT_COMPARABLE, kind, reason)
