"""A database in the midst of migrations that are one by now is told so, with what to do, wherever one asks."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from provenance.embedded.places import PROJECT
from provenance.management import halfway, tables
from provenance.operating import database
from tests.databases import empty

__all__ = ["empty"]
pytestmark = pytest.mark.django_db
TOLD = (
    "The database stands between two versions: 43 of 44 migrations of claims that are one by now have been run. Bring "
    "it to the last of them with the version they belong to, as deploy/upgrading.md says under “Tables made at once”, "
    "then go on with this one"
)


def take_back_the_last(recorder: MigrationRecorder) -> None:
    recorder.record_unapplied("claims", "0044_rows_are_found_by_figures_places_and_origins")
    recorder.record_unapplied("claims", "0001_tables")


def test_every_command_and_the_doctor_say_what_to_do() -> None:
    take_back_the_last(MigrationRecorder(connection))

    with pytest.raises(halfway.Halfway) as refused:
        tables.settle()

    assert str(refused.value) == TOLD
    (diagnosis,) = database._tables()
    assert f"{diagnosis.sentence} {diagnosis.remedy}" == f"{TOLD}."


def test_a_database_that_is_whole_or_was_never_begun_is_told_nothing(empty: BaseDatabaseWrapper) -> None:
    for whole in (halfway.executor().loader, MigrationLoader(empty)):
        assert halfway.between(whole) is None


def test_migrate_refuses_and_says_what_to_do(empty: BaseDatabaseWrapper) -> None:
    recorder = MigrationRecorder(empty)
    recorder.ensure_schema()
    for app, name in halfway.former(MigrationLoader(None)):
        recorder.record_applied(app, name)
    take_back_the_last(recorder)
    kept = empty.settings_dict
    words = {key.lower(): quote(str(kept[key]), safe="") for key in ("USER", "PASSWORD", "HOST", "NAME")}
    address = "postgres://{user}:{password}@/{name}?host={host}".format(**words)

    ran = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": address, "DATABASE_OWNER_URL": address},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    told, _, remedy = TOLD.partition(". ")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"{told}.\n\tHINT: {remedy}.\n" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "claims_claim" not in empty.introspection.table_names()
