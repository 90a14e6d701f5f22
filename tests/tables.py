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
TAKEN_OUT = """
DO $$ DECLARE name text; written boolean; names text[] := '{}'; BEGIN
    FOR name IN
        SELECT relname FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO written;
        IF written AND name NOT IN (KEPT) THEN
            EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', name);
            names := names || name;
        END IF;
    END LOOP;
    FOREACH name IN ARRAY names LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
    FOREACH name IN ARRAY names LOOP EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', name); END LOOP;
END $$
""".replace("KEPT", ", ".join(f"'{name}'" for name in sorted(KEPT)))
"""Takes rows out where there are any: to empty a hundred tables makes five hundred files anew, for three with rows."""
EVERY = 300
"""Tests between two sweeps: what they took back is still there, and has to be gone through."""


def leave_alone() -> None:
    """Have no table swept or judged but by ``sweep``."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_ALONE)


def empty(_: Any) -> None:
    """Empty every table but those of the program itself, after a test that has written for good."""
    with maintained(), connection.cursor() as cursor:
        cursor.execute(STALE)
        cursor.execute(_anew() if cursor.fetchall() else TAKEN_OUT)


def _anew() -> str:
    """Makes all of them anew: where much was written, or judged by what it held, nothing of it is to be left."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return f"TRUNCATE {', '.join(sorted(set(tables) - KEPT))}"


def sweep() -> None:
    """Clear away what tests have taken back, where nothing is open: an emptied table is as one never judged."""
    if connection.connection is None or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute(STALE)
        for (table,) in cursor.fetchall():
            cursor.execute(f"VACUUM {table}")
