"""Sightings: the moments at which a captured text was seen at its address, first and again."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Max, Min

from sources.models.article import Article

Span = tuple[datetime, datetime]
"""When a text was seen first and last."""


class SightingQuerySet(models.QuerySet["Sighting"]):
    """Reading sightings."""

    def of_piece(self, piece: int) -> "SightingQuerySet":
        """Those of a piece (by primary key) at all its addresses, in the order of time."""
        rows = self.filter(capture__article__in=Article.objects.of_piece(piece))
        return rows.order_by("seen_at", "capture__public_id", "pk")

    def before(self, article: int, at: datetime) -> "Sighting | None":
        """The last look at an article's own address that saw a text before a moment."""
        rows = self.filter(capture__article=article, seen_at__lt=at)
        return rows.order_by("-seen_at", "-capture__public_id").first()

    def at_once(self, article: int, at: datetime) -> "SightingQuerySet":
        """The looks at an article's own address that saw a text at this very moment."""
        return self.filter(capture__article=article, seen_at=at)

    def spans(self, captures: Collection[int]) -> dict[int, Span]:
        """When each of some captures (by primary key) was seen first and last; those of unknown time are left out."""
        rows = self.filter(capture__in=captures).order_by().values("capture")
        found = rows.annotate(first=Min("seen_at"), last=Max("seen_at"))
        return {row["capture"]: (row["first"], row["last"]) for row in found}


class Sighting(models.Model):
    """One moment at which a capture's text was seen: by a look at its address, or as a hand-in says.

    Written once and never changed. Every look has its row, also the one that found what the look before it had found:
    which of them mattered can only be told once the last archive has come in, and an address is looked at some seven
    times. ``visit`` is the look's address, empty for a hand-in. ``raw_hash`` is the SHA-256 of the bytes that came
    then, empty where nobody says; they are kept (as the capture's raw page) only where they brought a new text. One who
    knows the moment alone and one who knows the look as well have a row each: whoever came first must not matter.
    """

    capture = models.ForeignKey("sources.Capture", on_delete=models.PROTECT, related_name="sightings")
    seen_at = models.DateTimeField()
    visit = models.ForeignKey(
        "sources.Visit", null=True, blank=True, on_delete=models.PROTECT, related_name="sightings"
    )
    raw_hash = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField(auto_now_add=True)

    objects = SightingQuerySet.as_manager()

    class Meta:
        ordering = ["seen_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["capture", "seen_at", "visit", "raw_hash"],
                nulls_distinct=False,
                name="a_text_is_seen_once_at_a_moment_by_a_look",
            ),
        ]
        indexes = [models.Index(fields=["seen_at"], name="sighting_by_moment")]

    def __str__(self) -> str:
        return f"{self.capture_id} seen {self.seen_at:%Y-%m-%d %H:%M}"
