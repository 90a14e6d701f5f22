"""Commonplaces: passages that a person has found to be everybody's, so that sharing them says nothing of copying."""

from django.db import models
from django.db.models import F, Q

from sources.models.judged import Judged, judgement_is_whole
from sources.vocabulary import Judgement


class CommonplaceQuerySet(models.QuerySet["Commonplace"]):
    """Reading commonplaces."""

    def standing(self) -> "CommonplaceQuerySet":
        """Those nobody has taken back."""
        return self.filter(judgement=Judgement.CONFIRMED)

    def words(self) -> str:
        """The words of all that stand, to be left out wherever texts are compared; one query."""
        return "\n\n".join(self.standing().order_by("pk").values_list("text", flat=True))


class Commonplace(Judged):
    """``text`` stands at ``start``–``end`` (code points) of a capture and, as a person has found, in many others.

    A database trigger refuses anything else.

    Confirmed, it is left out of all comparisons; taken back, it is rejected and kept in the books.
    """

    capture = models.ForeignKey("sources.Capture", on_delete=models.PROTECT, related_name="commonplaces")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()

    objects = CommonplaceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["capture", "start", "end"], name="one_commonplace_for_each_place"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="commonplace_has_words"),
            judgement_is_whole(),
        ]
        indexes = [
            models.Index(
                fields=["id"], name="commonplace_standing", condition=Q(judgement=Judgement.CONFIRMED)
            )
        ]

    def __str__(self) -> str:
        words = self.text.split()
        return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
