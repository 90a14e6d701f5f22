"""Alterations: what changed between two successive texts of one article; derived from the captures, rebuildable."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from sources.vocabulary import AlterationKind


class Alteration(models.Model):
    """What the ``later`` of two captures of one piece says otherwise than the ``earlier``, the one before it in time.

    ``kinds`` stand with the gravest first. ``spans`` are the changed runs, each ``[start, end, start, end]`` in code
    points of the earlier text and then of the later one. ``extract`` tells that the later capture holds only a part of
    the article: what it lacks was not taken out, and the next capture is compared with the earlier one again.
    ``sighting`` is the moment at which the later text was first seen in place of the earlier: a text that comes back
    has its alteration each time. ``method`` names the rules and their version.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    earlier = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+")
    later = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+")
    sighting = models.OneToOneField("sources.Sighting", on_delete=models.CASCADE, related_name="alteration")
    kinds = ArrayField(models.CharField(max_length=10, choices=AlterationKind.choices))
    reasons = models.JSONField(default=list)
    spans = models.JSONField(default=list)
    extract = models.BooleanField(default=False)
    method = models.CharField(max_length=40)

    class Meta:
        ordering = ["sighting__seen_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(earlier=F("later")), name="alteration_lies_between_two_captures"
            ),
            models.CheckConstraint(condition=Q(kinds__len__gt=0), name="alteration_is_of_some_kind"),
        ]
        indexes = [GinIndex(fields=["kinds"], name="alteration_by_kind")]

    def __str__(self) -> str:
        return ", ".join(AlterationKind(kind).label for kind in self.kinds)
