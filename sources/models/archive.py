"""Archives: web archives in the store in which many old pages lie together, and where in them each page lies."""

from collections.abc import Iterable, Iterator

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from sources.keeping.archives import Lain, Stretch, stretches
from sources.keeping.place import Place


class ArchiveQuerySet(models.QuerySet["Archive"]):
    """Reading archives."""

    def standing(self) -> "ArchiveQuerySet":
        """Those that pages lie in; the others were written anew without what was erased."""
        return self.filter(replaced_at=None)

    def holding_erased(self) -> "ArchiveQuerySet":
        """Those that hold bytes of a page that was erased since: they wait to be written anew."""
        return self.filter(pk__in=ArchivedPage.objects.erased().order_by().values("archive"))


class Archive(models.Model):
    """A file of the store, named after its SHA-256, never changed: ``opening`` bytes that say what it is, then pages.

    One that held an erased page is replaced by a file without it (by none where nothing else was in it); its row stays,
    as the history knows it. Where the same pages come again later, the same file stands again, as another row.
    """

    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    opening = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    made_at = models.DateTimeField(db_default=Now())
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(replaced_at=None), name="one_standing_archive_of_a_file"
            ),
            models.CheckConstraint(
                condition=Q(opening__gt=0, pages__gt=0, size__gt=F("opening")), name="archive_holds_pages"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | Q(replaced_at__isnull=False),
                name="archive_replaced_by_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    def lain(self) -> list[Lain]:
        """Its pages in the order in which they lie."""
        rows = self.held.order_by("start").values_list("page", "start", "length", "digest")
        return [Lain(page, start, length, bytes(digest)) for page, start, length, digest in rows]

    def stretches(self) -> Iterator[Stretch]:
        """All of the file, some pages at a time. Raises ``Altered`` where its pages do not lie close together."""
        return stretches(self.sha256, self.opening, self.lain())


class ArchivedPageQuerySet(models.QuerySet["ArchivedPage"]):
    """Reading where pages lie."""

    def erased(self) -> "ArchivedPageQuerySet":
        """Those whose bytes were erased, and lie in their archive still."""
        return self.filter(page__content=b"")

    def place_of(self, sha256: str) -> Place | None:
        """Where a page lies; None where no archive holds it."""
        return self.places_of([sha256]).get(sha256)

    def places_of(self, pages: Iterable[str]) -> dict[str, Place]:
        """Where those of the pages lie that an archive holds."""
        rows = self.filter(pk__in=pages).select_related("archive")
        return {
            each.page_id: Place(each.archive.sha256, each.start, each.length, bytes(each.digest))
            for each in rows
        }


class ArchivedPage(models.Model):
    """The entry of an archive that holds a page: ``length`` bytes from ``start`` on, their SHA-256 as ``digest``."""

    page = models.OneToOneField(
        "sources.RawPage", on_delete=models.PROTECT, primary_key=True, related_name="archived"
    )
    archive = models.ForeignKey(Archive, on_delete=models.PROTECT, related_name="held", db_index=False)
    start = models.BigIntegerField()
    length = models.PositiveIntegerField()
    digest = models.BinaryField()

    objects = ArchivedPageQuerySet.as_manager()

    class Meta:
        ordering = ["archive", "start"]
        constraints = [
            models.UniqueConstraint(fields=["archive", "start"], name="one_page_at_a_place_of_an_archive"),
            models.CheckConstraint(condition=Q(start__gt=0, length__gt=0), name="archived_page_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id[:12]} in {self.archive_id}"
