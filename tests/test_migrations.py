"""Migrations: none missing, each named for what it does, and every one can be taken back."""

from collections.abc import Iterator
from importlib import import_module
from io import StringIO

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from provenance.embedded.places import PROJECT
from sources.actions import screenings
from sources.models import Article, Capture
from tests.factories import make_capture


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


@pytest.mark.django_db
def test_fingerprints_nobody_has_screened_are_laid_aside_in_batches_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    migration = import_module("sources.migrations.0021_fingerprints_of_before_are_laid_aside")
    monkeypatch.setattr(migration, "BATCH", 2)
    screened, *waiting = (make_capture(fingerprint=b"12345678") for _ in range(6))
    screenings.screen(article_id=screened.article_id)
    screenings.Screening.objects.exclude(capture=screened).delete()
    before = dict(Article.objects.values_list("pk", "trace_due"))

    for _ in range(2):
        migration.lay_aside(apps, connection.schema_editor())

    laid = Capture.objects.filter(fingerprint=b"")
    assert {capture.pk for capture in laid} == {capture.pk for capture in waiting}
    asked = {pk for pk, due in Article.objects.values_list("pk", "trace_due") if due == before[pk] + 1}
    assert asked == {capture.article_id for capture in waiting}


@pytest.fixture
def empty(db: None) -> Iterator[BaseDatabaseWrapper]:
    """A database with nothing in it, known to Django as “empty”, gone afterwards."""
    name = f"{connection.settings_dict['NAME']}_empty"
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as line:
        line.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        line.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        connections["empty"] = type(connections["default"])(
            {**connection.settings_dict, "NAME": name}, "empty"
        )
        try:
            yield connections["empty"]
        finally:
            connections["empty"].close()
            del connections["empty"]
            line.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_all_go_forwards_backwards_and_forwards_again_and_end_alike(empty: BaseDatabaseWrapper) -> None:
    ends = MigrationLoader(empty).graph.leaf_nodes()
    bare = shape(empty)

    MigrationExecutor(empty).migrate(ends)
    full = shape(empty)
    MigrationExecutor(empty).migrate([(label, None) for label, _ in ends])
    left = shape(empty)
    MigrationExecutor(empty).migrate(ends)

    assert [each for each in left if each not in bare and "django_migrations" not in "".join(each)] == []
    assert shape(empty) == full
    assert len({table for table, *_ in full if table.startswith(("sources_", "claims_", "history_"))}) > 15


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
