"""Feeds: where an outlet announces its articles, when we last looked and what last went wrong."""

from django.db import models

from sources.vocabulary import FeedFormat


class Feed(models.Model):
    """One address at which an outlet announces articles."""

    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="feeds")
    url = models.URLField(max_length=2000, unique=True)
    format = models.CharField(max_length=8, choices=FeedFormat.choices, default=FeedFormat.RSS)
    active = models.BooleanField(default=True)
    last_polled_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_trouble = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url
