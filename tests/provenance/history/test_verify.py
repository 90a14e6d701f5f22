"""The check of constraints and triggers, and the command that runs every check."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from provenance.history.models import Head, Verification
from provenance.history.verification import verify
from tests.provenance.history.tampering import GUARDED, faults, sql, tampering

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_switched_off_or_missing_guard_is_found(db: None) -> None:
    with tampering():
        sql("ALTER TABLE sources_capture ENABLE TRIGGER USER")
        sql("DROP TRIGGER append_only ON sources_capture")

        found = [str(fault) for _, fault in verify(watch=lambda *_: None).faults]

    assert any(fault.startswith("sources_grade append_only: is a trigger switched off") for fault in found)
    assert any(
        fault.startswith("sources_capture append_only: is a trigger that is missing") for fault in found
    )


def test_a_constraint_that_is_not_validated_is_found(db: None) -> None:
    with transaction.atomic():
        sql("ALTER TABLE sources_source ADD CONSTRAINT slack CHECK (name <> 'x') NOT VALID")

        assert faults() == [
            "sources_source slack: is not in force: rows may break it; validate or rebuild it"
        ]
        transaction.set_rollback(True)


def test_the_command_says_what_it_looked_at_and_that_nothing_was_altered(newsroom: None) -> None:
    out = StringIO()

    call_command("verify", stdout=out)

    assert "Nothing was altered" in out.getvalue()
    assert f"head {Head.objects.get()}" in out.getvalue()
    noted = Verification.objects.get()
    assert (noted.faults, noted.first, noted.head) == (0, "", str(Head.objects.get()))


def test_the_command_fails_with_one_line_for_each_fault(newsroom: None) -> None:
    out, err = StringIO(), StringIO()
    with tampering():
        sql("UPDATE history_entry SET actor = 'ben' WHERE id = (SELECT min(id) FROM history_entry)")
        for table in GUARDED:
            sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")

        with pytest.raises(CommandError) as failed:
            call_command("verify", stdout=out, stderr=err)

    lines = err.getvalue().splitlines()
    assert failed.value.returncode == 1
    assert len(lines) == 1
    assert lines[0].startswith("history_entry ")


def test_the_command_tells_machines_the_same_as_one_object(newsroom: None) -> None:
    out = StringIO()

    call_command("verify", "--json", "--anchor", str(Head.objects.get()), stdout=out)

    told = json.loads(out.getvalue())
    assert told["faults"] == []
    assert told["head"] == str(Head.objects.get())
    assert told["counts"]["captures"] == 3


def test_the_hash_alone_anchors_too_as_a_signed_bundle_bears_it(newsroom: None) -> None:
    call_command("verify", "--anchor", bytes(Head.objects.get().hash).hex(), stdout=StringIO())
    with pytest.raises(CommandError, match="Faults found: 1"):
        call_command("verify", "--anchor", "0" * 64, stdout=StringIO(), stderr=StringIO())


def test_an_anchor_that_is_no_head_is_refused_in_one_line() -> None:
    with pytest.raises(CommandError, match="give NUMBER:HASH"):
        call_command("verify", "--anchor", "yesterday's")
