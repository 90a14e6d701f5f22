"""Of an event too large for every pair: the pairs that are kept, and how many more claims contradict each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import F
from django.utils import timezone

from claims.actions.pairs import Pair, claim_of
from claims.models import Appearance, Claim, Contradiction, Corroboration, Event, FurtherRivals
from claims.rules.comparing import opposing
from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.nearby import crowded, nearby
from claims.vocabulary import ContradictionKind, Outcome
from sources.vocabulary import Judgement

MOST = 16
"""Rivals of a claim, the best founded first, that a large event keeps as pairs; the others are only counted.

Sixteen ungraded ones take back all that ungraded rivals may together (``weighing.scale``: two points), and sixteen
graded ones leave a score of nothing: those that are left out would move no score by a tenth of a point.
"""

Voices = Mapping[Claim, Sequence[Appearance]]
Two = tuple[Claim, Claim]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pairs of a large event to keep, the earlier public id first, and how many rivals each claim has in all.

    ``in_sight`` counts only claims that everybody may see, each with those that everybody may see.
    """

    pairs: list[Two]
    rivals: Mapping[Claim, int]
    in_sight: Mapping[Claim, int]


def choose(*, event: Event, voices: Voices, sides: Mapping[Claim, Comparand], few: int) -> Chosen:
    """Each claim with its foremost rivals, and every two that stand in groups of at most ``few`` related claims."""
    claims = _best_founded_first([claim for claim in voices if claim.event_id == event.pk], voices)
    found = opposing.rivals([sides[claim] for claim in claims], MOST)
    pairs = {(place, rival) for place, one in enumerate(found) for rival in one.foremost}
    named = [claim.measure.population for claim in claims]
    small = [place for place, many in enumerate(crowded(named)) if many <= few]
    pairs |= {(small[one], small[other]) for one, other in nearby([named[place] for place in small])}
    kept = {_in_order(claims[one], claims[other]) for one, other in pairs}
    kept |= _by_one_article(claims, voices, sides) | _judged(claims)
    seen = set(
        Claim.objects.visible_to(None, timezone.now()).filter(event=event).values_list("pk", flat=True)
    )
    counted = {claim: one.count for claim, one in zip(claims, found, strict=True)}
    ordered = sorted(kept, key=lambda two: (two[0].public_id, two[1].public_id))
    return Chosen(ordered, counted, _counted_in_sight(claims, sides, counted, seen))


def _best_founded_first(claims: Sequence[Claim], voices: Voices) -> list[Claim]:
    """By the points that a claim's own origins carry, then by when it was first told: copies change neither."""
    points = Corroboration.objects.filter(claim__in=claims).own_points()
    return sorted(
        claims,
        key=lambda claim: (
            -points.get(claim.pk, 0.0),
            voices[claim][0].capture.article.rank,
            claim.public_id,
        ),
    )


def _counted_in_sight(
    claims: Sequence[Claim],
    sides: Mapping[Claim, Comparand],
    counted: Mapping[Claim, int],
    seen: Collection[int],
) -> Mapping[Claim, int]:
    shown = [claim for claim in claims if claim.pk in seen]
    if len(shown) == len(claims):
        return counted
    found = opposing.rivals([sides[claim] for claim in shown], 0)
    return {claim: one.count for claim, one in zip(shown, found, strict=True)}


def _by_one_article(claims: Sequence[Claim], voices: Voices, sides: Mapping[Claim, Comparand]) -> set[Two]:
    """What an article has dropped with what else it says: it may have been changed without a word."""
    said: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for article in {row.capture.article.canonical_pk for row in voices[claim]}:
            said[article].append(claim)
    return {
        _in_order(one, other)
        for together in said.values()
        for one, other in combinations(together, 2)
        if sides[one].dropped != sides[other].dropped
    }


def _judged(claims: Sequence[Claim]) -> set[Two]:
    """The pairs a person has judged stay, whoever is foremost by now."""
    by_pk = {claim.pk: claim for claim in claims}
    rows = Contradiction.objects.exclude(judgement=Judgement.SUGGESTED).exclude(one=F("other"))
    rows = rows.filter(one__in=by_pk, other__in=by_pk)
    return {_in_order(by_pk[one], by_pk[other]) for one, other in rows.values_list("one", "other")}


def _in_order(one: Claim, other: Claim) -> Two:
    return (one, other) if one.public_id < other.public_id else (other, one)


def keep(*, event: Event, chosen: Chosen | None, pairs: Iterable[Pair], seen: Collection[int]) -> None:
    """Write down how many more rivals each claim of an event has than pairs; none where every pair was kept.

    ``seen`` are the quotes (by primary key) that everybody may see. Runs inside the caller's transaction.
    """
    wanted = _further(chosen, pairs, seen) if chosen else {}
    held = {row.claim_id: row for row in FurtherRivals.objects.filter(claim__event=event)}
    FurtherRivals.objects.filter(claim__in=held.keys() - wanted.keys()).delete()
    changed = [
        FurtherRivals(claim_id=claim, number=both[0], in_sight=both[1]) for claim, both in wanted.items()
    ]
    changed = [row for row in changed if not _same(row, held.get(row.claim_id))]
    FurtherRivals.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["claim"], update_fields=["number", "in_sight"]
    )


def _same(row: FurtherRivals, held: FurtherRivals | None) -> bool:
    return held is not None and (row.number, row.in_sight) == (held.number, held.in_sight)


def _further(chosen: Chosen, pairs: Iterable[Pair], seen: Collection[int]) -> dict[int, tuple[int, int]]:
    told: Counter[Claim] = Counter()
    shown: Counter[Claim] = Counter()
    for pair in pairs:
        if (
            pair.comparison.outcome is Outcome.CONTRADICTS
            and pair.comparison.kind is not ContradictionKind.EDITED
        ):
            both = [claim_of(row) for row in (pair.one, pair.other)]
            told.update(both)
            shown.update(both if {pair.one.pk, pair.other.pk} <= set(seen) else ())
    return {
        claim.pk: (count - told[claim], max(0, chosen.in_sight.get(claim, 0) - shown[claim]))
        for claim, count in chosen.rivals.items()
        if count > told[claim]
    }
