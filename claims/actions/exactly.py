"""Makes a table hold exactly the rows that were worked out, and touches no other: what is the same is not written."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)
Key = tuple[int, ...]
Columns = Mapping[str, Any]
BATCH = 1_000  # rows in one statement


def keep(
    rows: models.QuerySet[Row],
    by: tuple[str, ...],
    wanted: Mapping[Key, Columns],
    stamp: Columns | None = None,
    kept: Callable[[Key], bool] | None = None,
) -> list[Key]:
    """Have ``rows`` hold exactly the wanted columns by key (the columns ``by``); returns the keys that changed.

    ``stamp`` goes with what is written and is not compared; rows whose key is ``kept`` are never taken away. Runs
    inside the caller's transaction.
    """
    held = {tuple(getattr(row, name) for name in by): row for row in rows.order_by()}
    marks = dict(stamp or {})
    fresh = sorted(key for key in wanted if key not in held)
    changed = sorted(key for key in wanted if key in held and _differs(held[key], wanted[key]))
    gone = sorted(key for key in held if key not in wanted and not (kept and kept(key)))
    made = [rows.model(**dict(zip(by, key, strict=True)), **wanted[key], **marks) for key in fresh]
    rows.bulk_create(made, batch_size=BATCH)
    for key in changed:
        for name, value in {**wanted[key], **marks}.items():
            setattr(held[key], name, value)
    if changed:
        columns = [*wanted[changed[0]], *marks]
        rows.bulk_update([held[key] for key in changed], columns, batch_size=BATCH)
    if gone:
        rows.filter(pk__in=[held[key].pk for key in gone]).delete()
    return [*fresh, *changed, *gone]


def _differs(row: models.Model, columns: Columns) -> bool:
    return any(getattr(row, name) != value for name, value in columns.items())
