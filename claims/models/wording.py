"""Other words in which articles put a claim: it is looked up by them as by its own sentence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sources.models.article import kept_from, piece_visible
from sources.visibility import Reader

# From the few hidden articles to the claims they lend words to; no other wording is read.
LENT = """
    WITH hidden AS MATERIALIZED ({kept}),
    kept AS (SELECT id FROM hidden UNION SELECT a.id FROM hidden JOIN sources_article a ON a.merged_into_id = hidden.id)
    SELECT DISTINCT w.claim_id FROM kept JOIN claims_wording w ON w.article_id = kept.id
"""


class WordingQuerySet(models.QuerySet["Wording"]):
    """Reading wordings."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "WordingQuerySet":
        """Those of articles the reader may see; whoever asks knows that the claim may be seen."""
        return self.filter(piece_visible(reader, now, "article"))


class Wording(models.Model):
    """The words of a standing appearance of a claim that tell more than the claim's own sentence; derived, rebuildable.

    A claim has a few at most, ``place`` counting them: see ``claims.rules.lookup.wordings``. ``article`` is the piece
    that lends the words: who may not see it does not find the claim by them. ``terms`` are those of the words.
    """

    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+", db_index=False)
    article = models.ForeignKey("sources.Article", on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    language = models.CharField(max_length=12, blank=True)
    terms = ArrayField(models.CharField(max_length=40))

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "place"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "place"], name="one_wording_for_each_place"),
            models.CheckConstraint(condition=~Q(text=""), name="wording_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


def lent_by_hidden(reader: Reader | None, now: datetime) -> tuple[str, Sequence[Any]]:
    """The statement that finds the claims to which an article kept from the reader lends words."""
    kept = kept_from(reader, now)
    return LENT.format(kept=kept.sql), kept.params
