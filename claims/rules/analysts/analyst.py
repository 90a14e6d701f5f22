"""What an analyst is asked about one captured article, and what it answers: suggestions, and nothing else."""

from dataclasses import dataclass

from claims.rules.statement import Piece
from claims.rules.values.value import Value
from sources.rules.period import Period

MOST_KNOWN = 40
"""Known claims of the article's events that an analyst is told; more would drown the article itself."""
MOST_SUGGESTIONS = 60
"""Suggestions taken from one answer; a long article has some thirty checkable sentences."""


@dataclass(frozen=True, slots=True)
class Known:
    """A claim we hold already, by its public ``key``, with what a statement needs to come to rest in it."""

    key: str
    text: str
    act: str
    population: str
    measure: str
    value: Value
    language: str = "en"
    when: Period | None = None
    as_of: Period | None = None
    running: bool = False
    places: tuple[str, ...] = ()
    place_label: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One capture, and the claims known of its events, as they are put to an analyst."""

    piece: Piece
    known: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing an analyst says it has found, word for word as it said it; nothing in here has been checked.

    ``known`` is the key of a claim it was told; then ``claim`` may be empty. ``start`` is where it says that the quote
    begins. ``value`` is a figure as written ("4", "at least two"), ``unit`` what it counts.
    """

    claim: str
    quote: str
    stance: str
    start: int | None = None
    attributed_to: str = ""
    value: str = ""
    unit: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the suggestions, and what the question and the answer cost in tokens (0 where nobody counts)."""

    suggestions: tuple[Suggestion, ...]
    tokens: int = 0
