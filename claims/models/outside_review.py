"""Reviews by other organisations: what they concluded about a claim of theirs, and which known claim that may be."""

from django.db import models
from django.db.models import Q

from sources.models.judged import Judged, judgement_is_whole
from sources.visibility import Reader, newsroom
from sources.vocabulary import Judgement, Precision


class OutsideReviewQuerySet(models.QuerySet["OutsideReview"]):
    """Reading the reviews of others."""

    def beside(self, claim: int, reader: Reader | None) -> "OutsideReviewQuerySet":
        """Those of a claim (by primary key) the reader may see: confirmed ones, for the newsroom suggested ones too."""
        rows = self.filter(Q(claim=claim) | Q(claim__merged_into=claim)).select_related("judged_by")
        if newsroom(reader):
            return rows.exclude(judgement=Judgement.REJECTED).order_by("author", "public_id")
        return rows.filter(judgement=Judgement.CONFIRMED).order_by("author", "public_id")


class OutsideReview(Judged):
    """One review by somebody else, as their page or feed published it; never one of ours, and nothing rests on it.

    ``claimed`` is the claim as they word it, on one line; ``literal`` the very piece of the kept bytes (``raw``) it was
    read from, which the database itself holds to standing there. ``claim`` is the known claim the look-up found in it,
    empty where it found none, with ``score`` (0 to 1) and ``reasons``: suggested until a person confirms or rejects it.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    claim = models.ForeignKey(
        "claims.Claim", null=True, blank=True, on_delete=models.PROTECT, related_name="outside_reviews"
    )
    claimed = models.CharField(max_length=600)
    literal = models.TextField()
    address = models.CharField(max_length=2000)
    author = models.CharField(max_length=300)
    rating = models.CharField(max_length=300)
    language = models.CharField(max_length=12, blank=True)
    published_at = models.DateTimeField(null=True)
    published_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    raw = models.ForeignKey("sources.RawPage", on_delete=models.PROTECT, related_name="+")
    found_in = models.CharField(max_length=2000)
    score = models.FloatField(default=0)
    reasons = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OutsideReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["public_id"],
                condition=Q(judgement=Judgement.CONFIRMED),
                name="confirmed_outside_review",
            ),
        ]
        constraints = [
            judgement_is_whole(),
            models.CheckConstraint(
                condition=~Q(claimed="") & ~Q(address="") & ~Q(author="") & ~Q(rating=""),
                name="outside_review_says_who_what_and_where",
            ),
            models.CheckConstraint(
                condition=~Q(judgement=Judgement.CONFIRMED) | Q(claim__isnull=False),
                name="confirmed_outside_review_has_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.rating}"
