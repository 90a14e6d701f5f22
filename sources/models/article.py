"""Articles: published pieces, held or known only because another piece names them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, OuterRef, Q

from sources.models.judged import Publishable
from sources.models.veil import out_of_sight, shaded, veiled
from sources.models.words import NAMES, words_of
from sources.rules.period import Moment
from sources.visibility import Reader, guarded, newsroom, visible
from sources.vocabulary import Precision


class ArticleQuerySet(models.QuerySet["Article"]):
    """Reading articles."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "ArticleQuerySet":
        """Those the reader may see; an unseen piece only while an article the reader may see names it."""
        rows = self.filter(visible(reader, now))
        if newsroom(reader):
            return rows
        naming = apps.get_model("sources", "Derivation").objects.filter(upstream=OuterRef("pk"))
        known = Q(unseen=False) | Q(merged_into__isnull=False) | models.Exists(naming)
        return rows.filter(known).exclude(pk__in=kept_from(reader, now))

    def current(self) -> "ArticleQuerySet":
        """Those that are not another capture of an article we already hold."""
        return self.filter(merged_into=None)

    def guarded(self) -> "ArticleQuerySet":
        """Those that somebody may have to be kept from, whenever their embargo ends; themselves or as another piece."""
        return self.filter(guarded() | guarded("merged_into__") & Q(merged_into__isnull=False))

    def of_piece(self, piece: "int | Article | OuterRef") -> "ArticleQuerySet":
        """A piece (by primary key) and all that stand under it.

        Whoever wants what belongs to a piece asks for what belongs to one of these: a condition on two tables at once
        ("its article is the piece, or stands under it") no index helps with.
        """
        at = piece.pk if isinstance(piece, Article) else piece
        return self.filter(Q(pk=at) | Q(merged_into=at))

    def of_pieces(self, pieces: Collection[int]) -> "ArticleQuerySet":
        """The same for some pieces."""
        return self.filter(Q(pk__in=pieces) | Q(merged_into__in=pieces))

    def untraced(self) -> "ArticleQuerySet":
        """Held articles whose lineage has to be looked for (again)."""
        return self.filter(unseen=False, trace_done__lt=F("trace_due"))

    def dated(self) -> "ArticleQuerySet":
        """With ``first_seen``: when a text of it was seen first at its address."""
        seen = apps.get_model("sources", "Sighting").objects.filter(capture__article=OuterRef("pk"))
        seen = seen.order_by("seen_at")
        return self.annotate(first_seen=models.Subquery(seen.values("seen_at")[:1]))

    def for_page(self) -> "ArticleQuerySet":
        """With everything a list or page shows beside the article."""
        return self.select_related("source", "merged_into")


def kept_from(reader: Reader | None, now: datetime) -> Any:
    """The primary keys of the articles hidden from the reader, with the unseen pieces that only these name."""
    return veiled(reader, now)


def shaded_by(reader: Reader | None, now: datetime) -> Any:
    """The same, with every article that was taken from one of them: its lineage is told otherwise to the reader."""
    return shaded(reader, now)


def piece_visible(reader: Reader | None, now: datetime, path: str) -> Q:
    """The condition under which the article at ``path`` may be shown: neither it nor the piece it stands for is hidden.

    It is told by the keys of the few that are hidden, and so no article has to be read; at the end of ``path`` there
    must be one.
    """
    return ~Q(**{f"{path}__in": out_of_sight(reader, now)})


class Article(Publishable):
    """One published piece.

    ``address`` is what makes it this piece and no other: its canonical URL, else a hash of its text and source, else
    (unseen) the outlet and title under which another article names it. ``merged_into`` points to the piece of which
    this one is only another capture or a naming. ``published_at`` is the first instant the publication time may mean;
    it is never taken from page furniture, and ``published_inferred`` says when we worked it out.
    ``trace_due``/``trace_done`` count how often its lineage was asked for and looked for: asking again while a trace
    runs is never lost, because the trace only ticks off what it saw when it began. ``text_revision`` rises with
    every capture and whenever its page is taken down or back, ``traced_revision`` is the one last traced, and
    ``lineage_revision`` rises whenever its upward path changes; the claims app keeps its own tally of both.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    address = models.CharField(max_length=2100, unique=True, editable=False)
    url = models.CharField(max_length=2000, blank=True)
    source = models.ForeignKey(
        "sources.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    unseen = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    published_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    published_inferred = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    trace_due = models.PositiveIntegerField(default=0, editable=False)
    trace_done = models.PositiveIntegerField(default=0, editable=False)
    traced_revision = models.PositiveIntegerField(default=0, editable=False)
    text_revision = models.PositiveIntegerField(default=0, editable=False)
    lineage_revision = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = [F("published_at").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="article_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(published_at=None, published_precision="")
                | (Q(published_at__isnull=False) & ~Q(published_precision="")),
                name="article_published_at_and_precision_both_set",
            ),
        ]
        indexes = [
            models.Index(fields=["source", "-published_at"], name="article_by_source"),
            models.Index(F("published_at").desc(nulls_last=True), F("id").desc(), name="article_by_time"),
            GinIndex(words_of("title", NAMES), name="article_by_words"),
            models.Index(fields=["id"], name="article_untraced", condition=Q(trace_done__lt=F("trace_due"))),
            models.Index(fields=["id"], name="article_guarded", condition=guarded()),
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.public_id

    @property
    def canonical(self) -> "Article":
        """The piece this row stands for: itself, or the one it was merged into."""
        return self.merged_into or self

    @property
    def canonical_pk(self) -> int:
        """The primary key of the piece this row stands for."""
        return self.merged_into_id or self.pk

    @property
    def published(self) -> Moment | None:
        """When it was published, as finely as that is known."""
        if self.published_at is None:
            return None
        return Moment(self.published_at, Precision(self.published_precision), self.published_inferred)

    @property
    def rank(self) -> str:
        """Sorts articles by when they were surely out; undated ones come last, ties go to the public id."""
        out = self.published.latest().isoformat() if self.published else "9999"
        return f"{out}|{self.public_id}"
