"""Attachments: what a person lays beside a claim as evidence, an address or a file, with a note and their name."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

LARGEST = 10_000_000
"""Bytes of a file: a long scanned report. Our choice."""


class AttachedFile(models.Model):
    """A file as it was handed in, stored once and never changed; the database itself holds it to its SHA-256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    media = models.CharField(max_length=40)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=LARGEST), name="attached_file_is_not_too_large"
            )
        ]

    def __str__(self) -> str:
        return f"{self.media}, {self.size} bytes, {self.sha256[:12]}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Reading attachments; nobody outside the newsroom does."""

    def of_claim(self, claim: int) -> "AttachmentQuerySet":
        """Those of a claim (by primary key) and of what was merged into it, the latest first; files left unread."""
        rows = self.filter(Q(claim=claim) | Q(claim__merged_into=claim))
        return rows.select_related("added_by", "withdrawn_by", "file").defer("file__content")


class Attachment(models.Model):
    """One piece of evidence beside a claim: an address, a file, or both; withdrawn, it leaves its note as a mark."""

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="attachments")
    note = models.TextField()
    url = models.CharField(max_length=2000, blank=True)
    file = models.ForeignKey(
        AttachedFile, null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    file_name = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = [F("added_at").desc(), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(note="") & (~Q(url="") | Q(file__isnull=False)),
                name="attachment_has_a_note_and_a_thing",
            ),
            models.CheckConstraint(
                condition=Q(file=None, file_name="") | Q(file__isnull=False) & ~Q(file_name=""),
                name="attached_file_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="attachment_is_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.note[:80]
