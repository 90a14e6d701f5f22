"""Holding the claims of an event against each other, and the voices inside a claim, and keeping what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection, transaction

from claims.actions import corroboration
from claims.models import Appearance, Claim, Contradiction, Event
from claims.rules import contradictions
from claims.rules.contradictions import Comparand, Comparison
from claims.vocabulary import Outcome, Stance
from sources.publicid import public_id
from sources.vocabulary import Judgement

METHOD = "ranges 1"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with the quotes that stand for them, or two appearances of one claim; and what came of comparing."""

    one: Appearance
    other: Appearance
    comparison: Comparison

    @property
    def public_id(self) -> str:
        """The same whichever of the two comes first; inside one claim the quotes tell pairs apart."""
        claims = sorted({_claim(self.one).public_id, _claim(self.other).public_id})
        quotes = sorted({self.one.public_id, self.other.public_id}) if len(claims) == 1 else []
        return public_id("contradiction", *claims, *quotes)


def compare(*, event_id: int) -> None:
    """Hold the claims of an event against each other and against look-alikes in other events of the same act.

    A pair is compared anew from what the claims now say; pairs a person has judged keep their outcome, and machine
    pairs that no longer arise are taken away. Claims whose contradictions changed are weighed again.
    """
    with transaction.atomic():
        event = Event.objects.select_related("act").get(pk=event_id)
        with connection.cursor() as cursor:
            # Two events may share a pair of look-alikes: one comparison of an act at a time.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('compare'), %s)", [event.act_id])
        due = Event.objects.values_list("compare_due", flat=True).get(pk=event.pk)
        voices = _voices(event)
        pairs = [*_between(voices, event), *_within(voices)]
        changed = _keep(event, pairs)
        corroboration.ask(claims=changed)
        Event.objects.filter(pk=event.pk).update(compare_done=due)


def _voices(event: Event) -> dict[Claim, list[Appearance]]:
    """The event's claims and its look-alikes, each with its standing appearances, earliest first."""
    claims = list(event.claims.filter(merged_into=None)) + _lookalikes(event)
    rows = (
        Appearance.objects.filter(claim__in=claims)
        .exclude(judgement=Judgement.REJECTED)
        .select_related(
            "claim__event", "claim__measure", "capture__article__source", "attributed_to", "denies"
        )
        .defer("capture__text", "capture__fingerprint", "capture__hints")
    )
    voices: dict[Claim, list[Appearance]] = {}
    for row in sorted(rows, key=_first):
        voices.setdefault(_claim(row), []).append(row)
    return voices


def _lookalikes(event: Event) -> list[Claim]:
    """Claims about another event of the same act that give the same exact figure somewhere near: easily mistaken."""
    figures = event.claims.filter(merged_into=None, approximate=False, low__isnull=False).values_list(
        "low", "high"
    )
    exact = sorted({low for low, high in figures if low == high})
    return list(
        Claim.objects.filter(
            event__act=event.act,
            merged_into=None,
            approximate=False,
            low__in=exact,
            high__in=exact,
            event__places__overlap=event.places,
        ).exclude(event=event)
    )


def _between(voices: dict[Claim, list[Appearance]], event: Event) -> Iterable[Pair]:
    speaking = {claim: quote for claim, rows in voices.items() if (quote := _spokesman(rows)) is not None}
    for one, other in combinations(sorted(speaking, key=lambda claim: claim.public_id), 2):
        here = event.pk in {one.event_id, other.event_id}
        same_figure = (one.low, one.high) == (other.low, other.high)
        if not here or (one.event_id != other.event_id and not same_figure):
            continue
        comparison = contradictions.compare(comparand(one), comparand(other))
        yield Pair(speaking[one], speaking[other], comparison)


def comparand(claim: Claim) -> Comparand:
    """A claim as the comparison meets it."""
    return Comparand(
        key=claim.public_id,
        text=claim.text,
        event=claim.event.public_id,
        event_title=claim.event.title,
        act=claim.event.act.key,
        population=claim.measure.population,
        measure=claim.measure.label,
        value=claim.value,
        when=claim.event.when,
        as_of=claim.as_of,
        running=claim.running,
        places=tuple(claim.event.places),
    )


def _spokesman(rows: Sequence[Appearance]) -> Appearance | None:
    """The quote that stands for a claim: its earliest that does not dispute it."""
    return next((row for row in rows if row.stance != Stance.DISPUTES), None)


def _claim(row: Appearance) -> Claim:
    if row.claim is None:
        raise ValueError("an appearance without a claim cannot be compared")
    return row.claim


def _first(row: Appearance) -> tuple[str, str]:
    published = row.capture.article.published_at
    return (published.isoformat() if published else "9999", row.public_id)


def _within(voices: dict[Claim, list[Appearance]]) -> Iterable[Pair]:
    return ()


def _keep(event: Event, pairs: Iterable[Pair]) -> set[int]:
    """Write the pairs down; returns the claims of which a contradiction came, went or changed."""
    wanted = {pair.public_id: pair for pair in pairs}
    held = {row.public_id: row for row in _held(event)}
    changed: set[int] = set()
    for name, row in held.items():
        if name not in wanted and row.judgement == Judgement.SUGGESTED:
            changed |= _touched(row)
            row.delete()
    for name, pair in wanted.items():
        changed |= _write(name, pair, held.get(name))
    return changed


def _held(event: Event) -> list[Contradiction]:
    claims = event.claims.values("pk")
    return list(Contradiction.objects.filter(one__in=claims) | Contradiction.objects.filter(other__in=claims))


def _write(name: str, pair: Pair, row: Contradiction | None) -> set[int]:
    one, other = sorted((pair.one, pair.other), key=lambda quote: (quote.claim_id or 0, quote.pk))
    columns = {
        "one_id": one.claim_id,
        "other_id": other.claim_id,
        "one_appearance_id": one.pk,
        "other_appearance_id": other.pk,
        "kind": pair.comparison.kind,
        "outcome": pair.comparison.outcome,
        "reason": pair.comparison.reason,
        "method": METHOD,
    }
    if row is None:
        row = Contradiction.objects.create(public_id=name, **columns)
        return _touched(row)
    if row.judgement != Judgement.SUGGESTED or all(
        getattr(row, each) == value for each, value in columns.items()
    ):
        return set()
    before = _touched(row)
    Contradiction.objects.filter(pk=row.pk).update(**columns)
    row.refresh_from_db()
    return before | _touched(row)


def _touched(row: Contradiction) -> set[int]:
    """The claims whose sum a pair enters: both of a contradiction between claims, none otherwise."""
    return (
        {row.one_id, row.other_id}
        if row.outcome == Outcome.CONTRADICTS and row.one_id != row.other_id
        else set()
    )
