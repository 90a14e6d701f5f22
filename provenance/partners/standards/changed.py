"""Finds what changed about a claim, an event or a source, as everybody may know it, the latest first, page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from claims.api.appearances import APPEARANCES
from claims.api.reviews import REVIEWS
from claims.models import Claim, Event
from provenance.pages import happening
from provenance.pages.history import Line
from provenance.partners.catalogue import BY_NAME
from provenance.partners.standards.atom import Entry
from provenance.partners.standards.site import Site
from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.models import Source
from sources.vocabulary import AlterationKind, Judgement

MOST = 30
"""Entries on a page; those of one moment are never parted, as the next page begins before it."""
Made = Callable[[Any, datetime], Entry]


@dataclass(frozen=True, slots=True)
class Part:
    """Entries of one kind, whole down to a moment (``floor``) below which there are more; None where there are none."""

    entries: list[Entry]
    floor: datetime | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """By which column rows are put in time, before which moment they lie, and how each is made an entry."""

    column: str
    before: datetime | None
    made: Made


def of_claim(
    claim: Claim,
    before: datetime | None,
    audience: Audience,
    site: Site,
    *,
    tired: Callable[[], bool] = lambda: False,
) -> list[Part]:
    """Its log: what was decided, by whom, and how its score moved; ``tired`` as for ``happening.lines``."""
    address = site.page("claims", claim.public_id)
    lines = happening.lines(claim, audience.now, until=before, tired=tired)
    told = [_line(each, claim, address) for each in lines if before is None or each.entry.at < before]
    return [Part(told, told[-1].at if len(lines) >= MOST and told else None)]


def _line(line: Line, claim: Claim, address: str) -> Entry:
    seal = bytes(line.entry.hash).hex()
    return Entry(
        name=f"claims/{claim.public_id}/entry-{seal[:24]}",
        title=line.what,
        address=f"{address}#entry-{line.seal}",
        at=line.entry.at,
        author=line.who if line.person else "",
        words=line.why,
    )


def of_event(event: Event, before: datetime | None, audience: Audience, site: Site) -> list[Part]:
    """Articles that carry its claims, and reviews of them."""
    here = Q(claim__event=event)
    return [
        _rows(APPEARANCES, here, Stretch("created_at", before, _quote(site)), audience),
        _rows(REVIEWS, here, Stretch("written_at", before, _review(site)), audience),
    ]


def of_source(source: Source, before: datetime | None, audience: Audience, site: Site) -> list[Part]:
    """What it published or said, and what it changed in a text since."""
    own = Q(capture__article__source__in=source.bearers) | Q(attributed_to__in=source.bearers)
    changed = Q(later__article__source__in=source.bearers) & ~Q(kinds=[AlterationKind.COSMETIC.value])
    seen = Stretch("sighting__seen_at", before, _alteration(site))
    return [
        _rows(APPEARANCES, own, Stretch("created_at", before, _quote(site)), audience),
        _rows(BY_NAME["alterations"], changed, seen, audience),
    ]


def _rows(resource: Resource, of: Q, stretch: Stretch, audience: Audience) -> Part:
    """The latest rows of one kind as entries: as many as a page holds, and all that share the moment of the last."""
    rows = resource.rows(audience).filter(of).annotate(came_at=F(stretch.column))
    if resource is APPEARANCES:
        rows = rows.exclude(judgement=Judgement.REJECTED)
    if stretch.before is not None:
        rows = rows.filter(came_at__lt=stretch.before)
    latest = list(rows.order_by("-came_at").values_list("came_at", flat=True)[: MOST + 1])
    floor = latest[MOST - 1] if len(latest) > MOST else None
    kept = rows if floor is None else rows.filter(came_at__gte=floor)
    if floor is not None and not rows.filter(came_at__lt=floor).exists():
        floor = None
    read = list(kept.values(*resource.brief.columns, "came_at"))
    moments = [row["came_at"] for row in read]
    told = resource.brief.worded(read, audience)
    return Part([stretch.made(each, at) for each, at in zip(told, moments, strict=True)], floor)


def _quote(site: Site) -> Made:
    def made(told: Any, at: datetime) -> Entry:
        outlet = told["article"]["source"] or told["article"]["title"] or "An article"
        whose = f", in the words of {told['attributed_to']}" if told["attributed_to"] else ""
        return Entry(
            name=f"appearances/{told['id']}",
            title=f"{outlet} {told['stance']}: {told['claim']['text']}",
            address=site.page("claims", told["claim"]["id"]),
            at=at,
            author=told["article"]["source"],
            words=f"“{' '.join(told['quote'].split())}”{whose}",
            language=told["language"],
        )

    return made


def _review(site: Site) -> Made:
    def made(told: Any, at: datetime) -> Entry:
        rating = f": {told['rating']['name']}" if told["rating"] else ""
        return Entry(
            name=f"reviews/{told['id']}",
            title=f"Review {told['stage']}{rating} · {told['claim_text']}",
            address=site.page("claims", told["claim"]),
            at=at,
            author=told["written_by"],
            words=told["summary"],
        )

    return made


def _alteration(site: Site) -> Made:
    def made(told: Any, at: datetime) -> Entry:
        article = told["article"]
        page = site.page("articles", article["id"])
        return Entry(
            name=f"alterations/{told['id']}",
            title=f"Changed ({', '.join(told['kinds'])}): {article['title'] or article['url']}",
            address=f"{page}captures/?earlier={told['earlier']}&later={told['later']}",
            at=at,
            author=article["source"],
        )

    return made


def cut(*parts: Part) -> tuple[list[Entry], datetime | None]:
    """The latest that fill a page, and before which moment the next one goes on; None at the end.

    Entries of the moment at which the page is full all stand on it: the next one begins before that moment.
    """
    floor = max((each.floor for each in parts if each.floor), default=None)
    found = [each for part in parts for each in part.entries if floor is None or each.at >= floor]
    ordered = sorted(found, key=lambda each: (each.at, each.name), reverse=True)
    last = ordered[MOST - 1].at if len(ordered) >= MOST else None
    kept = [each for each in ordered if last is None or each.at >= last]
    return kept, last if len(kept) < len(ordered) else floor
