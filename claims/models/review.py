"""Reviews: what a fact-checker concluded about a claim, signed, with a rating and a reason; never changed."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from claims.vocabulary import GOES_OUT, OPEN, SHOWN, ReviewStage, Settles
from sources.visibility import Reader, newsroom


class Rating(models.Model):
    """A grade on the newsroom's own scale ("Partly established"); ``rank`` orders the scale from 1, the worst.

    ``settles`` says whether a published review that carries it answers the claim, for the track records of sources.
    ``negative`` says that it tells readers not to rely on the claim. It is a word of its own because a grade such as
    "Misleading" answers nothing and yet can cost a person their name; what settles a claim as wrong is always negative.
    """

    name = models.CharField(max_length=100, unique=True)
    rank = models.PositiveSmallIntegerField(unique=True)
    meaning = models.TextField(blank=True)
    settles = models.CharField(
        max_length=4, choices=Settles.choices, default=Settles.OPEN, db_default=Settles.OPEN.value
    )
    negative = models.BooleanField(default=False, db_default=False)

    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(settles=Settles.NO) | Q(negative=True), name="wrong_is_negative"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reading reviews."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "ReviewQuerySet":
        """Published and later stages for everybody once the embargo is over; the newsroom sees every stage."""
        return self if newsroom(reader) else self.public(now)

    def public(self, now: datetime) -> "ReviewQuerySet":
        """What everybody may read at ``now``: no draft, nothing under embargo.

        Nor a version that was replaced or withdrawn before its embargo was over: nobody has ever seen it.
        """
        lifted = Q(embargo_until=None) | Q(embargo_until__lte=now)
        replaced = Review.objects.filter(
            claim=OuterRef("claim"),
            number__gt=OuterRef("number"),
            stage__in=SHOWN,
            written_at__lt=OuterRef("embargo_until"),
        )
        unseen = Q(stage=ReviewStage.WITHDRAWN, embargo_until__gt=F("written_at"))
        return self.filter(lifted, ~unseen, ~Exists(replaced), stage__in=SHOWN)

    def out(self, now: datetime) -> "ReviewQuerySet":
        """The version of each claim's review that everybody reads at ``now``; none where it was withdrawn."""
        later = Review.objects.public(now).filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
        return self.public(now).filter(~Exists(later), stage__in=GOES_OUT)

    def newest(self) -> "ReviewQuerySet":
        """The newest version of each claim's review, whatever its stage."""
        newer = Review.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
        return self.filter(~Exists(newer))


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
        indexes = [
            models.Index(fields=["written_at", "id"], name="review_in_work", condition=Q(stage__in=OPEN)),
            models.Index(
                fields=["embargo_until"],
                name="review_under_embargo",
                condition=Q(embargo_until__isnull=False),
            ),
        ]
        permissions = [
            ("second_review", "Can sign a review as second"),
            ("publish_review", "Can publish, correct and withdraw reviews"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} ({self.number})"


class ReviewSignature(models.Model):
    """One person's name under one version of a review, and why they put it there; once each, never taken away.

    A published version stands on the signatures of the versions before it that say the same word for word
    (``claims_review_signers`` in the database, which also refuses one that has too few).
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "person"], name="a_person_signs_a_version_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="signature_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.review}"
