"""Migrations: none missing, each named for what it does, and every one can be taken back."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from provenance.embedded.places import PROJECT
from tests.databases import empty

__all__ = ["empty"]


@pytest.mark.django_db
def test_none_is_missing() -> None:
    told = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=told)

    assert told.getvalue() == "No changes detected\n"


def test_each_is_named_for_what_it_does() -> None:
    names = [path.stem for path in PROJECT.rglob("migrations/0*.py") if ".venv" not in path.parts]

    assert names
    assert [name for name in names if "_auto_" in name or name.endswith(("_initial", "_and_more"))] == []


def test_none_imports_live_models() -> None:
    """A live model changes after the migration was written; ``apps.get_model`` gives the one of its day."""
    paths = [path for path in PROJECT.rglob("migrations/0*.py") if ".venv" not in path.parts]
    guilty = [
        path.name
        for path in paths
        for app in ("sources", "claims")
        if f"from {app}.models import" in path.read_text()
    ]

    assert guilty == []


def test_each_former_one_is_replaced_once_and_the_last_of_an_app_by_those_that_make_its_tables() -> None:
    """So an app of which some were run and not all is always told as such, and never taken for one that is whole."""
    found: dict[str, list[str]] = {}
    makers = {}
    for (app, name), migration in MigrationLoader(None).replacements.items():
        found.setdefault(app, []).extend(former for _, former in migration.replaces)
        if name.endswith("_tables"):
            makers[app] = {former for _, former in migration.replaces}

    assert set(found) == set(makers)
    for app, names in found.items():
        assert sorted(int(name[:4]) for name in names) == list(range(1, len(names) + 1))
        assert max(names) in makers[app]


def test_where_all_former_ones_were_run_nothing_is_left_to_run(empty: BaseDatabaseWrapper) -> None:
    recorder = MigrationRecorder(empty)
    recorder.ensure_schema()
    for migration in MigrationLoader(None).disk_migrations.values():
        for app, name in migration.replaces or [(migration.app_label, migration.name)]:
            recorder.record_applied(app, name)

    executor = MigrationExecutor(empty)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def shape(where: BaseDatabaseWrapper) -> list[tuple[str, ...]]:
    """Every column, constraint, index, trigger and function of a database."""
    with where.cursor() as cursor:
        cursor.execute(SHAPE)
        return sorted(cursor.fetchall())


SHAPE = """
SELECT table_name::text, column_name::text, data_type::text, is_nullable::text
FROM information_schema.columns WHERE table_schema = 'public'
UNION SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), ''
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION SELECT tablename::text, indexname::text, indexdef, '' FROM pg_indexes WHERE schemaname = 'public'
UNION SELECT tgrelid::regclass::text, tgname::text, pg_get_triggerdef(oid), ''
FROM pg_trigger WHERE NOT tgisinternal
UNION SELECT '(function)', proname::text, pg_get_functiondef(oid), ''
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
"""
