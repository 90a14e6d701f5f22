"""Empties the tables between tests, and keeps the server from planning by that moment, when every one is empty."""

from typing import Any

from django.db import connection

from provenance.history.actions.maintenance import maintained

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
KEPT = {"django_migrations", "django_content_type", "auth_permission"}
"""What migrating has written down of the program itself: emptied as well, it was asked and written anew after each."""
EVERY = 300
"""Tests between two sweeps: what they took back is still there, and has to be gone through."""


def leave_alone() -> None:
    """Have no table swept or judged but by ``sweep``."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_ALONE)


def empty(_: Any) -> None:
    """Empty every table but those of the program itself, after a test that has written for good."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with maintained(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(sorted(set(tables) - KEPT))}")


def sweep() -> None:
    """Clear away what tests have taken back, where nothing is open: an emptied table is as one never judged."""
    if connection.connection is None or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute(STALE)
        for (table,) in cursor.fetchall():
            cursor.execute(f"VACUUM {table}")
