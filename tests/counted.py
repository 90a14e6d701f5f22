"""Counts every row that is written by triggers of its own, and holds the count against what the history says of it.

On where COUNTED_WRITES is set; then every test that uses the database ends by asking whether any write went past the
history, or the history tells of one that never was: by a page, the API, the desk, a task, a bulk update or plain SQL.
"""

import json
import os
from pathlib import Path

from django.db import connection

from provenance.history.checks.schema import TRACKED

ON = "COUNTED_WRITES"
"""Names the file that each test writes its count to."""

MACHINES = {
    "accounts_secondfactor": ("secret", "last_step"),
    "claims_bearing": ("basis",),
    "claims_claim": ("score_due", "score_done", "terms_due", "terms_done"),
    "claims_corroboration": ("scored_at",),
    "claims_event": ("compare_due", "compare_done"),
    "claims_tie": ("learned_at",),
    "partners_key": ("digest", "used_at"),
    "sources_alteration": ("reasons", "spans"),
    "sources_article": ("trace_due", "trace_done", "traced_revision", "text_revision", "lineage_revision"),
    "sources_capture": ("text", "fingerprint"),
    "sources_feed": (
        "looked_at", "due_at", "outcome", "told", "tries", "begun", "etag", "last_modified", "pace", "host_id",
    ),
    "sources_source": ("standing_revision",),
    "sources_sourceimport": ("listed", "faults", "plan", "moved", "left"),
    "webhooks_endpoint": ("secret", "former_secret", "xid", "change", "sequence", "failing_since"),
}  # fmt: skip
"""What only keeps the machine's place, holds a secret, or has a hash of its own: a change of that alone is no entry."""

MAKE = """
CREATE TABLE counted (
    place text NOT NULL, key bigint NOT NULL, way text NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY
);
CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    aside text[] := TG_ARGV[1]::text[] || '{version}';
    former jsonb;
    present jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN former := to_jsonb(OLD) - aside; END IF;
    IF TG_OP <> 'DELETE' THEN present := to_jsonb(NEW) - aside; END IF;
    IF former IS DISTINCT FROM present THEN
        INSERT INTO counted (place, key, way)
        VALUES (TG_TABLE_NAME, (coalesce(present, former) ->> TG_ARGV[0])::bigint, TG_OP);
    END IF;
    RETURN NULL;
END $$;
"""
WATCH = """
CREATE TRIGGER counted AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION counted('{key}', '{{{aside}}}')
"""
SUBJECTS = """
SELECT tgrelid::regclass::text, convert_from(substr(tgargs, 1, position('\\000'::bytea IN tgargs) - 1), 'UTF8')
FROM pg_trigger WHERE tgname = 'history_insert'
"""
BEGIN = "SELECT coalesce(max(id), 0) FROM history_entry"
DIFFERING = """
WITH written AS (
    SELECT place, key, CASE way WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'deleted' ELSE 'updated' END AS action
    FROM counted
), told AS (
    SELECT s.place, key, CASE action WHEN 'merged' THEN 'updated' ELSE action END AS action
    FROM history_entry JOIN unnest(%(places)s::text[], %(subjects)s::text[]) AS s(place, subject) USING (subject)
    WHERE history_entry.id > %(since)s
)
(SELECT 'written past the history', * FROM (SELECT * FROM written EXCEPT ALL SELECT * FROM told) AS past)
UNION ALL
(SELECT 'told and never written', * FROM (SELECT * FROM told EXCEPT ALL SELECT * FROM written) AS made_up)
ORDER BY 1, 2, 3 LIMIT 20
"""


def watch() -> None:
    """Count what is written from now on, on every table whose rows have a history."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('counted')")
        if cursor.fetchone()[0] is None:
            cursor.execute(MAKE)
            for table in TRACKED:
                key = "claim_id" if table == "claims_corroboration" else "id"
                cursor.execute(WATCH.format(table=table, key=key, aside=",".join(MACHINES.get(table, ()))))


def begin() -> int:
    """Forget what was counted; the last entry of the history there is."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM counted")
        cursor.execute(BEGIN)
        return int(cursor.fetchone()[0])


def past(since: int) -> list[str]:
    """Which writes since then the history does not tell of, and which it tells of that never were."""
    with connection.cursor() as cursor:
        cursor.execute(SUBJECTS)
        places, subjects = zip(*cursor.fetchall(), strict=True)
        cursor.execute(DIFFERING, {"places": list(places), "subjects": list(subjects), "since": since})
        return [f"{place} {key} {action}: {how}" for how, place, key, action in cursor.fetchall()]


def by_table() -> dict[str, int]:
    """How many rows were counted, of each table that has any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, count(*) FROM counted GROUP BY 1 ORDER BY 1")
        return dict(cursor.fetchall())


def tell(name: str) -> None:
    """Write down what one test has written."""
    with Path(os.environ[ON]).open("a") as book:
        book.write(json.dumps({"test": name, "rows": by_table()}) + "\n")
