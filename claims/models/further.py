"""How many more claims of a large event contradict one than are held against it pair by pair."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum

from claims.models.claim import Claim
from sources.visibility import Reader, newsroom


class FurtherRivalsQuerySet(models.QuerySet["FurtherRivals"]):
    """Reading the counts."""

    def hidden_since(self, now: datetime) -> "FurtherRivalsQuerySet":
        """The claims that others were told to be contradicted by, and that not everybody may see any more.

        Every pair is counted for both its claims, so whatever enters another's ``in_sight`` has some of its own.
        """
        seen = Claim.objects.visible_to(None, now).filter(pk=OuterRef("claim"))
        return self.filter(~Exists(seen), in_sight__gt=0)

    def told(self, claims: Collection[int], reader: Reader | None, now: datetime) -> dict[int, int]:
        """By claim (primary key), how many more contradict it as far as the reader may know; 0 is left out.

        Outside the newsroom each claim hidden since the event was compared is taken off, as if it had contradicted
        every other: a reader may be told too few until the event is compared again, and never of one that is hidden.
        """
        rows = self.filter(claim__in=claims)
        if newsroom(reader):
            return dict(rows.values_list("claim", "number"))
        found = list(rows.filter(in_sight__gt=0).values_list("claim", "claim__event", "in_sight"))
        if not found:
            return {}
        events = {event for _, event, _ in found}
        hidden = self.hidden_since(now).filter(claim__event__in=events)
        gone = Counter(hidden.values_list("claim__event", flat=True))
        return {claim: number - gone[event] for claim, event, number in found if number > gone[event]}

    def pairs_in(self, event: int, reader: Reader | None, now: datetime) -> int:
        """How many pairs of an event (by primary key) are counted and not kept, as far as the reader may know."""
        rows = self.filter(claim__event=event)
        if newsroom(reader):
            return (rows.aggregate(all=Sum("number"))["all"] or 0) // 2
        counted = rows.aggregate(all=Sum("in_sight"))["all"] or 0
        hidden = rows.hidden_since(now).aggregate(all=Sum("in_sight"))["all"] or 0 if counted else 0
        return max(0, counted // 2 - hidden)


class FurtherRivals(models.Model):
    """Of one claim: the rivals in its event that are counted, and not kept as pairs.

    Derived, and made anew whenever the event is compared. ``in_sight`` counts only claims that everybody could see
    then; what has been hidden since is taken off where it is told.
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
