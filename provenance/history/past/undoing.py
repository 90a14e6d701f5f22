"""Takes back what has happened to rows since a moment, so that they stand as they did then."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models

from claims.models import (
    Appearance,
    Bearing,
    Claim,
    Contradiction,
    Corroboration,
    Event,
    Explainer,
    Measure,
    Review,
    ReviewSignature,
    Tie,
)
from sources.models import Article, Derivation, Grade, Source

# What a row of the history calls each kind of row.
SUBJECTS: dict[type[models.Model], str] = {
    Claim: "claim",
    Event: "event",
    Measure: "measure",
    Appearance: "appearance",
    Bearing: "bearing",
    Corroboration: "corroboration",
    Contradiction: "contradiction",
    Review: "review",
    ReviewSignature: "review signature",
    Explainer: "explainer",
    Source: "source",
    Grade: "grade",
    Article: "article",
    Derivation: "derivation",
    Tie: "tie",
}

# A transaction has happened once its last entry was written; within one, later entries have higher numbers.
LATER = """
    (e.at > %(moment)s
        OR (SELECT o.at FROM history_entry o WHERE o.xid = e.xid ORDER BY o.id DESC LIMIT 1) > %(moment)s)
"""
# The earliest value a column had since wins; what happened to a row after it was removed is another row's story. Of a
# column the history knows by its hash alone nothing can be told: it is empty. Who may see a row is decided today.
STOOD = """
WITH later AS MATERIALIZED (
    SELECT e.key, e.id, e.action, e.before FROM history_entry e
    WHERE e.subject = %(subject)s AND e.key = ANY(%(keys)s) AND {later}
), removed AS (
    SELECT key, min(id) AS id FROM later WHERE action = 'deleted' GROUP BY key
), earliest AS (
    SELECT DISTINCT ON (key) key, action FROM later ORDER BY key, id
), undone AS (
    SELECT l.key, jsonb_object_agg(
        c.key, CASE WHEN c.value::text LIKE '"sha256:%%' THEN '[]' ELSE c.value END ORDER BY l.id DESC) AS columns
    FROM later l LEFT JOIN removed r USING (key) CROSS JOIN jsonb_each(l.before) AS c
    WHERE (r.id IS NULL OR l.id <= r.id)
        AND (l.action = 'deleted' OR c.key NOT IN ('publication', 'embargo_until'))
    GROUP BY l.key
)
SELECT e.key, CASE
    WHEN e.action = 'created' THEN NULL
    WHEN r.key IS NULL THEN to_jsonb(jsonb_populate_record(t, coalesce(u.columns, '{{}}')))::text
    ELSE to_jsonb(jsonb_populate_record(NULL::public.{table}, %(blank)s::jsonb || u.columns))::text
END
FROM earliest e LEFT JOIN removed r USING (key) LEFT JOIN undone u USING (key)
LEFT JOIN public.{table} t ON t.{key} = e.key
ORDER BY e.key
"""


@dataclass(frozen=True, slots=True)
class Layer:
    """What of one table stood otherwise at a moment: the rows touched since, and those of them that were there."""

    table: str
    key: str
    touched: tuple[int, ...]
    rows: tuple[str, ...]


def stood(model: type[models.Model], keys: Collection[int], moment: datetime) -> Layer:
    """Some rows (by primary key) as they stood at a moment, as far as they have been touched since."""
    columns = model._meta  # noqa: SLF001 (Django's own door to a model's columns)
    table, key = columns.db_table, str(columns.pk.column)
    asked: dict[str, Any] = {
        "subject": SUBJECTS[model],
        "keys": sorted(set(keys)),
        "moment": moment,
        "blank": json.dumps(blank(model)),
    }
    with connection.cursor() as cursor:
        cursor.execute(STOOD.format(later=LATER, table=table, key=key), asked)
        found = cursor.fetchall()
    return Layer(table, key, tuple(row[0] for row in found), tuple(row[1] for row in found if row[1]))


def blank(model: type[models.Model]) -> dict[str, Any]:
    """What the columns hold that the history leaves out of a removed row because they were empty."""
    columns = model._meta.concrete_fields  # noqa: SLF001 (as above)
    empty = {"JSONField": [], "ArrayField": [], "BooleanField": False}
    return {
        str(field.column): empty.get(field.get_internal_type(), 0 if _counts(field) else "")
        for field in columns
        if not field.null and not field.is_relation and not field.get_internal_type().startswith("Date")
    }


def _counts(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.IntegerField | models.FloatField | models.DecimalField)
