"""Corroboration: the independent origins behind a claim, the score and its arithmetic; derived, rebuildable."""

from django.db import models
from django.db.models import Q

from claims.vocabulary import Credibility

CONTESTED = Q(corroboration__contradictions__gt=0) | Q(corroboration__origins_against__gt=0)


class Corroboration(models.Model):
    """How well one claim is backed, with the counts every list shows stored beside the score.

    ``score`` and its interval are shares between 0 and 1; ``ledger`` holds the entries that add up to it and
    ``moves`` what would change it, both as ``claims.rules.weighing.corroboration`` describes them.
    """

    claim = models.OneToOneField("claims.Claim", on_delete=models.CASCADE, primary_key=True)
    score = models.FloatField()
    score_low = models.FloatField()
    score_high = models.FloatField()
    credibility = models.CharField(max_length=1, choices=Credibility.choices)
    origins_for = models.PositiveIntegerField()
    origins_against = models.PositiveIntegerField()
    parties_against = models.PositiveIntegerField()
    articles = models.PositiveIntegerField()
    asserts = models.PositiveIntegerField()
    repeats = models.PositiveIntegerField()
    disputes = models.PositiveIntegerField()
    contradictions = models.PositiveIntegerField(default=0)
    ledger = models.JSONField()
    moves = models.JSONField()
    method = models.CharField(max_length=40)
    scored_at = models.DateTimeField()

    _carrying: int | None = None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1, score_low__gte=0, score_high__lte=1),
                name="score_is_a_share",
            )
        ]
        indexes = [
            models.Index(fields=["-score", "-claim"], name="corroboration_by_score"),
            models.Index(fields=["-articles", "-claim"], name="corroboration_by_articles"),
        ]

    def __str__(self) -> str:
        return f"{self.score:.2f}"

    @property
    def contested(self) -> bool:
        """Whether another claim contradicts it or an independent origin disputes it, as ``CONTESTED`` asks.

        A party's or a reader's denial is shown, but makes no claim contested.
        """
        return bool(self.contradictions or self.origins_against)

    @property
    def carrying(self) -> int:
        """Articles that assert or repeat it; one that only disputes it does not carry it."""
        return self._carrying if self._carrying is not None else self.articles

    def tell_carrying(self, articles: int) -> None:
        """Give the number of articles that assert or repeat it, as somebody counted them; not saved."""
        self._carrying = articles
