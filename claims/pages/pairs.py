"""Shows what came of holding claims against each other, seen from one claim or from one event."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from claims.models import Appearance, Claim, Contradiction, Event
from claims.pages import figures
from claims.vocabulary import Outcome, Stance
from sources.visibility import Reader

MOST = 60  # pairs on one page
MARKS = {Outcome.CONTRADICTS: "contra", Outcome.COMPATIBLE: "compat", Outcome.NOT_COMPARABLE: "nocomp"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements: its claim, its figure and the words that stand for it."""

    claim: Claim
    quote: Appearance
    figure: str

    @property
    def speaker(self) -> str:
        """Whose words they are."""
        if self.quote.attributed_to:
            return self.quote.attributed_to.name
        source = self.quote.capture.article.source
        return source.name if source else "outlet unknown"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, what came of comparing them, and why."""

    row: Contradiction
    one: Side
    other: Side

    @property
    def mark(self) -> str:
        """The mark of the outcome."""
        return MARKS[Outcome(self.row.outcome)]

    @property
    def contradicts(self) -> bool:
        """Whether the two cannot both stand."""
        return self.row.outcome == Outcome.CONTRADICTS

    @property
    def within(self) -> bool:
        """Whether both are voices of one claim."""
        return self.row.one_id == self.row.other_id


def pairs_of_claim(claim: Claim, reader: Reader | None, now: datetime) -> list[Pair]:
    """Every pair the claim is in, the claim itself always on the first side; contradictions come first."""
    rows = _rows(reader, now).filter(Q(one=claim) | Q(other=claim))[:MOST]
    found = [pair(row, turned=row.one_id != claim.pk) for row in rows]
    return sorted(found, key=lambda each: list(MARKS).index(Outcome(each.row.outcome)))


def pairs_of_event(event: Event, reader: Reader | None, now: datetime) -> list[Pair]:
    """Every pair with a claim of the event in it, the event's own claim on the first side."""
    rows = _rows(reader, now).filter(Q(one__event=event) | Q(other__event=event))[: MOST * 4]
    return [pair(row, turned=row.one.event_id != event.pk) for row in rows]


def _rows(reader: Reader | None, now: datetime) -> QuerySet[Contradiction]:
    rows = Contradiction.objects.standing().visible_to(reader, now).for_page()
    quotes = ("one_appearance", "other_appearance")
    heavy = [f"{quote}__capture__{name}" for quote in quotes for name in ("text", "fingerprint")]
    return rows.select_related("one__measure", "other__measure").defer(*heavy).order_by("public_id")


def pair(row: Contradiction, *, turned: bool = False) -> Pair:
    """A pair with its two sides in the order asked for."""
    within = row.one_id == row.other_id
    one = _side(row.one, row.one_appearance, within)
    other = _side(row.other, row.other_appearance, within)
    return Pair(row, other, one) if turned else Pair(row, one, other)


def _side(claim: Claim, quote: Appearance, within: bool) -> Side:
    if within and quote.stance == Stance.DISPUTES:
        return Side(claim, quote, "denied")
    return Side(claim, quote, figures.short(quote.value if within and quote.value.numeric else claim.value))
