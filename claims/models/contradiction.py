"""Contradictions: two claims, or two appearances of one, held against each other, with the outcome and the reason."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from claims.models.veil import veiled_claims
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.models.article import piece_visible
from sources.models.judged import Judged, judgement_is_whole
from sources.visibility import Reader, visible
from sources.vocabulary import Judgement, SectionKind


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    """Reading contradictions."""

    def standing(self) -> "ContradictionQuerySet":
        """Those nobody has rejected."""
        return self.exclude(judgement=Judgement.REJECTED)

    def rivalries(self) -> "ContradictionQuerySet":
        """Those between two claims that enter both their scores, whoever weighs them.

        What an article has taken back, with or without a word, stands against nobody.
        """
        rows = self.standing().filter(outcome=Outcome.CONTRADICTS).exclude(one=F("other"))
        return rows.exclude(kind=ContradictionKind.EDITED)

    def contesting(self) -> "ContradictionQuerySet":
        """Those that make a claim contested: with another claim, or an independent origin's denial inside one.

        A party's or a reader's denial is shown with the claim, but makes it no contested one.
        """
        of_a_reader = Q(
            one_appearance__stance=Stance.DISPUTES, one_appearance__section=SectionKind.COMMENT
        ) | Q(other_appearance__stance=Stance.DISPUTES, other_appearance__section=SectionKind.COMMENT)
        inside = Q(kind=ContradictionKind.DENIAL, one__corroboration__origins_against__gt=0) & ~of_a_reader
        both = self.standing().filter(
            outcome=Outcome.CONTRADICTS, one__merged_into=None, other__merged_into=None
        )
        # What an article said once and took back stands for nobody: it contests nothing that stands.
        between = ~Q(one=F("other")) & ~Q(kind=ContradictionKind.EDITED)
        return both.filter(between | inside)

    def visible_to(self, reader: Reader | None, now: datetime) -> "ContradictionQuerySet":
        """Those between claims and quotes that the reader may all see."""
        paths = ("one__", "one__event__", "other__", "other__event__")
        articles = ("one_appearance__capture__article", "other_appearance__capture__article")
        return self.filter(
            *(visible(reader, now, path) for path in paths),
            *(piece_visible(reader, now, path) for path in articles),
        ).exclude(Q(one__in=veiled_claims(reader, now)) | Q(other__in=veiled_claims(reader, now)))

    def for_page(self) -> "ContradictionQuerySet":
        """With both claims and both quotes."""
        return self.select_related(
            "one__event", "one__corroboration", "other__event", "other__corroboration", "judged_by",
            "one_appearance__capture__article__source", "other_appearance__capture__article__source",
            "one_appearance__attributed_to", "other_appearance__attributed_to",
        )  # fmt: skip


class Contradiction(Judged):
    """Two claims (``one`` before ``other``), or two appearances of one claim, and what came of comparing them.

    Each side's appearance is the quote that stands for it. The outcome may also be *compatible* or *not
    comparable*: kept, with its reason, so that nobody has to wonder whether the pair was looked at. ``apart`` says how
    far the two answers are from each other, between 0 and 1; ``one_value`` and ``other_value`` are what was compared,
    in words, so that a pair somebody dismissed is opened again when one of them changes, and ``reopened`` says so.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    one = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="+")
    one_appearance = models.ForeignKey("claims.Appearance", on_delete=models.PROTECT, related_name="+")
    other_appearance = models.ForeignKey("claims.Appearance", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=ContradictionKind.choices)
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    reason = models.TextField()
    method = models.CharField(max_length=40)
    apart = models.FloatField(default=1.0)
    one_value = models.CharField(max_length=200, blank=True)
    other_value = models.CharField(max_length=200, blank=True)
    reopened = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            judgement_is_whole(),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")) | Q(one=F("other"), one_appearance__lt=F("other_appearance")),
                name="contradiction_keeps_its_pair_in_one_order",
            ),
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=~Q(one=F("other")),
                name="one_contradiction_for_each_pair_of_claims",
            ),
            models.UniqueConstraint(
                fields=["one_appearance", "other_appearance"],
                condition=Q(one=F("other")),
                name="one_contradiction_for_each_pair_of_appearances",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="contradiction_has_a_reason"),
            models.CheckConstraint(condition=Q(apart__gte=0, apart__lte=1), name="apart_is_a_share"),
        ]
        indexes = [
            models.Index(
                fields=["-id"],
                name="contradiction_waiting",
                condition=Q(judgement=Judgement.SUGGESTED, outcome=Outcome.CONTRADICTS),
            ),
            models.Index(
                fields=["judged_by", "-judged_at", "-id"],
                name="contradiction_decided",
                condition=~Q(judgement=Judgement.SUGGESTED),
            ),
        ]

    def __str__(self) -> str:
        return self.reason
