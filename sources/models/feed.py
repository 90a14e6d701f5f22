"""Feeds: where an outlet announces its articles, when we last looked and what last went wrong."""

from django.db import models
from django.db.models.functions import Now

from sources.models.visit import Watched
from sources.vocabulary import FeedFormat, VisitOutcome


class FeedQuerySet(models.QuerySet["Feed"]):
    """Reading feeds."""

    def due(self) -> "FeedQuerySet":
        """Feeds we follow that are to be looked at now, on hosts that may be asked now."""
        return self.filter(active=True, due_at__lte=Now(), host__free_at__lte=Now())

    def failing(self) -> "FeedQuerySet":
        """Feeds we follow of which nothing came when they were last looked at."""
        fine = ("", VisitOutcome.CAPTURED, VisitOutcome.UNCHANGED)
        return self.filter(active=True).exclude(outcome__in=fine)


class Feed(Watched):
    """One address at which an outlet announces articles, looked at every ``pace`` minutes."""

    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="feeds")
    url = models.URLField(max_length=2000, unique=True)
    format = models.CharField(max_length=8, choices=FeedFormat.choices, default=FeedFormat.RSS)
    active = models.BooleanField(default=True)
    pace = models.PositiveIntegerField(default=30, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url
