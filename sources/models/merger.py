"""Mergers: which row was merged into which, by whom and why, and what came along, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Merger(models.Model):
    """One merging: ``one`` went into ``into``; ``brought`` lists, by public id, the rows that were moved along.

    It stands until it is split again. What a person has since moved elsewhere stays there when it is.
    """

    brought = models.JSONField(default=dict)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    why = models.TextField()
    split_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    split_at = models.DateTimeField(null=True, blank=True)
    split_why = models.TextField(blank=True)

    class Meta:
        abstract = True


def merger_is_whole() -> tuple[models.BaseConstraint, ...]:
    """A merger has a reason and two different rows, and its undoing names who, when and why or nobody at all."""
    unsplit = Q(split_by=None, split_at=None, split_why="")
    split = Q(split_by__isnull=False, split_at__isnull=False) & ~Q(split_why="")
    return (
        models.CheckConstraint(condition=unsplit | split, name="%(app_label)s_%(class)s_split_is_whole"),
        models.CheckConstraint(condition=~Q(why=""), name="%(app_label)s_%(class)s_has_a_reason"),
        models.CheckConstraint(condition=~Q(one=F("into")), name="%(app_label)s_%(class)s_joins_two"),
        models.UniqueConstraint(
            fields=["one"], condition=Q(split_at=None), name="%(app_label)s_%(class)s_stands_once"
        ),
    )


class SourceMerger(Merger):
    """Two sources found to be one; ``brought`` lists the sources that had been merged into ``one`` before."""

    one = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="mergers")
    into = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="mergers_into")

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [*merger_is_whole()]

    def __str__(self) -> str:
        return f"{self.one} into {self.into}"
