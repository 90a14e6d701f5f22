"""Imports of lists of sources: what was handed in, what it would do, and whether it was done or undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sources.vocabulary import ImportStage


class SourceImport(models.Model):
    """One list of sources as somebody tried it out, took it in, or took it back.

    ``listed`` are its rows as read, ``faults`` what is wrong with them (row, column, what, remedy), ``plan`` what each
    row changes (the source, its version then, each field before and after), ``moved`` which claims would move.
    ``left`` is the version each source had once the list was taken in, by which a later change shows.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    file = models.CharField(max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    listed = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    plan = models.JSONField(default=list)
    moved = models.JSONField(default=dict)
    left = models.JSONField(default=dict)
    stage = models.CharField(max_length=7, choices=ImportStage.choices, default=ImportStage.TRIED)
    tried_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tried_at = models.DateTimeField(db_default=Now())
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-tried_at", "-pk"]
        indexes = [models.Index(fields=["-tried_at", "-id"], name="source_import_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=ImportStage.TRIED, applied_by=None, applied_at=None, why="")
                | (
                    ~Q(stage=ImportStage.TRIED)
                    & Q(applied_by__isnull=False, applied_at__isnull=False)
                    & ~Q(why="")
                ),
                name="source_import_applied_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(stage=ImportStage.UNDONE, undone_by__isnull=False, undone_at__isnull=False)
                | (~Q(stage=ImportStage.UNDONE) & Q(undone_by=None, undone_at=None)),
                name="source_import_undone_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(stage=ImportStage.TRIED) | Q(faults=[]), name="source_import_applied_has_no_fault"
            ),
        ]

    def __str__(self) -> str:
        return self.file
