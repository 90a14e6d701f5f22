"""What the page of one event shows: every figure of every measure, side by side, and where they cannot all stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from claims.models import Claim, Corroboration, Event, Measure
from claims.pages import figures, ledger, seen
from claims.pages.claim import visible_addresses
from claims.pages.firsttold import Telling, first_told, named_origins
from claims.pages.pairs import Pair, founded_first, pairs_of_event, unshown_of_event
from claims.pages.ranges import Drawing, Scale, draw, gap, scale_for
from claims.rules.values.value import Value
from claims.rules.values.wording import grouped
from claims.rules.weighing.backing import Role, Side
from claims.vocabulary import Polarity
from sources.pages import wording
from sources.visibility import Reader, newsroom

MOST = 300  # figures on one page


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the claims on the page, by claim: how each is backed, and when it was first told.

    ``visible`` are the origins behind them that the reader may be told of.
    """

    backings: Mapping[int, Corroboration]
    told: Mapping[int, Telling]
    visible: set[str]


@dataclass(slots=True)
class Figure:
    """One claim's figure, how it is backed, on whose word (``origins``), and what it clashes with."""

    claim: Claim
    backing: Corroboration | None
    party: bool
    drawing: Drawing | None
    gaps: list[tuple[float, float]]
    contested: bool
    beside: str
    told: Telling
    origins: str
    best: bool = False

    @property
    def value(self) -> str:
        """The figure alone."""
        return figures.short(self.claim.value)

    @property
    def as_of(self) -> str:
        """The moment it speaks for."""
        running = gettext("running tally") if self.claim.running else ""
        return " · ".join(part for part in (wording.period(self.claim.as_of), running) if part)


@dataclass(frozen=True, slots=True)
class Chart:
    """Every figure of one measure in one unit, with low, best supported and high."""

    measure: Measure
    unit: str
    anchor: str
    scale: Scale | None
    figures: list[Figure]
    low: str
    best: str
    high: str
    contested: bool
    pairs: list[Pair]

    @property
    def ranged(self) -> bool:
        """Whether low and high say more than the best supported figure does."""
        return self.scale is not None and len(self.figures) > 1

    @property
    def state(self) -> str:
        """How the figures stand to each other, where none is contested."""
        if len(self.figures) == 1:
            return gettext("one figure")
        if any(figure.claim.running or figure.claim.as_of for figure in self.figures):
            return gettext("grows with time, no contradiction")
        agreeing = max(figure.backing.origins_for if figure.backing else 0 for figure in self.figures)
        return (
            gettext("%(origins)s agree") % {"origins": wording.many(agreeing, "origin")}
            if agreeing > 1
            else gettext("not contested")
        )


def event_page(event: Event, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """Everything the template prints."""
    rows = Claim.objects.visible_to(reader, now).current().for_page().filter(event=event)
    claims = list(rows.order_by("measure__label", "measure", "unit", "low", "high", "public_id")[:MOST])
    backings = seen.backings(claims, reader, now)
    pairs = pairs_of_event(event, reader, now)
    inside = founded_first([p for p in pairs if p.one.claim.event_id == p.other.claim.event_id], backings)
    named = {each for backing in backings.values() for each in ledger.addresses(backing) if _is_origin(each)}
    shown = visible_addresses(named, reader, now)
    charts = _charts(claims, Known(backings, first_told(claims, reader, now), shown), inside)
    return {
        "event": event,
        "veiled": newsroom(reader) and Event.objects.veiled(now).filter(pk=event.pk).exists(),
        "when": wording.period(event.when),
        "fineness": wording.fineness(event.when),
        "charts": charts,
        "backed": backings,
        "figures": [figure for chart in charts for figure in chart.figures],
        "contested": sum(chart.contested for chart in charts),
        "cut": len(claims) == MOST,
        "further": unshown_of_event(event, pairs, reader, now) if _crowded(claims) else 0,
        "pairs": [pair for pair in inside if pair.contradicts],
        "explained": [pair for pair in inside if pair.explainer and not pair.contradicts],
        "lookalikes": [pair for pair in pairs if pair.one.claim.event_id != pair.other.claim.event_id],
    }


def _crowded(claims: Sequence[Claim]) -> bool:
    """Whether some pairs of the event may be counted and not kept, as far as its first claims tell."""
    return len(claims) == MOST or any(getattr(claim, "further", None) for claim in claims)


def _is_origin(address: str) -> bool:
    return not address.startswith("claim:")


def _charts(claims: Sequence[Claim], known: Known, pairs: Sequence[Pair]) -> list[Chart]:
    groups: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.measure_id, claim.unit].append(claim)
    charts = [_chart(group, known, pairs, index) for index, group in enumerate(groups.values(), 1)]
    return sorted(charts, key=lambda chart: (not chart.contested, -len(chart.figures)))


def _chart(claims: Sequence[Claim], known: Known, pairs: Sequence[Pair], index: int) -> Chart:
    own = {claim.pk for claim in claims}
    mine = [pair for pair in pairs if pair.one.claim.pk in own]
    clashes = [pair for pair in mine if pair.contradicts and not pair.within]
    scale = scale_for([claim.value for claim in claims if claim.polarity == Polarity.YES])
    found = [_figure(claim, known, scale, mine) for claim in claims]
    best = _best(found)
    low, high = _bounds(found)
    contested = any(figure.contested for figure in found)
    return Chart(
        claims[0].measure, claims[0].unit, f"m{index}", scale, found, low, best, high, contested, clashes
    )


def _figure(claim: Claim, known: Known, scale: Scale | None, pairs: Sequence[Pair]) -> Figure:
    backing = known.backings.get(claim.pk)
    mine = [
        pair for pair in pairs if claim.pk in (pair.one.claim.pk, pair.other.claim.pk) and not pair.within
    ]
    clashes = [pair for pair in mine if pair.contradicts]
    yes = claim.polarity == Polarity.YES
    gaps = [gap(pair.one.claim.value, pair.other.claim.value, scale) for pair in clashes] if scale else []
    return Figure(
        claim=claim,
        backing=backing,
        party=_party_only(backing),
        drawing=draw(claim.value, scale) if scale and yes else None,
        gaps=sorted({stretch for stretch in gaps if stretch}),
        contested=backing.contested if backing else bool(clashes),
        beside=_beside(claim, mine),
        told=known.told.get(claim.pk, Telling()),
        origins=named_origins(backing, known.visible),
    )


def _party_only(backing: Corroboration | None) -> bool:
    """Whether nobody but a party says so."""
    if backing is None or backing.origins_for:
        return False
    return any(
        entry["role"] == Role.PARTY.value and entry["side"] != Side.AGAINST.value for entry in backing.ledger
    )


def _beside(claim: Claim, pairs: Sequence[Pair]) -> str:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        other = pair.other if pair.one.claim.pk == claim.pk else pair.one
        words[pair.row.get_outcome_display()].append(other.figure)
    joins = {
        "contradicts": gettext("contradicts"),
        "compatible": gettext("compatible with"),
        "not comparable": gettext("not comparable with"),
    }
    return "; ".join(
        f"{joins[outcome]} {wording.listed(sorted(set(others)))}" for outcome, others in sorted(words.items())
    )


def _best(found: Sequence[Figure]) -> str:
    """Mark the best supported figure: by score, then origins, then articles; a party's word never is."""
    ranked = [
        figure for figure in found if figure.backing and not figure.party and figure.backing.origins_for
    ]
    if not ranked:
        return ""
    best = min(ranked, key=_rank)
    best.best = len(found) > 1
    return best.value


def _rank(figure: Figure) -> tuple[float, int, int, str]:
    backing = figure.backing
    if backing is None:
        return (0.0, 0, 0, figure.claim.public_id)
    return (-backing.score, -backing.origins_for, -backing.articles, figure.claim.public_id)


def _bounds(found: Sequence[Figure]) -> tuple[str, str]:
    """The lowest and highest figure anybody but a party gives."""
    values: list[Value] = [each.claim.value for each in found if each.drawing and not each.party]
    lows = [value.low for value in values if value.low is not None]
    highs = [bound for value in values for bound in (value.low, value.high) if bound is not None]
    return _edge(min(lows, default=None)), _edge(max(highs, default=None))


def _edge(bound: Decimal | None) -> str:
    return wording.figures(grouped(bound)) if bound is not None else ""
