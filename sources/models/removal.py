"""Files of the store that are to go: noted with what makes them needless, so that no crash leaves one behind."""

from django.db import models
from django.db.models.functions import Now


class Removal(models.Model):
    """A file of the store that nothing needs since the transaction that noted this; the row goes once the file has."""

    name = models.CharField(primary_key=True, max_length=200)
    asked_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["asked_at", "name"]
        indexes = [models.Index(fields=["asked_at", "name"], name="removal_longest_waiting")]

    def __str__(self) -> str:
        return self.name
