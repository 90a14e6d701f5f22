"""Saving what a person changed only if nobody else has saved since they looked."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import F

from sources.errors import Stale
from sources.rules.stated import stated


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
        raise Stale(_told(latest(row=row), seen), field="version")
    row.refresh_from_db()
    return row


def hold(*, row: Row, seen: int) -> Row:
    """Lock a row that a decision rests on and does not change; raises ``Stale`` if it says other than the person saw.

    Runs inside the caller's transaction, until whose end nobody else changes the row.
    """
    rows: models.QuerySet[Row] = models.QuerySet(type(row)).filter(pk=row.pk)
    held = rows.select_for_update(of=("self",)).filter(version=seen).first()
    if held is None:
        raise Stale(_told(latest(row=row), seen), field="version")
    return held


def latest(*, row: Row, fields: Sequence[str] | None = None) -> Row:
    """The row as it stands now, or some columns of it; ``Stale`` where the machine has taken it away meanwhile."""
    try:
        row.refresh_from_db(fields=fields)
    except ObjectDoesNotExist:
        told = stated(f"“{row}” is there no more: what it rested on has changed since you opened it")
        raise Stale(f"{told}. Nothing of yours was saved", field="version") from None
    return row


def _told(row: Any, seen: int) -> str:
    at, judge = f"{row.version}", getattr(row, "judged_by", None)
    if judge:
        at = stated(f"{at}, last judged by {judge}")
    if became := getattr(row, "merged_into", None):
        at = stated(f"{at}, and it has been merged into “{became}”")
    return stated(
        f"“{row}” has been changed since you opened it (you saw version {seen}, it is at {at}). "
        "Nothing of yours was saved: look at what it says now, then save again"
    )
