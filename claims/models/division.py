"""Divisions of claims: which appearances of a claim a person put into another claim in one go, and how they stood."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class DivisionQuerySet(models.QuerySet["Division"]):
    """Reading divisions."""

    def standing(self) -> "DivisionQuerySet":
        """Those nobody has undone."""
        return self.filter(undone_at=None)


class Division(models.Model):
    """Some appearances of the claim ``one``, put into the claim ``into``; ``made`` says that it was written for them.

    ``brought`` tells of each appearance, by its public id, at which version it was left and the columns it had before,
    so that it can be put back exactly as it stood. What somebody has decided about it since stays when it is undone.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    one = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="divisions")
    into = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="divisions_into")
    made = models.BooleanField()
    brought = models.JSONField(default=dict)
    divided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    divided_at = models.DateTimeField()
    why = models.TextField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_why = models.TextField(blank=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        ordering = ["-divided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_by=None, undone_at=None, undone_why="")
                | Q(undone_by__isnull=False, undone_at__isnull=False) & ~Q(undone_why=""),
                name="division_is_undone_whole",
            ),
            models.CheckConstraint(condition=~Q(why="") & ~Q(brought={}), name="division_says_what_and_why"),
            models.CheckConstraint(condition=~Q(one=F("into")), name="division_tells_two_claims_apart"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.into}"


def divided(claims: Collection[int]) -> set[int]:
    """Those of some claims (by primary key) that are one half of a division that stands."""
    rows = Division.objects.standing().order_by()
    ones = rows.filter(one__in=claims).values_list("one", flat=True)
    return {*ones, *rows.filter(into__in=claims).values_list("into", flat=True)}
