"""The words of the corroboration arithmetic: testimonies go in, standings and ledger lines come out as a backing."""

from dataclasses import dataclass

from claims.vocabulary import Credibility, Stance
from sources.vocabulary import Reliability, Word


class Side(Word):
    """Which way a testimony pulls; ``BOTH`` is an origin that says a thing and disputes it."""

    FOR = "for"
    AGAINST = "against"
    BOTH = "both", "says both"
    NEITHER = "", "neither"


class Role(Word):
    """What a line of the ledger stands for."""

    START = "start"
    ORIGIN = "origin"
    REST = "rest", "further origins that add nothing"
    PARTY = "party"
    RIVAL = "rival"
    COPIES = "copies"
    LAPSED = "lapsed", "said so once, no longer"


@dataclass(frozen=True, slots=True)
class Testimony:
    """One appearance as the arithmetic meets it.

    ``origin`` is where the information entered the news: the named source, else the root of the article's lineage;
    ``family`` holds together origins that share an owner, an edition or a person, so that they count once.
    ``reliability`` is the origin's letter, F while nobody has graded it. ``party`` marks a voice with a stake in the
    answer; ``comment`` a reader's word; ``rejected`` appearances never reach the arithmetic. ``until`` is filled, in
    words, where the testimony no longer counts: the article has dropped it since, or, where ``stale``, still carries
    what the article it was copied from has taken back.
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
    until: str = ""
    stale: bool = False

    @property
    def carried(self) -> bool:
        """Whether the article still says it, whatever that counts for."""
        return self.stale or not self.until


@dataclass(frozen=True, slots=True)
class Standing:
    """One family of origins after all its testimonies are folded into one: it counts once or not at all.

    ``until`` tells since when it says so no longer, ``stale`` how many articles still carry its old words. ``share`` is
    how much of it is its own word, between 0 and 1: less than all where it has mistakes in common with a voice on the
    same side that counts before it, which ``leans_on`` names: ``mistakes`` of them, among ``alike`` answers in common.
    """

    family: str
    origin: str
    label: str
    side: Side
    grade: Reliability
    party: bool = False
    comment: bool = False
    articles: tuple[str, ...] = ()
    rank: str = ""
    until: str = ""
    stale: int = 0
    share: float = 1.0
    leans_on: str = ""
    mistakes: int = 0
    alike: int = 0

    @property
    def counts(self) -> bool:
        """Whether it is an independent origin for or against, says so today, and is no party to the claim."""
        return not self.party and not self.until and self.side in (Side.FOR, Side.AGAINST)

    @property
    def independent(self) -> bool:
        """Whether it counts, and most of it is its own word."""
        return self.counts and self.share > 0.5

    @property
    def graded(self) -> bool:
        """Whether somebody has graded it; a reader's comment is never graded (DESIGN §4, rule 3)."""
        return self.grade is not Reliability.F and not self.comment


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: an origin (or the start, or a rival claim), its grade and the points it moves.

    Points are tenths of a power of ten of odds (decibans), rounded to one decimal, so that a reader can add them
    up. ``origin`` is the origin's key, or the rival claim's; ``collapsed`` are the articles that carry it.
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
    """The outcome: a score in [0, 1] with its interval, the Admiralty digit, the counts and the whole arithmetic.

    ``origins_for`` and ``origins_against`` count independent origins, parties left out; ``graded_for`` and
    ``graded_against`` how many of them somebody has graded. ``points`` is the sum of the ledger. ``claim`` and
    ``label`` say whose backing it is, for the ledger of a rival.
    """

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
    points: float = 0.0
    parties_for: int = 0
    graded_for: int = 0
    graded_against: int = 0
    standings: tuple[Standing, ...] = ()
    claim: str = ""
    label: str = ""
