"""Looks at the database: whether it answers, is of an age we know, has our tables and keeps the roles apart."""

import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from provenance.management import halfway, outages
from provenance.operating.diagnosis import Diagnosis, fault, fine, warning

OLDEST, NEWEST = 15, 18  # majors of PostgreSQL the tests are run on
SECONDS_APART = 2.0  # clocks kept by NTP differ by milliseconds; leases and embargoes are measured in seconds
FULL = 0.8  # share of the connections in use
LONG = 300.0  # seconds; the change feed waits for the oldest transaction

# What the program as such must not be able to do, however it is broken into.
RIGHTS = """
SELECT rolsuper, EXISTS (SELECT FROM pg_class WHERE relname = 'history_entry' AND pg_has_role(relowner, 'USAGE')),
    to_regclass('history_entry') IS NOT NULL AND has_table_privilege('history_entry', 'UPDATE, DELETE, INSERT'),
    to_regclass('sources_capture') IS NOT NULL AND has_table_privilege('sources_capture', 'UPDATE, DELETE')
FROM pg_roles WHERE rolname = current_user
"""
KEEPING = """
SELECT name, setting FROM pg_settings
WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'archive_mode')
"""
IN_USE = """
SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::float
    / current_setting('max_connections')::int,
    (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid())
"""


def database() -> Iterator[Diagnosis]:
    """All there is to say of the database; where it does not answer, that alone."""
    try:
        connection.ensure_connection()
    except DatabaseError as trouble:
        yield fault("database", f"The database does not answer: {outages.reason(trouble)}.", _remedy(trouble))
        return
    for look in (_version, _tables, _role, _clock, _pooler, _durable, _in_use):
        yield from look()


def _remedy(trouble: DatabaseError) -> str:
    said = str(trouble)
    if "password" in said or "does not exist" in said:
        return "Check role, password and name in DATABASE_URL against the roles made at installation."
    return "See that the server runs and can be reached from here at the address in DATABASE_URL."


def _version() -> Iterator[Diagnosis]:
    major = connection.pg_version // 10_000  # type: ignore[attr-defined]
    told = f"PostgreSQL {major} answers."
    if major < OLDEST:
        yield fault("version", told, f"Upgrade it: the program needs {OLDEST} or newer.")
    elif major > NEWEST:
        yield warning(
            "version", told, f"The program was tried with {OLDEST} to {NEWEST}: look for a newer version."
        )
    else:
        yield fine("version", told)
    ((encoding,),) = _rows("SELECT current_setting('server_encoding')")
    if encoding != "UTF8":
        yield fault(
            "encoding", f"Texts are kept in {encoding}.", "Make the database anew with ENCODING 'UTF8'."
        )


def _tables() -> Iterator[Diagnosis]:
    try:
        executor = halfway.executor()
    except halfway.Halfway as stopped:
        yield fault("tables", f"{stopped.told}.", f"{halfway.REMEDY}.")
        return
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    known = executor.loader.disk_migrations.keys() | halfway.former(executor.loader)
    later = executor.loader.applied_migrations.keys() - known
    ours = {name for app, name in later if app in {app for app, _ in known}}
    if waiting:
        yield fault(
            "tables",
            f"{waiting} migrations have not been run.",
            "Run manage.py migrate as the tables’ owner.",
        )
    elif ours:
        yield warning(
            "tables",
            f"The tables are of a later version than this program ({len(ours)} migrations it does not know).",
            "Bring this machine up to the version the others run.",
        )
    else:
        yield fine("tables", "The tables are those of this version.")


def _role() -> Iterator[Diagnosis]:
    ((above, owner, history, evidence),) = _rows(RIGHTS)
    ((name,),) = _rows("SELECT current_user")
    if above:
        remedy = "Work as a role of its own: see “Roles” in deploy/runbook.md, then name it in DATABASE_URL."
        yield fault(
            "role", f"The program works as {name}, who stands above every rule of the database.", remedy
        )
    elif owner:
        remedy = "Name the application’s role in DATABASE_URL, and the owner in DATABASE_OWNER_URL alone."
        yield fault(
            "role", f"The program works as {name}, who owns the tables and could rewrite history.", remedy
        )
    elif history or evidence:
        yield fault(
            "role", f"{name} may rewrite history or evidence.", "Run manage.py grant as the tables’ owner."
        )
    else:
        yield fine("role", f"The program works as {name}, who cannot rewrite evidence or history.")


def _clock() -> Iterator[Diagnosis]:
    began = time.monotonic()
    ((theirs,),) = _rows("SELECT clock_timestamp()")
    took = time.monotonic() - began
    apart = max(abs((timezone.now() - theirs).total_seconds()) - took, 0.0)
    told = f"The clocks of this machine and the database are {apart:.1f} seconds apart."
    if apart > SECONDS_APART:
        yield fault("clock", told, "Have both machines keep time by NTP (timedatectl set-ntp true).")
    else:
        yield fine("clock", told)


def _pooler() -> Iterator[Diagnosis]:
    """A pooler makes up the number of the session it tells us; the server knows its own."""
    wrapped: Any = connection.connection
    ((theirs, jit),) = _rows("SELECT pg_backend_pid(), current_setting('jit')")
    between = wrapped.info.backend_pid != theirs
    if between and not settings.POOLED:
        remedy = "Set POOLED=True for the web server, and have workers ask the database directly."
        yield fault("pooler", "A pooler stands before the database, and the program does not know.", remedy)
    elif between:
        yield fine("pooler", "A pooler stands before the database, as POOLED says; workers must not use it.")
    if jit == "on":
        remedy = "ALTER ROLE … SET jit = off for the application’s role: the pooler leaves out what the program asks."
        yield warning(
            "jit", "The database compiles questions before it answers, which slows pages down.", remedy
        )


def _durable() -> Iterator[Diagnosis]:
    found = dict(_rows(KEEPING))
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        if found.get(name) == "off":
            yield fault(
                "durability",
                f"{name} is off: what was acknowledged may be lost when the power fails.",
                f"ALTER SYSTEM SET {name} = on; SELECT pg_reload_conf();",
            )
    if settings.LOCAL:
        return
    if found.get("data_checksums") == "off":
        remedy = "Stop the server and run pg_checksums --enable on its folder."
        yield warning(
            "checksums", "Pages of the database carry no checksums: a bad disk goes unnoticed.", remedy
        )
    if found.get("archive_mode") == "off":
        remedy = "Set archive_mode and archive_command as deploy/runbook.md says."
        yield warning(
            "archive", "The log is not archived: a restore reaches no further than the last backup.", remedy
        )


def _in_use() -> Iterator[Diagnosis]:
    ((share, oldest),) = _rows(IN_USE)
    told = f"{share:.0%} of the database’s connections are in use."
    if share > FULL:
        yield warning(
            "connections", told, "Raise max_connections, or put PgBouncer before it (deploy/runbook.md)."
        )
    else:
        yield fine("connections", told)
    if oldest > LONG:
        yield warning(
            "transactions",
            f"A transaction has been open for {oldest / 60:.0f} minutes: the change feed waits for it.",
            "Find it in pg_stat_activity by xact_start, and end it with pg_terminate_backend(pid).",
        )


def _rows(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())
