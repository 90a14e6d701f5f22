"""Sees to it that a command finds the tables of its version: made on private servers, asked for on any others."""

import os
import subprocess
import sys

from django.core.management.base import CommandError
from django.db import ProgrammingError, connection
from psycopg.errors import InsufficientPrivilege

from provenance.embedded import locks, places, session
from provenance.embedded.places import PROJECT
from provenance.management import halfway
from sources.actions import phrases
from sources.rules.phrasebook import shipped_phrases

SECONDS = 300.0
"""How long another command's migration is waited for; on a fresh home all of them take half a minute at most."""
REMEDY = "The database has no tables yet, or old ones: run manage.py migrate first"


def settle() -> None:
    """Bring private servers up to this version. Raises ``CommandError`` where the servers are somebody's own."""
    behind = _behind()
    if not _private():
        if behind:
            raise CommandError(REMEDY, returncode=1)
        return
    if not behind and phrases.loaded(shipped=shipped_phrases()):
        return
    with locks.held(places.home().tables_lock, SECONDS):
        if _behind():
            _migrate()
            connection.close()
        # Also where no migration waits: a version may bring phrases alone, and a command may die after migrating.
        phrases.load(shipped=shipped_phrases())


def _behind() -> bool:
    """Whether migrations are waiting; migrations of a later version than ours do not count."""
    try:
        executor = halfway.executor()
    except (
        ProgrammingError
    ) as refused:  # rights are given at the end: whoever made the tables was stopped before
        if isinstance(refused.__cause__, InsufficientPrivilege):
            return True
        raise
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _private() -> bool:
    """Whether the database is one of those that this process has had started for itself."""
    return any(line.addresses.get("DATABASE_URL") == os.environ.get("DATABASE_URL") for line in session.held)


def _migrate() -> None:
    """As the owner of the tables, which this process is not: in a process of its own."""
    if sys.stderr.isatty():
        sys.stderr.write("Making the tables, once …\n")
    ran = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        last = (ran.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CommandError(f"The tables could not be made: {last}", returncode=1)
