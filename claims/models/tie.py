"""Ties: two sources that are wrong in the same places, and so are probably no two witnesses."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from sources.models.judged import Judged, judgement_is_whole
from sources.vocabulary import Judgement


class TieQuerySet(models.QuerySet["Tie"]):
    """Reading ties."""

    def standing(self) -> "TieQuerySet":
        """Those no curator has called no dependence."""
        return self.exclude(judgement=Judgement.REJECTED)

    def between(self, sources: Iterable[str]) -> "TieQuerySet":
        """Those of which both sources are among these public ids."""
        names = list(sources)
        return self.filter(one__public_id__in=names, other__public_id__in=names)

    def of(self, source: int) -> "TieQuerySet":
        """Those of one source (by primary key), the most probable first."""
        return self.of_any([source])

    def of_any(self, sources: Iterable[int]) -> "TieQuerySet":
        """The same for some sources."""
        wanted = list(sources)
        return self.filter(Q(one__in=wanted) | Q(other__in=wanted)).order_by("-probability", "pk")


class Tie(Judged):
    """How probable it is that two sources (``one`` before ``other``) depend on one another, learned from their answers.

    Each source stands for its household: itself, its editions and all with the same owner. ``alike`` counts the
    questions both answered in the same way, ``wrong`` how many of those answers are more probably wrong than right
    (each is listed as a shared mistake), ``apart`` the questions they answered differently. A curator who finds no
    dependence rejects the tie: that is remembered, and it counts for nothing.
    """

    one = models.ForeignKey("sources.Source", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("sources.Source", on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    alike = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField()
    apart = models.PositiveIntegerField()
    method = models.CharField(max_length=40)
    learned_at = models.DateTimeField()

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            judgement_is_whole(),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="tie_keeps_its_pair_in_one_order"),
            models.UniqueConstraint(fields=["one", "other"], name="one_tie_for_each_pair_of_sources"),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1), name="tie_is_a_probability"
            ),
            models.CheckConstraint(
                condition=Q(wrong__lte=F("alike")), name="tie_shares_no_more_mistakes_than_answers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"


class SharedMistake(models.Model):
    """A claim that two tied sources both stand behind, more probably wrong than right: ``doubt`` is how probably."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="mistakes")
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    doubt = models.FloatField()

    class Meta:
        ordering = ["-doubt", "claim"]
        constraints = [
            models.UniqueConstraint(fields=["tie", "claim"], name="one_mistake_for_each_claim_of_a_tie"),
            models.CheckConstraint(condition=Q(doubt__gte=0, doubt__lte=1), name="doubt_is_a_probability"),
        ]

    def __str__(self) -> str:
        return str(self.claim)
