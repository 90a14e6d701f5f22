"""Saving what a person changed only if nobody else has saved since they looked."""

from typing import Any, Protocol, TypeVar

from django.db import models
from django.db.models import F

from sources.errors import Stale


class Versioned(Protocol):
    """A row with a version that rises by one with every saved change."""

    version: int


Row = TypeVar("Row", bound=models.Model)


def change(*, row: Row, seen: int, **columns: Any) -> Row:
    """Write the columns if the row still is at the version the person saw, and raise its version by one.

    Compared and set in one statement, so that of two who save at once exactly one succeeds. Raises ``Stale`` for the
    other: then nothing of theirs was written, and the sentence says what to do.
    """
    rows: models.QuerySet[Row] = models.QuerySet(type(row)).filter(pk=row.pk)
    if not rows.filter(version=seen).update(version=F("version") + 1, **columns):
        row.refresh_from_db()
        raise Stale(_told(row, seen), field="version")
    row.refresh_from_db()
    return row


def _told(row: Any, seen: int) -> str:
    judge = getattr(row, "judged_by", None)
    who = f", last judged by {judge}" if judge else ""
    return (
        f"“{row}” has been changed since you opened it (you saw version {seen}, it is at {row.version}{who}). "
        "Nothing of yours was saved: look at what it says now, then save again"
    )
