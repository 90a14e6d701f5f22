"""Whether two claims can both stand, and why, in one sentence a journalist would print."""

from dataclasses import dataclass

from claims.rules.value import Value
from claims.vocabulary import ContradictionKind, Outcome
from sources.rules.period import Period


@dataclass(frozen=True, slots=True)
class Comparand:
    """One claim as the comparison meets it."""

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


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of holding two claims against each other."""

    outcome: Outcome
    kind: ContradictionKind
    reason: str


def compare(one: Comparand, other: Comparand) -> Comparison:
    """Hold two claims against each other; symmetric in its outcome and kind."""
    raise NotImplementedError
