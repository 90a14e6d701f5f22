"""What each key did on each day."""

from django.db import models
from django.db.models import Q

from provenance.partners.models.key import Key


class Usage(models.Model):
    """How often a key was answered on a day (UTC) and how; one row for each ``series`` of its counters.

    A series lasts as long as the counters remember: where they lose their memory within a day, a second begins, and the
    day is the sum of both. Numbers of a series only grow, so that writing them down twice, or late, changes nothing.
    ``answered`` counts 1xx to 3xx, ``refused`` 4xx but 429, ``throttled`` 429, ``failed`` 5xx; ``sent`` is the bytes of
    the answers before they were compressed, of one that broke those before it did.
    """

    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="usage", db_index=False)
    day = models.DateField()
    series = models.CharField(max_length=16)
    answered = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)
    throttled = models.PositiveBigIntegerField(default=0)
    failed = models.PositiveBigIntegerField(default=0)
    sent = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "usage"
        ordering = ["key", "day"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "day", "series"], name="a_key_has_one_row_a_day_and_series"
            ),
            models.CheckConstraint(condition=~Q(series=""), name="usage_has_a_series"),
        ]
        indexes = [models.Index(fields=["day"], name="usage_by_age")]

    def __str__(self) -> str:
        return f"{self.key_id} on {self.day}"
