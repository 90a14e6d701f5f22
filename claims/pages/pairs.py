"""Shows what came of holding claims against each other, seen from one claim or from one event."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Q, QuerySet, When
from django.utils.translation import gettext

from claims.models import Appearance, Claim, Contradiction, Corroboration, Event, Explainer, FurtherRivals
from claims.pages import figures
from claims.pages.explained import explained
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.models.article import piece_visible
from sources.visibility import Reader
from sources.vocabulary import OUTLET_UNKNOWN, SectionKind

MOST = 60  # pairs on the page of a claim
MOST_OF_EVENT = 240  # and on that of an event
BOTH_SAY_SO = (ContradictionKind.TIME, ContradictionKind.PLACE)  # two voices of one claim, neither denying it
ITS_OWN = (ContradictionKind.SELF, ContradictionKind.EDITED)  # what an outlet changed or says against itself
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
        return source.name if source else gettext(OUTLET_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, what came of comparing them, and why."""

    row: Contradiction
    one: Side
    other: Side
    explainer: Explainer | None = None

    @property
    def mark(self) -> str:
        """The mark of the outcome."""
        return MARKS[Outcome(self.row.outcome)]

    @property
    def contradicts(self) -> bool:
        """Whether the two cannot both stand."""
        return self.row.outcome == Outcome.CONTRADICTS

    @property
    def turned(self) -> "Pair":
        """The same pair with its sides exchanged."""
        return Pair(self.row, self.other, self.one, self.explainer)

    @property
    def within(self) -> bool:
        """Whether both are voices of one claim."""
        return self.row.one_id == self.row.other_id


def pairs_of_claim(claim: Claim, reader: Reader | None, now: datetime) -> list[Pair]:
    """Every pair the claim is in, the claim itself always on the first side; contradictions come first."""
    rows = _gravest_first(Contradiction.objects.standing().filter(Q(one=claim) | Q(other=claim)))[:MOST]
    return [each.turned if each.row.one_id != claim.pk else each for each in pairs(rows, reader, now)]


def _gravest_first(rows: QuerySet[Contradiction]) -> QuerySet[Contradiction]:
    """Contradictions first, so that a list that is cut leaves out what can stand side by side."""
    order = Case(*(When(outcome=outcome, then=place) for place, outcome in enumerate(MARKS)))
    return rows.order_by(order, "public_id")


def unshown(found: Sequence[Pair], backing: Corroboration | None) -> int:
    """How many claims contradict one beside those of the pairs ``found``: beyond the list's end, or only counted."""
    if backing is None:
        return 0
    shown = sum(pair.contradicts and not pair.within for pair in found)
    return (max(0, backing.contradictions - shown) if len(found) == MOST else 0) + backing.further


def pairs_of_event(event: Event, reader: Reader | None, now: datetime) -> list[Pair]:
    """Every pair with a claim of the event in it, the event's own claim on the first side.

    Each side is asked by itself and found by its index: for those of which either is true, all would be read.
    """
    one, other = (
        Contradiction.objects.filter(way).order_by() for way in (Q(one__event=event), Q(other__event=event))
    )
    rows = Contradiction.objects.standing().filter(pk__in=one.values("pk").union(other.values("pk")))
    found = pairs(_gravest_first(rows)[:MOST_OF_EVENT], reader, now)
    return [each.turned if each.one.claim.event_id != event.pk else each for each in found]


def unshown_of_event(event: Event, found: Sequence[Pair], reader: Reader | None, now: datetime) -> int:
    """How many more pairs of an event cannot both stand: beyond the end of those ``found``, or only counted."""
    counted = FurtherRivals.objects.pairs_in(event.pk, reader, now)
    if len(found) < MOST_OF_EVENT:
        return counted
    rows = Contradiction.objects.standing().visible_to(reader, now).exclude(one=F("other"))
    kept = rows.filter(outcome=Outcome.CONTRADICTS, one__event=event, other__event=event).count()
    shown = sum(
        each.contradicts and not each.within and each.one.claim.event_id == each.other.claim.event_id
        for each in found
    )
    return counted + kept - shown


def founded_first(found: Sequence[Pair], backings: Mapping[int, Corroboration]) -> list[Pair]:
    """Those between independent origins first; a reader's or a party's word against another comes after them."""
    return sorted(found, key=lambda pair: _unfounded(pair, backings))


def _unfounded(pair: Pair, backings: Mapping[int, Corroboration]) -> bool:
    kind = ContradictionKind(pair.row.kind)
    if pair.within:
        voices = [side.quote for side in (pair.one, pair.other)]
        return kind is ContradictionKind.PARTY or any(
            (quote.party or quote.section == SectionKind.COMMENT)
            and (quote.stance == Stance.DISPUTES or kind in BOTH_SAY_SO)
            for quote in voices
        )
    held = [backings[side.claim.pk] for side in (pair.one, pair.other) if side.claim.pk in backings]
    return kind not in ITS_OWN and len(held) == 2 and not all(backing.origins_for for backing in held)


def pairs(rows: QuerySet[Contradiction], reader: Reader | None, now: datetime) -> list[Pair]:
    """The pairs among ``rows`` whose claims and quotes the reader may all see.

    Claims and quotes are read apart: the database plans a few narrow joins far sooner than one of twenty tables.
    """
    held = list(rows.select_related("judged_by"))
    claims = Claim.objects.visible_to(reader, now).for_page()
    claims_by_pk = claims.in_bulk({end for row in held for end in (row.one_id, row.other_id)})
    words = {end for row in held for end in (row.one_appearance_id, row.other_appearance_id)}
    quotes_by_pk = _quotes(words, claims_by_pk.keys(), reader, now)
    told = explained(set(claims_by_pk), reader, now)
    found = []
    for row in held:
        ends = [(row.one_id, row.one_appearance_id), (row.other_id, row.other_appearance_id)]
        if all(claim in claims_by_pk and quote in quotes_by_pk for claim, quote in ends):
            sides = [
                _side(claims_by_pk[claim], quotes_by_pk[quote], row.one_id == row.other_id)
                for claim, quote in ends
            ]
            one, other = sides
            found.append(Pair(row, one, other, told.get((row.one_id, row.other_id))))
    return found


def _quotes(
    words: Collection[int], known: Set[int | None], reader: Reader | None, now: datetime
) -> dict[int, Appearance]:
    """Appearances by primary key, those the reader may see; of claims ``known`` to be seen nothing is asked again."""
    rows = Appearance.objects.filter(piece_visible(reader, now, "capture__article"))
    rows = rows.select_related("attributed_to", "capture__article__source")
    found = rows.defer("capture__text", "capture__fingerprint", "capture__hints").in_bulk(words)
    elsewhere = {quote.claim_id for quote in found.values() if quote.claim_id} - known
    if elsewhere:
        seen = Claim.objects.visible_to(reader, now).filter(pk__in=elsewhere)
        known = known | set(seen.values_list("pk", flat=True))
    return {pk: quote for pk, quote in found.items() if quote.claim_id in known}


def _side(claim: Claim, quote: Appearance, within: bool) -> Side:
    if within and quote.stance == Stance.DISPUTES:
        return Side(claim, quote, gettext("denied"))
    return Side(claim, quote, figures.short(quote.value if within and quote.value.numeric else claim.value))
