"""Possible appearances: a sentence that may repeat a known claim, which counts for nothing until a person says so."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from claims.vocabulary import Stance
from sources.models.article import piece_visible
from sources.visibility import Reader, visible
from sources.vocabulary import SectionKind


class PossibleAppearanceQuerySet(models.QuerySet["PossibleAppearance"]):
    """Reading possible appearances."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "PossibleAppearanceQuerySet":
        """Those of a claim and in an article that the reader may see."""
        return self.filter(
            visible(reader, now, "claim__"),
            visible(reader, now, "claim__event__"),
            piece_visible(reader, now, "capture__article"),
        )

    def first_of_each(self) -> "PossibleAppearanceQuerySet":
        """One for all that have the same words of the same claim: they are judged once."""
        earlier = PossibleAppearance.objects.filter(
            claim=models.OuterRef("claim"), words=models.OuterRef("words"), pk__lt=models.OuterRef("pk")
        )
        return self.filter(~models.Exists(earlier))


class PossibleAppearance(models.Model):
    """One sentence of one capture that may repeat a claim, as the look-up found it.

    ``score`` (0 to 1) says how likely; ``stance`` and ``voice`` (see ``claims.rules.statement``, null for the article's
    own) what it would do with the claim, and in whose mouth: a source comes of that with a person's "yes" only.
    ``words`` names the sentence's words, whatever their capitals and signs: a "no" is remembered by them. A decision
    makes it an appearance, confirmed or rejected, and this row goes. ``version`` rises whenever the look-up finds it
    otherwise, so that nobody decides on what they have not seen.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="possible")
    capture = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+")
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    section = models.CharField(max_length=10, choices=SectionKind.choices)
    stance = models.CharField(max_length=8, choices=Stance.choices)
    voice = models.JSONField(null=True, blank=True)
    words = models.CharField(max_length=32)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    method = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PossibleAppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["capture", "start"], name="one_possible_appearance_at_each_place"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="possible_appearance_quotes_something"
            ),
            models.CheckConstraint(
                condition=~Q(section=SectionKind.FURNITURE), name="furniture_is_possibly_nobodys_word"
            ),
        ]
        indexes = [
            models.Index(fields=["claim", "words"], name="possible_by_words"),
            models.Index(fields=["-score", "public_id"], name="possible_likeliest_first"),
            models.Index(
                fields=["-score", "public_id"],
                name="possible_disputes",
                condition=Q(stance=Stance.DISPUTES),
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]
