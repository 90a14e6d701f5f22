"""Derivations: this article was taken from that one, in this way, for these reasons."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from sources.models.article import piece_visible
from sources.models.judged import Judged, judgement_is_whole
from sources.visibility import Reader
from sources.vocabulary import DerivationKind, Judgement

BY_WORDS_ALONE = Q(judgement=Judgement.SUGGESTED, credited=False, ring=False, containment__isnull=False)


class DerivationQuerySet(models.QuerySet["Derivation"]):
    """Reading derivations."""

    def standing(self) -> "DerivationQuerySet":
        """Those that count: nobody has rejected them, and they close no ring."""
        return self.exclude(judgement=Judgement.REJECTED).filter(ring=False)

    def by_words_alone(self) -> "DerivationQuerySet":
        """Suggestions that rest on shared words and nothing else: no credit, no person's word."""
        return self.filter(BY_WORDS_ALONE).exclude(kind=DerivationKind.SAME_ARTICLE)

    def leading(self, least: int) -> "models.QuerySet[Any, Any]":
        """The upstreams (by primary key) to which so many lead by shared words, whoever sees them: no fewer are.

        An index holds all that is asked, so that whether they are of one article, or hidden, is asked of few.
        """
        rows = self.filter(BY_WORDS_ALONE).order_by().values("upstream")
        return rows.annotate(many=models.Count("*")).filter(many__gte=least).values("upstream")

    def crowded(self, least: int) -> "models.QuerySet[Any, Any]":
        """The upstreams (by primary key) to which at least so many of these lead by shared words alone."""
        counted = self.by_words_alone().order_by().values("upstream").annotate(many=models.Count("pk"))
        return counted.filter(many__gte=least).values("upstream")

    def visible_to(self, reader: Reader | None, now: datetime) -> "DerivationQuerySet":
        """Those between two articles the reader may see."""
        return self.filter(piece_visible(reader, now, "downstream"), piece_visible(reader, now, "upstream"))

    def decided_with(self, row: "Derivation") -> "DerivationQuerySet":
        """The other row where one decision has rejected a row and confirmed another in its place."""
        return self.filter(Q(instead_of=row.pk) | Q(pk=row.instead_of_id))

    def for_page(self) -> "DerivationQuerySet":
        """With both articles and their outlets."""
        return self.select_related("downstream__source", "upstream__source", "judged_by")

    def with_half(self) -> "DerivationQuerySet":
        """As for a page, with the row that was rejected for it in the same decision."""
        half = ("instead_of__downstream__source", "instead_of__upstream__source")
        return self.for_page().select_related(*half).defer("spans", "instead_of__spans")


class Derivation(Judged):
    """``downstream`` took from ``upstream``.

    ``containment`` is the share (0–1) of the downstream body's shingles that stand in the upstream body, null where
    the upstream is unseen; ``containment_back`` the other way. ``credited`` tells that the downstream says so itself.
    ``spans`` are the matched runs, each ``[start, end, start, end]`` in code points of the downstream capture's text
    and then of the upstream capture's. ``ring`` tells that it is set aside, because surer ties lead the other way
    round. ``instead_of`` is the row that was rejected for it, in the same decision. ``method`` names the rules and
    their version.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    downstream = models.ForeignKey("sources.Article", on_delete=models.PROTECT, related_name="upstreams")
    upstream = models.ForeignKey("sources.Article", on_delete=models.PROTECT, related_name="downstreams")
    downstream_capture = models.ForeignKey(
        "sources.Capture", null=True, on_delete=models.PROTECT, related_name="+"
    )
    upstream_capture = models.ForeignKey(
        "sources.Capture", null=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=14, choices=DerivationKind.choices)
    containment = models.FloatField(null=True)
    containment_back = models.FloatField(null=True)
    shared_words = models.PositiveIntegerField(default=0)
    credited = models.BooleanField(default=False)
    ring = models.BooleanField("set aside", default=False)
    instead_of = models.OneToOneField(
        "self", null=True, editable=False, on_delete=models.SET_NULL, related_name="replaced_by"
    )
    spans = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    method = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DerivationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["downstream", "upstream"], name="one_derivation_for_each_pair"),
            models.CheckConstraint(
                condition=~Q(downstream=F("upstream")), name="article_not_derived_from_itself"
            ),
            models.CheckConstraint(
                condition=Q(containment=None) | Q(containment__gte=0, containment__lte=1),
                name="containment_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(instead_of=None) | Q(judgement=Judgement.CONFIRMED) & ~Q(instead_of=F("id")),
                name="what_stands_in_for_another_is_confirmed",
            ),
            judgement_is_whole(),
        ]
        indexes = [
            models.Index(fields=["id"], name="derivation_set_aside", condition=Q(ring=True)),
            models.Index(F("id").desc(), name="derivation_suggested", condition=Q(judgement="suggested")),
            models.Index(
                fields=["upstream", "downstream"], name="derivation_by_words_alone", condition=BY_WORDS_ALONE
            ),
            models.Index(
                fields=["upstream"],
                name="derivation_of_same_article",
                condition=Q(kind=DerivationKind.SAME_ARTICLE),
            ),
            models.Index(
                "judged_by",
                F("judged_at").desc(),
                name="derivation_by_who_judged_it",
                condition=Q(judged_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.downstream} from {self.upstream}"
