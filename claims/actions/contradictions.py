"""Holding the claims of an event against each other, and against look-alikes elsewhere, and keeping what came of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from claims.actions import comparing, corroboration, foremost, pairs
from claims.actions.foremost import Chosen
from claims.actions.pairs import Pair, claim_of
from claims.models import Appearance, Claim, Contradiction, Event
from claims.rules.comparing import contradictions, parts, scenes, severity
from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.parts import Telling
from claims.rules.values import wording
from claims.vocabulary import Stance
from sources.models import Alteration, Capture, Sighting
from sources.models.article import piece_visible
from sources.models.sighting import Span
from sources.vocabulary import AlterationKind, Judgement

Voices = Mapping[Claim, Sequence[Appearance]]
NOTICES = [AlterationKind.CORRECTION, AlterationKind.WITHDRAWN]
"""Alterations by which an article says itself that what it said before was wrong."""


def compare(*, event_id: int) -> None:
    """Hold the claims of an event against each other and against look-alikes in other events of the same act.

    A pair is compared anew from what the claims now say. Claims whose contradictions changed are weighed again.
    """
    with transaction.atomic():
        event = Event.objects.select_related("act").get(pk=event_id)
        with connection.cursor() as cursor:
            # Two events may share a pair of look-alikes: one comparison of an act at a time.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('compare'), %s)", [event.act_id])
        due = Event.objects.values_list("compare_due", flat=True).get(pk=event.pk)
        voices, seen = _as_everybody_hears(_voices(event))
        found, chosen = _between(voices, seen, event)
        corroboration.ask(claims=pairs.keep(pairs=found, held=_held(event)))
        foremost.keep(event=event, chosen=chosen, pairs=found, seen=seen)
        Event.objects.filter(pk=event.pk).update(compare_done=due)


def _held(event: Event) -> Iterable[Contradiction]:
    """The pairs with a claim of the event, and those a person has judged by quotes that have moved into it since."""
    claims = event.claims.values("pk")
    between = Contradiction.objects.exclude(one=F("other")).select_related("judged_by")
    judged = between.exclude(judgement=Judgement.SUGGESTED)
    moved = judged.filter(one_appearance__claim__in=claims, other_appearance__claim__in=claims)
    return [*between.filter(Q(one__in=claims) | Q(other__in=claims)), *moved]


def _voices(event: Event) -> Voices:
    """The event's claims and its look-alikes, each with its standing appearances, earliest first."""
    claims = [*event.claims.filter(merged_into=None), *_lookalikes(event)]
    rows = (
        Appearance.objects.filter(claim__in=claims)
        .exclude(judgement=Judgement.REJECTED)
        .select_related("claim__event__act", "claim__measure", "capture__article__source", "attributed_to")
        .defer("capture__text", "capture__fingerprint", "capture__hints")
    )
    voices: dict[Claim, list[Appearance]] = {}
    for row in sorted(rows, key=_first):
        voices.setdefault(claim_of(row), []).append(row)
    return voices


def _as_everybody_hears(voices: Voices) -> tuple[Voices, set[int]]:
    """The claims with the quotes that everybody may see, and the keys of those; with all, where none is in sight.

    What stands in a draft or under embargo is held against nobody: the reason of a pair is read by all who see it.
    """
    seen = _in_sight(voices)
    heard = {claim: [row for row in rows if row.pk in seen] or rows for claim, rows in voices.items()}
    return heard, seen


def _first(row: Appearance) -> tuple[str, str]:
    return (row.capture.article.rank, row.public_id)


def _lookalikes(event: Event) -> Iterable[Claim]:
    """Claims about another event of the same act that give the same exact figure somewhere near: easily mistaken."""
    exact = Q(approximate=False, low__isnull=False, low=F("high"))
    figures = event.claims.filter(exact, merged_into=None).values("low")
    return Claim.objects.filter(
        exact, event__act=event.act, merged_into=None, low__in=figures, event__places__overlap=event.places
    ).exclude(event=event)


def _between(voices: Voices, seen: Collection[int], event: Event) -> tuple[list[Pair], Chosen | None]:
    """All pairs that are kept, and of a large event how they were chosen."""
    sides = _Sides(voices, seen, list(_tellings(voices, event)))
    inside = sorted((claim for claim in voices if claim.event_id == event.pk), key=_name)
    chosen = None
    if len(inside) > comparing.LOOKED_THROUGH:
        few = comparing.LOOKED_THROUGH
        chosen = foremost.choose(event=event, voices=voices, sides=sides.alone, few=few)
    every = chosen.pairs if chosen else combinations(inside, 2)
    found = [_pair(one, other, sides) for one, other in (*every, *_with_lookalikes(voices, event))]
    return found, chosen


def _name(claim: Claim) -> str:
    return claim.public_id


def _with_lookalikes(voices: Voices, event: Event) -> Iterable[tuple[Claim, Claim]]:
    """Each claim of the event with those elsewhere that give its figure."""
    alike: dict[tuple[object, object], list[Claim]] = {}
    for claim in sorted(voices, key=_name):
        if claim.event_id != event.pk:
            alike.setdefault((claim.low, claim.high), []).append(claim)
    for one in sorted(voices, key=_name):
        for other in alike.get((one.low, one.high), ()) if one.event_id == event.pk else ():
            first, second = sorted((one, other), key=_name)
            yield first, second


def _in_sight(voices: Voices) -> set[int]:
    """The quotes (by primary key) whose articles everybody may see."""
    quotes = Appearance.objects.filter(pk__in=[row.pk for rows in voices.values() for row in rows])
    in_sight = quotes.filter(piece_visible(None, timezone.now(), "capture__article"))
    return set(in_sight.order_by().values_list("pk", flat=True))


def _spokesman(rows: Sequence[Appearance], seen: Collection[int]) -> Appearance:
    """The quote that stands for a claim: one that asserts it, in sight of everybody, and of these the earliest.

    A pair is hidden with its quotes, so a quote that few may see would hide it from those who may see another.
    """
    return min(rows, key=lambda row: (row.stance == Stance.DISPUTES, row.pk not in seen))


def _tellings(voices: Voices, event: Event) -> Iterable[Telling]:
    """Every figure of the event's claims where it stands, so that those of one clause can be added up."""
    for claim, rows in voices.items():
        if claim.event_id == event.pk and claim.value.numeric:
            for row in rows:
                if row.stance != Stance.DISPUTES:
                    yield Telling(
                        claim.public_id, claim.measure.population, claim.value, str(row.capture_id), row.start, row.end,
                        row.quote, str(row.attributed_to_id or ""),
                    )  # fmt: skip


class _Sides:
    """Every claim as it is held against others, worked out once, and the outlets that say it in their own voice."""

    def __init__(self, voices: Voices, seen: Collection[int], told: Sequence[Telling]) -> None:
        self.voices = voices
        beside, together = parts.side_by_side(told), parts.in_one_breath(told)
        self.alone = {
            claim: replace(
                _comparand(claim, rows),
                beside=beside.get(claim.public_id, ()),
                together=together.get(claim.public_id, frozenset()),
            )
            for claim, rows in voices.items()
        }
        self.speaking = {claim: _spokesman(quotes, seen) for claim, quotes in voices.items()}
        self.outlets = {claim: _outlets(quotes, seen) for claim, quotes in voices.items()}
        dropped = any(side.dropped for side in self.alone.values())
        captures = {row.capture_id for rows in voices.values() for row in rows} if dropped else set()
        self.spans = Sighting.objects.spans(captures) if captures else {}

    def of(self, claim: Claim, other: Claim) -> Comparand:
        """One claim as it is held against another, which may have taken its place in the same article."""
        side = self.alone[claim]
        if not side.dropped:
            return side
        asserting = [row for row in self.voices[claim] if row.stance != Stance.DISPUTES]
        replaced = list(_replaced(asserting or self.voices[claim], self.voices[other], self.spans))
        if not replaced:
            return side
        return replace(side, corrected_by=other.public_id, unannounced=not _noticed(replaced))


def _pair(first: Claim, second: Claim, sides: _Sides) -> Pair:
    """Two claims by the quotes that stand for them, and what came of comparing what they give.

    An outlet that says both is told by its own quotes of them.
    """
    left, right = sides.of(first, second), sides.of(second, first)
    ours, theirs = sides.outlets[first], sides.outlets[second]
    itself = next(iter(sorted(ours.keys() & theirs.keys())), "")
    found = contradictions.self_contradiction(left, right, itself) if itself else None
    return Pair(
        ours[itself] if found else sides.speaking[first],
        theirs[itself] if found else sides.speaking[second],
        found or contradictions.compare(left, right),
        values=(wording.value(left.value), wording.value(right.value)),
        apart=severity.apart(left.value, right.value),
    )


def comparand(claim: Claim) -> Comparand:
    """A claim as comparing meets it by its own sentence and value alone, whatever is said of it."""
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
        language=claim.language,
        quote=claim.text,
    )


def _comparand(claim: Claim, rows: Sequence[Appearance]) -> Comparand:
    """A claim as the comparison with another meets it; one that everybody disputes stands for its denial."""
    asserting = [row for row in rows if row.stance != Stance.DISPUTES]
    said = asserting or rows
    standing = [row for row in said if row.superseded_at is None and row.stale_at is None]
    return replace(
        comparand(claim),
        value=claim.value if asserting else claim.value.denied(),
        dropped=bool(said) and not standing,
        day=scenes.own_day(row.happened for row in standing or said),
        party_only=bool(said) and all(row.party for row in standing or said),
        quote=asserting[0].quote if asserting else "",
    )


def _replaced(
    old: Sequence[Appearance], new: Sequence[Appearance], spans: Mapping[int, Span]
) -> Iterable[Capture]:
    """The captures of an article that say only the new, seen after one that said only the old."""
    for before in old:
        for after in new:
            if (
                before.capture.article.canonical_pk == after.capture.article.canonical_pk
                and {before.capture_id, after.capture_id} <= spans.keys()
                and spans[before.capture_id][0] < spans[after.capture_id][1]
                and before.capture_id not in {row.capture_id for row in new}
                and after.capture_id not in {row.capture_id for row in old}
            ):
                yield after.capture


def _noticed(captures: Sequence[Capture]) -> bool:
    """Whether any of these pieces ever said that it was corrected or withdrawn."""
    pieces = {capture.article.canonical_pk for capture in captures}
    piece = Q(later__article__in=pieces) | Q(later__article__merged_into__in=pieces)
    return Alteration.objects.filter(piece, kinds__overlap=NOTICES).exists()


def _outlets(rows: Sequence[Appearance], seen: Collection[int]) -> dict[str, Appearance]:
    """The outlets that say a claim in their own voice, each by the first quote of it that everybody may see."""
    found: dict[str, Appearance] = {}
    for row in rows:
        source = row.capture.article.source
        if row.stance == Stance.ASSERTS and row.attributed_to_id is None and source and row.pk in seen:
            found.setdefault(source.name, row)
    return found
