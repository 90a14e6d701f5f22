"""Commands find the tables of their version: on servers of somebody's own they say in one line what to do."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from provenance.embedded import session
from provenance.management import tables
from sources.models import Phrase

pytestmark = pytest.mark.django_db


def test_up_to_date_tables_are_left_alone() -> None:
    tables.settle()


def test_on_somebody_s_own_servers_old_tables_are_not_touched(capfd: pytest.CaptureFixture[str]) -> None:
    MigrationRecorder.Migration.objects.filter(app="partners").delete()

    with pytest.raises(CommandError, match=r"run manage\.py migrate first") as refused:
        tables.settle()

    assert refused.value.returncode == 1
    assert not MigrationRecorder.Migration.objects.filter(app="partners").exists()


def test_tables_somebody_was_stopped_at_making_before_rights_were_given_are_old_tables(settings: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON django_migrations FROM {settings.APP_ROLE}")
        cursor.execute(f"SET LOCAL ROLE {settings.APP_ROLE}")

    with pytest.raises(CommandError, match=r"run manage\.py migrate first"):
        tables.settle()


def test_private_servers_get_the_phrases_of_their_version_also_where_no_migration_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(os.environ, "PROVENANCE_HOME", str(tmp_path))
    monkeypatch.setitem(os.environ, "DATABASE_URL", "postgres://private")
    monkeypatch.setattr(session, "held", [SimpleNamespace(addresses={"DATABASE_URL": "postgres://private"})])
    Phrase.objects.filter(template="vía[:] {name}").delete()

    tables.settle()

    assert Phrase.objects.filter(template="vía[:] {name}").exists()
