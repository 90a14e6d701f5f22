"""Bearings: what the headline and what the body of an article each do with a claim; derived, rebuildable."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from claims.vocabulary import Stance
from sources.models.article import piece_visible
from sources.visibility import Reader


class BearingQuerySet(models.QuerySet["Bearing"]):
    """Reading bearings."""

    def differing(self) -> "BearingQuerySet":
        """Those of articles whose headline does otherwise with the claim than their body."""
        return self.exclude(difference="")

    def visible_to(self, reader: Reader | None, now: datetime) -> "BearingQuerySet":
        """Those of articles the reader may see; whoever asks knows that the claim may be seen."""
        return self.filter(piece_visible(reader, now, "capture__article"))


class Bearing(models.Model):
    """What one capture's headline and body do with one claim that stands in it.

    A half that does not speak of the claim has no stance. ``…_quote`` are the words its stance rests on most, from
    ``…_start`` on in the capture's text. ``difference`` says in words where the two part, and is empty where they do
    not. ``basis`` names all it was worked out from, so that nothing is read twice.
    """

    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="bearings")
    capture = models.ForeignKey("sources.Capture", on_delete=models.PROTECT, related_name="+")
    headline_stance = models.CharField(max_length=8, choices=Stance.choices, blank=True)
    headline_hedge = models.CharField(max_length=200, blank=True)
    headline_quote = models.TextField(blank=True)
    headline_start = models.PositiveIntegerField(null=True)
    headline_reasons = models.JSONField(default=list)
    body_stance = models.CharField(max_length=8, choices=Stance.choices, blank=True)
    body_hedge = models.CharField(max_length=200, blank=True)
    body_quote = models.TextField(blank=True)
    body_start = models.PositiveIntegerField(null=True)
    body_reasons = models.JSONField(default=list)
    difference = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=40)
    basis = models.CharField(max_length=32)

    objects = BearingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "capture"], name="one_bearing_for_each_claim_and_capture"
            ),
            models.CheckConstraint(
                condition=Q(difference="") | ~Q(headline_stance="") & ~Q(body_stance=""),
                name="only_what_both_halves_say_differs",
            ),
        ]
        indexes = [
            models.Index(
                fields=["claim", "capture"], name="bearing_that_differs", condition=~Q(difference="")
            )
        ]

    def __str__(self) -> str:
        return (
            self.difference
            or f"headline {self.headline_stance or 'silent'}, body {self.body_stance or 'silent'}"
        )
