"""Reviews: what a fact-checker concluded about a claim, signed, with a rating and a reason; never changed."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.vocabulary import ReviewStage, Settles
from sources.visibility import Reader


class Rating(models.Model):
    """A grade on the newsroom's own scale ("Partly established"); ``rank`` orders the scale from 1, the worst.

    ``settles`` says whether a published review that carries it answers the claim, for the track records of sources.
    """

    name = models.CharField(max_length=100, unique=True)
    rank = models.PositiveSmallIntegerField(unique=True)
    meaning = models.TextField(blank=True)
    settles = models.CharField(
        max_length=4, choices=Settles.choices, default=Settles.OPEN, db_default=Settles.OPEN.value
    )

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reading reviews."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "ReviewQuerySet":
        """Published and later stages for everybody once the embargo is lifted; the newsroom sees every stage."""
        if reader is not None and reader.is_authenticated and reader.is_staff:
            return self
        shown = [ReviewStage.PUBLISHED, ReviewStage.CORRECTED, ReviewStage.WITHDRAWN]
        lifted = Q(embargo_until=None) | Q(embargo_until__lte=now)
        return self.filter(lifted, stage__in=shown)


class Review(models.Model):
    """One version of a conclusion; each change is a new row with the next ``number``, and none is ever altered."""

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=10, choices=ReviewStage.choices)
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField()
    reason = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    embargo_until = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="reviews_of_a_claim_are_numbered"),
            models.CheckConstraint(condition=~Q(reason=""), name="review_has_a_reason"),
            models.CheckConstraint(
                condition=Q(stage__in=[ReviewStage.DRAFT, ReviewStage.IN_REVIEW]) | Q(rating__isnull=False),
                name="signed_review_has_a_rating",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} ({self.number})"
