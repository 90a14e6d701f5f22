"""How many more claims of a large event contradict one than are held against it pair by pair."""

from django.db import models
from django.db.models import F, Q, Sum


class FurtherRivalsQuerySet(models.QuerySet["FurtherRivals"]):
    """Reading the counts."""

    def pairs_in(self, event: int, *, newsroom: bool) -> int:
        """How many pairs of an event (by primary key) are counted and not kept: each is counted for both its claims."""
        column = "number" if newsroom else "in_sight"
        counted = self.filter(claim__event=event).aggregate(all=Sum(column))["all"]
        return (counted or 0) // 2


class FurtherRivals(models.Model):
    """Of one claim: the rivals in its event that are counted, and not kept as pairs.

    Derived, and made anew whenever the event is compared. ``in_sight`` counts only claims that everybody could see
    then, which is what readers outside the newsroom are told.
    """

    claim = models.OneToOneField(
        "claims.Claim", primary_key=True, on_delete=models.CASCADE, related_name="further"
    )
    number = models.PositiveIntegerField()
    in_sight = models.PositiveIntegerField()

    objects = FurtherRivalsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="further_rivals_are_some"),
            models.CheckConstraint(
                condition=Q(in_sight__lte=F("number")), name="further_rivals_in_sight_are_of_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.number} more"
