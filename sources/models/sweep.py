"""Sweeps: looking through all captures for words that a changed phrase, or a new name of an agency, made telling."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class SweepQuerySet(models.QuerySet["Sweep"]):
    """Reading sweeps."""

    def unfinished(self) -> "SweepQuerySet":
        """Those that have captures left to look through."""
        return self.filter(done_at=None)


class Sweep(models.Model):
    """One way through the captures, oldest first, a stretch at a time.

    ``templates`` are phrases and ``names`` agencies' names looked for; the articles that hold one are traced again.
    ``reached`` is the last capture (by primary key) looked at, ``last`` the newest when the first stretch was begun:
    what came later was read with the change. ``found`` counts the articles asked for so far.
    """

    templates = ArrayField(models.CharField(max_length=400), default=list)
    names = ArrayField(models.CharField(max_length=300), default=list)
    phrase = models.ForeignKey(
        "sources.Phrase", null=True, blank=True, on_delete=models.CASCADE, related_name="sweeps"
    )
    reached = models.BigIntegerField(default=0)
    last = models.BigIntegerField(null=True)
    found = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = SweepQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["id"], name="sweep_unfinished", condition=Q(done_at=None))]

    def __str__(self) -> str:
        if self.done_at:
            return f"looked through: {self.found} articles hold it and are traced again"
        if self.last is None:
            return "waits for a worker to look through the captures"
        return f"{self.reached / self.last:.0%} of the captures looked through: {self.found} articles hold it so far"
