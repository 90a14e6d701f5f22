"""Files of the store that are to go: noted with what makes them needless, so that no crash leaves one behind."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Now


class RemovalQuerySet(models.QuerySet["Removal"]):
    """Reading removals."""

    def due(self, now: datetime | None = None) -> "RemovalQuerySet":
        """Those whose moment has come, by the clock of the database where none is given."""
        return self.filter(due_at__lte=now or Now())


class Removal(models.Model):
    """A file of the store that nothing needs since the transaction that noted this; the row goes once the file has.

    It goes from ``due_at`` on: what was erased at once, what was only moved once no backup names it where it lay.
    """

    name = models.CharField(primary_key=True, max_length=200)
    asked_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())

    objects = RemovalQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "name"]
        indexes = [models.Index(fields=["due_at", "name"], name="removal_longest_due")]

    def __str__(self) -> str:
        return self.name
