"""Source pairs: two sources that may be one, until a person has looked."""

from django.db import models
from django.db.models import F, Q

from sources.models.judged import Judged, judgement_is_whole
from sources.vocabulary import Judgement


class SourcePairQuerySet(models.QuerySet["SourcePair"]):
    """Reading source pairs."""

    def waiting(self) -> "SourcePairQuerySet":
        """Those nobody has judged, of two sources that both stand by themselves."""
        return self.filter(judgement=Judgement.SUGGESTED, one__merged_into=None, other__merged_into=None)


class SourcePair(Judged):
    """Two sources, the one with the lower public id first; ``score`` (0 to 1) says how much speaks for their being one.

    A "no" is remembered here: the pair is not suggested again.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    one = models.ForeignKey("sources.Source", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("sources.Source", on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourcePairQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            judgement_is_whole(),
            models.UniqueConstraint(fields=["one", "other"], name="one_pair_for_two_sources"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="a_source_is_no_pair_with_itself"),
        ]
        indexes = [
            models.Index(
                fields=["-score", "public_id"],
                name="source_pairs_waiting",
                condition=Q(judgement=Judgement.SUGGESTED),
            )
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"
