"""The fields that rows share: a person's judgement on a suggestion, and who may see a row."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sources.vocabulary import Judgement, Publication


class Judged(models.Model):
    """A judgement on a machine's suggestion: by whom, when and why; the database refuses half a judgement."""

    judgement = models.CharField(max_length=10, choices=Judgement.choices, default=Judgement.SUGGESTED)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def judgement_is_whole() -> models.CheckConstraint:
    """Suggested rows name nobody; confirmed and rejected rows name who, when and why."""
    nobody = Q(judgement=Judgement.SUGGESTED, judged_by=None, judged_at=None, judged_why="")
    somebody = (
        Q(judged_by__isnull=False, judged_at__isnull=False)
        & ~Q(judgement=Judgement.SUGGESTED)
        & ~Q(judged_why="")
    )
    return models.CheckConstraint(
        condition=nobody | somebody, name="%(app_label)s_%(class)s_judgement_is_whole"
    )


class Publishable(models.Model):
    """Whether readers outside the newsroom may see a row; asked only through ``sources.visibility``."""

    publication = models.CharField(max_length=10, choices=Publication.choices, default=Publication.PUBLISHED)
    embargo_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
