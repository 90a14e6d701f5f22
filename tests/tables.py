"""Keeps the server from planning by the moment between two tests, when every table is empty."""

from django.db import connection

# Told by its own sweep that a table of many dead rows holds none, the planner goes through all of it, row by row, for
# each of the hundreds that the next test writes there: the same test took three seconds or a minute and a half.
LEFT_ALONE = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = off, toast.autovacuum_enabled = off)', name);
    END LOOP;
END $$
"""
STALE = """
SELECT quote_ident(relname) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND (relpages > 0 OR pg_relation_size(oid) > 1000000)
"""
"""Those that a test has had judged, and those with more than a megabyte of what was taken back."""
EVERY = 300
"""Tests between two sweeps: what they took back is still there, and has to be gone through."""


def leave_alone() -> None:
    """Have no table swept or judged but by ``sweep``."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_ALONE)


def sweep() -> None:
    """Clear away what tests have taken back, where nothing is open: an emptied table is as one never judged."""
    if connection.connection is None or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute(STALE)
        for (table,) in cursor.fetchall():
            cursor.execute(f"VACUUM {table}")
