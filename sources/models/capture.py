"""Captures: what an article said at one moment, kept for good, and the sections its text falls into."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Min, OuterRef, Q

from sources.models.article import Article
from sources.vocabulary import Precision, SectionKind


class RawPage(models.Model):
    """The bytes exactly as they came, stored once however often they are captured; named by their SHA-256.

    ``content`` is None where they lie in the store (``sources/keeping``), in a file of their own or in the archive
    that ``archived`` names, and empty where they were erased.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    content = models.BinaryField(null=True)
    media = models.CharField(max_length=100)

    class Meta:
        indexes = [
            models.Index(
                fields=["sha256"], condition=Q(content__isnull=True), name="page_outside_the_database"
            ),
            models.Index(fields=["sha256"], condition=Q(content=b""), name="page_erased"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


FIRST_SEEN = {"first_seen": Min("sightings__seen_at")}


class CaptureQuerySet(models.QuerySet["Capture"]):
    """Reading captures."""

    def of_piece(self, piece: "int | Article | OuterRef") -> "CaptureQuerySet":
        """Those of a piece (by primary key) at all its addresses."""
        within = OuterRef(piece) if isinstance(piece, OuterRef) else piece
        return self.filter(article__in=Article.objects.of_piece(within))

    def dated(self) -> "CaptureQuerySet":
        """With ``first_seen``: when the text was seen first, whichever sighting of it became known first."""
        return self.annotate(**FIRST_SEEN)

    def in_order(self) -> "CaptureQuerySet":
        """The same, the first seen first, those of unknown time last."""
        return self.dated().order_by(F("first_seen").asc(nulls_last=True), "public_id")


class Capture(models.Model):
    """What an article said at one moment: never changed, never deleted.

    ``text`` is what every quote's offsets count in (code points); ``text_hash`` is its SHA-256. ``extractor`` names
    the rules, and their version, that made the text from the raw bytes. ``fingerprint`` packs the body's winnowed
    hashes; whatever finds copies is made from it at will. ``file`` is the name it came under, if it came as a file.
    Title, author and publication time are what this capture said of its article; the article itself shows what its
    first capture said, so that the order in which captures arrive makes no difference. ``retrieved_at`` is when the raw
    bytes were fetched, as whoever handed them in said; when the text was seen, and how often, its sightings tell.
    ``omitted`` is what the page holds besides its text, by kind, with the number of characters and a few excerpts; None
    where nobody looked. ``omitted_signs`` is their sum without programs; ``incomplete`` says that the text is doubtful.
    ``erased_at`` is when words were put out of it last.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    article = models.ForeignKey("sources.Article", on_delete=models.PROTECT, related_name="captures")
    raw = models.ForeignKey(RawPage, on_delete=models.PROTECT, related_name="captures")
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    extractor = models.CharField(max_length=40)
    language = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True)
    published_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    note = models.TextField(blank=True)
    hints = models.JSONField(default=list)
    retrieved_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=500, blank=True)
    omitted = models.JSONField(null=True)
    omitted_signs = models.PositiveIntegerField(default=0)
    incomplete = models.BooleanField(default=False)
    fingerprint = models.BinaryField(default=bytes)
    captured_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = CaptureQuerySet.as_manager()

    if TYPE_CHECKING:
        first_seen: datetime | None

    class Meta:
        ordering = ["retrieved_at", "pk"]
        constraints = [
            # Texts from which the same words were put out may be alike.
            models.UniqueConstraint(
                fields=["article", "text_hash"],
                condition=Q(erased_at=None),
                name="one_capture_for_each_text_as_it_came",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="capture_has_text"),
        ]
        indexes = [
            models.Index(fields=["text_hash"], name="capture_by_text_hash"),
            models.Index(fields=["omitted_signs"], name="capture_by_omitted_signs"),
            # They come in by time, so that a few pages of an index tell where the old ones lie.
            BrinIndex(fields=["captured_at"], name="capture_by_age", autosummarize=True),
            models.Index(fields=["id"], condition=Q(incomplete=True), name="capture_incomplete"),
            # Every quote leads to its article through its capture: this way without the pages its text fills.
            models.Index(fields=["id"], include=["article"], name="capture_with_its_article"),
        ]

    def __str__(self) -> str:
        return self.file or self.public_id


class Section(models.Model):
    """A stretch of a capture's text that belongs to one part of the page; ``voice`` names a comment's author."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="sections")
    kind = models.CharField(max_length=10, choices=SectionKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    voice = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["capture", "start"], name="one_section_starts_at_a_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="section_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"
