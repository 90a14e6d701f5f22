"""Possible mergers: two claims that may say the same in other words, until a person has looked."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from sources.models.judged import Judged, judgement_is_whole
from sources.visibility import Reader, visible
from sources.vocabulary import Judgement


class PossibleMergerQuerySet(models.QuerySet["PossibleMerger"]):
    """Reading possible mergers."""

    def waiting(self) -> "PossibleMergerQuerySet":
        """Those nobody has judged."""
        return self.filter(judgement=Judgement.SUGGESTED)

    def visible_to(self, reader: Reader | None, now: datetime) -> "PossibleMergerQuerySet":
        """Those of two claims the reader may see."""
        sides = [f"{side}__{part}" for side in ("one", "other") for part in ("", "event__")]
        return self.filter(*(visible(reader, now, side) for side in sides))


class PossibleMerger(Judged):
    """Two claims, the one with the lower public id first; ``score`` (0 to 1) says how alike they are in words.

    A "no" is remembered here: the pair is not suggested again.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    one = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PossibleMergerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            judgement_is_whole(),
            models.UniqueConstraint(fields=["one", "other"], name="one_possible_merger_for_two_claims"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="a_claim_is_no_merger_with_itself"),
        ]
        indexes = [
            models.Index(
                fields=["-score", "public_id"],
                name="possible_mergers_waiting",
                condition=Q(judgement=Judgement.SUGGESTED),
            )
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"
