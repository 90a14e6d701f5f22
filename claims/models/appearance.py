"""Appearances: one claim turning up in one article, at one quote."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from claims.models.figure import by_figure
from claims.models.typed import Situated, Valued, as_of_is_whole, value_is_a_range, when_is_whole
from claims.vocabulary import Stance
from sources.models.article import Article, piece_visible
from sources.models.judged import Judged, judgement_is_whole
from sources.models.words import SENTENCES, words_of
from sources.rules.period import Period
from sources.visibility import Reader, guarded, visible
from sources.vocabulary import Judgement, SectionKind


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    """Reading appearances."""

    def standing(self) -> "AppearanceQuerySet":
        """Those in a claim that nobody has rejected."""
        return self.exclude(claim=None).exclude(judgement=Judgement.REJECTED)

    def present(self) -> "AppearanceQuerySet":
        """Those whose words still stand in the article as it was last captured."""
        return self.filter(superseded_at=None)

    def stale(self) -> "AppearanceQuerySet":
        """Those that carry words which the article they were copied from has taken back."""
        return self.exclude(stale_at=None)

    def of_piece(self, piece: int) -> "AppearanceQuerySet":
        """Those in all captures of a piece (by primary key), whatever address they were taken at."""
        return self.filter(capture__article__in=Article.objects.of_piece(piece))

    def visible_to(self, reader: Reader | None, now: datetime) -> "AppearanceQuerySet":
        """Those of a claim and in an article that the reader may see."""
        return self.filter(
            visible(reader, now, "claim__"),
            visible(reader, now, "claim__event__"),
            piece_visible(reader, now, "capture__article"),
        )

    def perhaps_hidden(self) -> "AppearanceQuerySet":
        """Those in an article that may be hidden from somebody, as far as its row and that of its piece tell; none in
        another is."""
        article, piece = "capture__article__", "capture__article__merged_into__"
        own = Q(capture__article__unseen=True) | guarded(article)
        of_piece = Q(**{f"{piece}unseen": True}) | guarded(piece)
        return self.filter(own | of_piece & Q(capture__article__merged_into__isnull=False))

    def for_page(self) -> "AppearanceQuerySet":
        """With the claim, the article, its outlet, the speaker and the origin; without the capture's long text."""
        return self.select_related(
            "claim__event", "claim__measure", "capture__article__source", "capture__article__merged_into",
            "attributed_to", "origin_source", "origin_article__source", "judged_by", "stale_from__source",
        ).defer("capture__text", "capture__fingerprint")  # fmt: skip


class Appearance(Valued, Situated, Judged):
    """One claim at one quote of one capture.

    ``quote`` is exactly the capture's text from ``start`` to ``end`` (code points): a database trigger refuses anything
    else. ``claim`` is empty until the matching has found it one. ``attributed_to`` is the source in whose mouth
    the article puts the words, empty for the article's own voice; ``depth`` counts the mouths in between. ``party``
    marks a voice with a stake in the answer. ``denies`` is the appearance this one answers. ``act``, ``population``,
    ``measure_label``, ``claim_text``, ``places``, ``accused`` and ``terms`` are what the reader found and the matching
    works from. Exactly one of ``origin_source`` and ``origin_article`` is filled by the corroboration.
    ``superseded_at`` is when the article, captured again as ``superseded_by``, was first seen without these words and
    has not carried them since. ``stale_at`` is when ``stale_from``, the article they were copied from, was first seen
    to say them no longer, while they still stand here. Both are worked out anew from captures and lineage.
    ``inherited_from`` is the appearance in an article above this one whose judgement it has; empty where a person has
    judged it here, or nobody has anywhere.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    claim = models.ForeignKey("claims.Claim", null=True, on_delete=models.PROTECT, related_name="appearances")
    capture = models.ForeignKey("sources.Capture", on_delete=models.PROTECT, related_name="+")
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    section = models.CharField(max_length=10, choices=SectionKind.choices)
    stance = models.CharField(max_length=8, choices=Stance.choices)
    attributed_to = models.ForeignKey(
        "sources.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    depth = models.PositiveSmallIntegerField(default=0)
    hedge = models.CharField(max_length=200, blank=True)
    party = models.BooleanField(default=False)
    denies = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="denied_by"
    )
    act = models.ForeignKey("claims.Act", on_delete=models.PROTECT, related_name="appearances")
    population = models.CharField(max_length=200, blank=True)
    measure_label = models.CharField(max_length=300)
    claim_text = models.CharField(max_length=600)
    accused = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    terms = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    language = models.CharField(max_length=12, blank=True)
    reasons = models.JSONField(default=list)
    match_reasons = models.JSONField(default=list)
    method = models.CharField(max_length=40)
    inherited_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="heirs"
    )
    origin_source = models.ForeignKey("sources.Source", null=True, on_delete=models.PROTECT, related_name="+")
    origin_article = models.ForeignKey(
        "sources.Article", null=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        "sources.Capture", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stale_at = models.DateTimeField(null=True, blank=True)
    stale_from = models.ForeignKey(
        "sources.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            value_is_a_range(),
            as_of_is_whole(),
            when_is_whole(),
            judgement_is_whole(),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="appearance_quotes_something"),
            models.CheckConstraint(
                condition=~Q(section=SectionKind.FURNITURE), name="furniture_is_nobodys_word"
            ),
            models.CheckConstraint(
                condition=Q(origin_source=None) | Q(origin_article=None),
                name="appearance_has_one_origin_at_most",
            ),
            models.CheckConstraint(
                condition=~Q(judgement=Judgement.CONFIRMED) | Q(claim__isnull=False),
                name="confirmed_appearance_has_a_claim",
            ),
            models.CheckConstraint(
                condition=Q(inherited_from=None) | ~Q(judgement=Judgement.SUGGESTED),
                name="only_a_judgement_is_inherited",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | Q(superseded_at__isnull=False),
                name="superseded_appearance_tells_since_when",
            ),
            models.CheckConstraint(
                condition=Q(stale_at=None, stale_from=None)
                | Q(stale_at__isnull=False, stale_from__isnull=False, superseded_at=None),
                name="stale_appearance_tells_since_when_and_of_what",
            ),
        ]
        indexes = [
            models.Index(fields=["claim", "stance"], name="appearance_by_claim"),
            models.Index(
                fields=["id"], name="appearance_superseded", condition=Q(superseded_at__isnull=False)
            ),
            models.Index(
                fields=["-stale_at", "-stale_from"],
                name="appearance_stale",
                condition=Q(stale_at__isnull=False),
            ),
            GinIndex(words_of("quote", SENTENCES), name="appearance_by_words"),
            by_figure("appearance_by_figure"),
            models.Index(fields=["act"], name="appearance_unsorted", condition=Q(claim=None)),
            GinIndex(fields=["terms", "accused"], name="appearance_by_terms"),
        ]

    @property
    def happened(self) -> Period | None:
        """The days of the happening; none where the figure speaks for a moment of its own, which dates nothing else."""
        return None if self.as_of_first else self.when

    def __str__(self) -> str:
        return self.quote[:80]
