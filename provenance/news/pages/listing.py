"""Brings together one page of what changed since somebody looked: rows with their sentences, numbers, who has each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from claims.models import Claim, Corroboration
from claims.pages.pairs import Pair
from claims.pages.review_turns import Asker
from provenance.news.models import Assignment
from provenance.news.pages import happened, ranking
from provenance.news.pages.evidence import evidence
from provenance.news.pages.happened import Sentence
from provenance.news.pages.ranking import Changed
from sources.pages import wording
from sources.pages.ranking import following
from sources.pages.retelling import in_words
from sources.visibility import Reader

HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the claim, what happened to it, and in whose hands it is."""

    changed: Changed
    claim: Claim
    sentences: Sequence[Sentence]
    pair: Pair | None
    assignment: Assignment | None
    ago: str
    following: str

    @property
    def first(self) -> Sentence | None:
        """The weightiest thing that happened; none where nothing has and somebody merely has it."""
        return self.sentences[0] if self.sentences else None

    @property
    def because(self) -> str:
        """Why it stands where it does, in words."""
        return wording.listed([in_words(reason) for reason in self.changed.stakes.because])

    @property
    def judges(self) -> bool:
        """Whether something can be judged in place."""
        return self.pair is not None and self.pair.row.judgement == "suggested"


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, ``next`` the cursor of the one after it, ``backed`` what stands behind its pairs."""

    rows: Sequence[Line]
    next: str
    first: bool
    numbers: dict[str, int]
    backed: dict[int, Corroboration]


def listing(asker: Asker, reader: Reader, now: datetime, *, only: str = "", after: str = "") -> Listing:
    """One page of what changed, in a fixed number of queries."""
    rows, cursor, numbers = ranking.changed(asker, now, only=only, after=after)
    lines, backed = told(rows, asker, reader, now)
    return Listing(lines, cursor, not after, numbers, backed)


def told(
    rows: Sequence[Changed], asker: Asker, reader: Reader, now: datetime
) -> tuple[list[Line], dict[int, Corroboration]]:
    """The rows with all that they say."""
    known = evidence(rows, asker, reader, now)
    rows = [row for row in rows if row.claim in known.claims]
    names = [known.claims[row.claim].public_id for row in rows]
    lines = [
        Line(
            row,
            known.claims[row.claim],
            happened.sentences(row, known),
            happened.pair_of(row, known),
            known.assignments.get(row.claim),
            ago(row.at, now),
            then,
        )
        for row, then in zip(rows, following(names), strict=True)
    ]
    return lines, dict(known.backed)


def ago(at: datetime | None, now: datetime) -> str:
    """How long ago, as one glances at it: “now”, “12 min”, “3 h”, “5 days”."""
    if at is None:
        return ""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 1:
        return gettext("now")
    if minutes < HOUR:
        return f"{minutes} min"
    return f"{minutes // HOUR} h" if minutes < 2 * DAY else wording.many(minutes // DAY, "day")
