"""How well a claim is backed: independent origins for and against, added up in the open."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.vocabulary import Credibility, Stance
from sources.vocabulary import Reliability


@dataclass(frozen=True, slots=True)
class Testimony:
    """One appearance as the arithmetic meets it.

    ``origin`` is where the information entered the news: the named source, else the root of the article's lineage;
    ``family`` holds together origins that share an owner, an edition or a person, so that they count once.
    ``reliability`` is the origin's letter, F while nobody has graded it. ``party`` marks a voice with a stake in the
    answer; ``comment`` a reader's word; ``rejected`` appearances never reach the arithmetic.
    """

    key: str
    article: str
    stance: Stance
    origin: str
    origin_label: str
    family: str
    reliability: Reliability
    party: bool = False
    comment: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: an origin (or the start, or a rival claim), its grade and the points it moves.

    Points are log-odds in tenths of a natural unit, rounded to one decimal, so that a reader can add them up.
    """

    label: str
    role: str
    side: str
    grade: str
    points: float
    detail: str
    origin: str = ""
    collapsed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that would change the score, and the score it would lead to."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Backing:
    """The outcome: a score in [0, 1] with its interval, the Admiralty digit, the counts and the whole arithmetic."""

    score: float
    low: float
    high: float
    credibility: Credibility
    origins_for: int
    origins_against: int
    parties_against: int
    articles: int
    ledger: tuple[Entry, ...]
    moves: tuple[Move, ...]


def weigh(testimonies: Sequence[Testimony], rivals: Sequence["Backing"] = ()) -> Backing:
    """Weigh a claim's appearances; ``rivals`` are the backings of claims that contradict it."""
    raise NotImplementedError
