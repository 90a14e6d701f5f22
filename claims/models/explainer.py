"""Explainers: how two claims that seem opposed can both be true, in a person's words, signed and never changed."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from sources.visibility import Reader, newsroom
from sources.vocabulary import Publication


class ExplainerQuerySet(models.QuerySet["Explainer"]):
    """Reading explainers."""

    def newest(self) -> "ExplainerQuerySet":
        """The newest version for each pair of claims."""
        newest = Explainer.objects.filter(one=OuterRef("one"), other=OuterRef("other")).order_by("-number")
        return self.filter(number=Subquery(newest.values("number")[:1]))

    def visible_to(self, reader: Reader | None, now: datetime) -> "ExplainerQuerySet":
        """Pairs whose newest version is published, for everybody; the newsroom sees drafts and withdrawn ones too."""
        return self if newsroom(reader) else self.filter(stage=Publication.PUBLISHED)


class Explainer(models.Model):
    """One version of a text about two claims (``one`` before ``other``); each change is a new row, none is altered."""

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    one = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=10, choices=Publication.choices)
    text = models.TextField()
    reason = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = ExplainerQuerySet.as_manager()

    class Meta:
        ordering = ["one", "other", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other", "number"], name="explainers_of_a_pair_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="explainer_keeps_its_pair_in_one_order"
            ),
            models.CheckConstraint(condition=~Q(text="") & ~Q(reason=""), name="explainer_says_what_and_why"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other} ({self.number})"
