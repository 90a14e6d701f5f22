"""Lists what articles have taken back while copies still carry it: the newest first, with the copies and the claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, Q, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils.translation import gettext

from claims.models import Appearance, Claim
from claims.models.appearance import AppearanceQuerySet
from claims.pages.lapsed import UNSEEN, StaleCopy, hidden_behind
from claims.rules.weighing.lapses import lapsed
from sources.models import Alteration, Article, Sighting
from sources.pages import paging, wording
from sources.pages.article import title_of
from sources.pages.paging import Key, Page
from sources.visibility import Reader, newsroom

SHOWN = 12  # quotes of copies listed with each; the article's own page lists more
KEYS = (Key("stale_at", descending=True), Key("stale_from_id", descending=True))

Place = tuple[datetime | None, int | None]


@dataclass(slots=True)
class Correction:
    """Something an article has taken back at one moment, and the copies that still carry it.

    ``alteration`` is empty where the page was taken down altogether.
    """

    article: Article
    since: datetime
    days: int
    alteration: Alteration | None
    pieces: int
    copies: list[StaleCopy] = field(default_factory=list)
    weighed: list[Claim] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What to call the article in passing."""
        return title_of(self.article)

    @property
    def when(self) -> str:
        """When it was first seen to say so no longer."""
        return wording.moment(self.since)

    @property
    def ago(self) -> str:
        """The same as days that have passed."""
        days = wording.many(self.days, "day")
        return gettext("today") if self.days == 0 else gettext("%(days)s ago") % {"days": days}

    @property
    def claims(self) -> list[tuple[Claim, str]]:
        """The claims that rested on it, and what their arithmetic says of it now."""
        return [(claim, _why(claim)) for claim in self.weighed]


def _why(claim: Claim) -> str:
    return "; ".join(lapsed(claim.corroboration.ledger)) if hasattr(claim, "corroboration") else ""


def corrections(
    reader: Reader | None, now: datetime, after: str
) -> tuple[Page[Appearance], list[Correction]]:
    """One page of what was taken back and is carried still, and what to print of it; a fixed number of queries."""
    rows = _stale(reader, now)
    first = rows.distinct("stale_at", "stale_from_id").select_related("stale_from__source")
    page = paging.page(first.defer("capture"), KEYS, after)
    places = [(row.stale_at, row.stale_from_id) for row in page.rows]
    inside = rows.filter(_at(places)) if places else rows.none()
    pieces, changes = _pieces(inside), _changes(places)
    found: dict[Place, Correction] = {}
    for row in page.rows:
        if row.stale_from is not None and row.stale_at is not None:
            place: Place = (row.stale_at, row.stale_from_id)
            days = max((now - row.stale_at).days, 0)
            found[place] = Correction(
                row.stale_from, row.stale_at, days, changes.get(place), pieces.get(place, 0)
            )
    for copy in _copies(inside):
        found[copy.appearance.stale_at, copy.appearance.stale_from_id].copies.append(copy)
    for where, claim in _weighed(inside):
        found[where].weighed.append(claim)
    return page, list(found.values())


def places(reader: Reader | None, now: datetime, most: int) -> int:
    """How many corrections have not travelled, counted up to ``most``."""
    return _stale(reader, now).order_by().values("stale_at", "stale_from").distinct()[:most].count()


def _stale(reader: Reader | None, now: datetime) -> AppearanceQuerySet:
    rows = Appearance.objects.standing().stale().visible_to(reader, now)
    return rows if newsroom(reader) else rows.exclude(hidden_behind(reader, now))


def _at(places: Sequence[Place]) -> Q:
    inside = Q()
    for at, article in places:
        inside |= Q(stale_at=at, stale_from=article)
    return inside


def _pieces(rows: AppearanceQuerySet) -> dict[Place, int]:
    """How many articles carry each."""
    piece = Coalesce("capture__article__merged_into", "capture__article")
    counted = rows.order_by().values("stale_at", "stale_from").annotate(number=Count(piece, distinct=True))
    return {(row["stale_at"], row["stale_from"]): row["number"] for row in counted}


def _weighed(rows: AppearanceQuerySet) -> list[tuple[Place, Claim]]:
    """The claims of all quotes of each, also of those that are not listed."""
    kept = (
        rows.exclude(claim=None).order_by("claim").values_list("stale_at", "stale_from", "claim").distinct()
    )
    places = list(kept)
    claims = Claim.objects.select_related("corroboration").in_bulk({claim for *_, claim in places})
    return [((at, article), claims[claim]) for at, article, claim in places if claim in claims]


def _changes(places: Sequence[Place]) -> Mapping[Place, Alteration]:
    """What was changed at each moment, where a text was seen that does without."""
    articles = [article for _, article in places if article is not None]
    piece = Coalesce("later__article__merged_into", "later__article")
    rows = Alteration.objects.annotate(piece=piece).filter(
        later__article__in=Article.objects.of_pieces(articles),
        sighting__seen_at__in=[at for at, _ in places],
    )
    rows = rows.select_related("sighting", "earlier", "later").defer(
        "spans", "earlier__text", "earlier__fingerprint", "later__text", "later__fingerprint"
    )
    return {(row.sighting.seen_at, row.piece): row for row in rows}


def _copies(rows: AppearanceQuerySet) -> list[StaleCopy]:
    """The first quotes of each, by outlet."""
    place = Window(
        RowNumber(),
        partition_by=[F("stale_at"), F("stale_from")],
        order_by=["capture__article__source__name", "public_id"],
    )
    shown = rows.for_page().select_related("claim", "capture__article__merged_into__source")
    found = list(
        shown.defer("capture__text", "capture__fingerprint", "capture__hints")
        .annotate(place=place)
        .filter(place__lte=SHOWN)
        .order_by("place")
    )
    spans = Sighting.objects.spans({row.capture_id for row in found}) if found else {}
    return [StaleCopy(row, spans.get(row.capture_id, UNSEEN)[1]) for row in found]
