"""Track records: how often a source was right where fact-checkers have settled the question."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from claims.vocabulary import Settles
from sources.visibility import Reader


class TrackRecord(models.Model):
    """How many of a source's answers to settled claims were right, of how many; shown beside its letter, never in it.

    The source stands for its household. ``as_of`` is when the latest review that counts was written.
    """

    source = models.OneToOneField("sources.Source", on_delete=models.CASCADE, related_name="+")
    right = models.PositiveIntegerField()
    of = models.PositiveIntegerField()
    as_of = models.DateTimeField()
    method = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(of__gt=0, right__lte=F("of")), name="track_record_counts_answers"
            )
        ]

    def __str__(self) -> str:
        return f"{self.right} of {self.of}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Reading answers."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "AnswerQuerySet":
        """Those to claims the reader may see, settled by reviews of such claims."""
        shown = Claim.objects.visible_to(reader, now)
        return self.filter(claim__in=shown, review__claim__in=shown)


class Answer(models.Model):
    """What one source (and its household) said to a settled claim, and whether that was right.

    ``review`` is the signed conclusion that settled it: of this claim, or of the claim that contradicts it.
    """

    source = models.ForeignKey("sources.Source", on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey("claims.Review", on_delete=models.PROTECT, related_name="+")
    right = models.BooleanField()

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["source", "-claim"]
        constraints = [
            models.UniqueConstraint(fields=["source", "claim"], name="one_answer_of_a_source_to_a_claim")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {'right' if self.right else 'wrong'}"

    @property
    def disputed(self) -> bool:
        """Whether the answer was that the claim is not so; told by what the review makes of the claim."""
        rating = self.review.rating
        held = self.review.claim_id == self.claim_id and rating is not None and rating.settles == Settles.YES
        return self.right is not held
