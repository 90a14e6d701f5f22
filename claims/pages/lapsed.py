"""What pages tell of words an article has dropped, and of copies that still carry what was taken back above them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from claims.models import Appearance
from claims.models.appearance import AppearanceQuerySet
from sources.models import Article, Sighting
from sources.models.article import kept_from
from sources.pages import wording
from sources.pages.article import title_of
from sources.visibility import Reader, newsroom

UNSEEN = (None, None)
MOST = 100  # stale copies listed on an article's page; the rest is counted


def withhold(rows: Iterable[Appearance], reader: Reader | None, now: datetime) -> None:
    """Take from appearances, in memory, the marks that rest on an article the reader may not know of."""
    marked = [row for row in rows if row.stale_from_id or row.superseded_by_id]
    if not marked or newsroom(reader):
        return
    held = Appearance.objects.filter(hidden_behind(reader, now), pk__in=[row.pk for row in marked])
    hidden = set(held.values_list("pk", flat=True))
    for row in marked:
        if row.pk in hidden:
            row.stale_at = row.stale_from = row.superseded_at = row.superseded_by = None


def hidden_behind(reader: Reader | None, now: datetime) -> Q:
    """The condition under which an appearance's marks rest on an article that is kept from the reader."""
    kept = kept_from(reader, now)
    return Q(stale_from__in=kept) | Q(superseded_by__article__in=kept)


@dataclass(frozen=True, slots=True)
class StaleCopy:
    """One article that still carries what another has taken back: the words, and when they were last seen there."""

    appearance: Appearance
    last: datetime | None

    @property
    def seen_after(self) -> bool:
        """Whether it was looked at after the words were taken back, so that it does carry them still."""
        taken = self.appearance.stale_at
        return bool(self.last and taken and self.last >= taken)

    @property
    def article(self) -> Article:
        """The copy."""
        return self.appearance.capture.article.canonical

    @property
    def name(self) -> str:
        """What to call it in passing."""
        return title_of(self.article)

    @property
    def seen(self) -> str:
        """When it was last seen with these words, and whether that was after they were taken back."""
        if self.last is None:
            return gettext("seen at a time nobody noted")
        told = {"last": wording.moment(self.last)}
        if self.seen_after:
            return gettext("last seen %(last)s, after it was taken back") % told
        return gettext("last seen %(last)s, before it was taken back") % told


@dataclass(frozen=True, slots=True)
class Stale:
    """The copies that still carry what an article has taken back: how many articles, and the words, claim by claim."""

    articles: int
    copies: list[StaleCopy]


def copies_of(
    article: Article, reader: Reader | None, now: datetime, *, since: datetime | None = None
) -> Stale:
    """The stale copies of an article as far as the reader may see them, by claim and then by outlet.

    With ``since`` only of what was taken back at that moment.
    """
    rows = _stale_from(article, reader, now)
    rows = rows.filter(stale_at=since) if since else rows
    piece = Coalesce("capture__article__merged_into", "capture__article")
    number = rows.order_by().values(piece=piece).distinct().count()
    shown = rows.for_page().select_related("capture__article__merged_into__source") if number else rows.none()
    heavy = ("capture__text", "capture__fingerprint", "capture__hints")
    listed = shown.defer(*heavy).order_by("claim__public_id", "capture__article__published_at", "public_id")
    found = list(listed[:MOST])
    spans = Sighting.objects.spans({row.capture_id for row in found}) if found else {}
    return Stale(number, [StaleCopy(row, spans.get(row.capture_id, UNSEEN)[1]) for row in found])


def _stale_from(article: Article, reader: Reader | None, now: datetime) -> AppearanceQuerySet:
    return Appearance.objects.standing().visible_to(reader, now).filter(stale_from=article)


def stale_pieces(claim_rows: Sequence[Appearance]) -> int:
    """How many articles among some appearances are stale copies."""
    return len({row.capture.article.canonical_pk for row in claim_rows if row.stale_at})
