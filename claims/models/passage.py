"""The sentences of articles that can be checked, kept by their terms, so that a claim that comes later finds them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q


class Passage(models.Model):
    """One sentence of one capture that is looked up among the known claims.

    Its words are the capture's text from ``start`` to ``end`` (code points). ``terms`` are the words it is found by,
    as stems, in order, each once: see ``claims.rules.lookup.sought``.
    """

    capture = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+", db_index=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    terms = ArrayField(models.CharField(max_length=40))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["capture", "start"], name="one_passage_at_each_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_has_words"),
        ]
        # Sorted in at once: what waits to be sorted in would be read through for every two words.
        indexes = [GinIndex(fields=["terms"], name="passage_by_terms", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.start} to {self.end}"
