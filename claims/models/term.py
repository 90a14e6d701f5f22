"""The words by which a known claim is found, and in how many claims each of them stands."""

from django.db import models
from django.db.models import Q

from claims.models.claim import Claim


class Term(models.Model):
    """One telling word of one claim, as the stem by which it is looked up.

    ``weight`` is what the word counts for in this claim, before its rarity: see ``claims.rules.lookup.wordings``.
    ``own`` is what it counts for in the claim's own sentence, 0 where only the wordings of articles have it. The index
    by word holds all that a look-up reads. A claim merged into another keeps its words: they lead to that one.
    """

    pk = models.CompositePrimaryKey("claim", "word")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+", db_index=False)
    word = models.CharField(max_length=40, db_collation="C")
    weight = models.FloatField()
    own = models.FloatField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(word=""), name="term_has_letters"),
        ]
        indexes = [models.Index(fields=["word"], include=["claim", "weight", "own"], name="term_by_word")]

    def __str__(self) -> str:
        return self.word


class TermCount(models.Model):
    """In how many claims a word stands; under the empty word, how many claims have any.

    Kept by a trigger on the terms, for whole statements at a time, so that no road past it leaves a wrong count.
    """

    word = models.CharField(max_length=40, db_collation="C", primary_key=True)
    claims = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.word}: {self.claims}"
