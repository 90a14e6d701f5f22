"""What is not in force is named, be it a constraint, an index or a trigger; what stands elsewhere is left alone."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from provenance.history.checks import schema
from tests.provenance.history.tampering import sql

pytestmark = pytest.mark.django_db

LAX = "is not in force: rows may break it; validate or rebuild it"
OFF = "is a trigger switched off: changes may have gone past the history"
MISSING = "is a trigger that is missing: changes may have gone past the history"


@pytest.fixture(autouse=True)
def owner() -> Iterator[None]:
    """What is altered here is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told(check) -> list[str]:
    return [str(fault) for fault in check(lambda *_: None)]


def test_as_the_migrations_leave_it_all_is_in_force() -> None:
    assert told(schema.lax) == []
    assert told(schema.unguarded) == []


PARTED = "CREATE TABLE parted (a int) PARTITION BY RANGE (a); CREATE TABLE part PARTITION OF parted DEFAULT;"
UNENFORCED = "ALTER TABLE sources_source ADD CONSTRAINT slack CHECK (name <> 'x') NOT ENFORCED"


@pytest.mark.parametrize(
    ("alteration", "names"),
    [
        ("ALTER TABLE sources_source ADD CONSTRAINT slack CHECK (name <> 'x') NOT VALID", ["sources_source slack"]),
        (f"{PARTED} CREATE INDEX half_built ON ONLY parted (a)", ["parted half_built"]),
        ("CREATE TEMP TABLE elsewhere (a int); ALTER TABLE elsewhere ADD CHECK (a > 0) NOT VALID", []),
        (f"{PARTED.replace('TABLE', 'TEMP TABLE')} CREATE INDEX half_built ON ONLY parted (a)", []),
    ],
    ids=["not validated", "half built", "a constraint elsewhere", "an index elsewhere"],
)  # fmt: skip
def test_what_rows_may_break_is_named_if_it_is_ours(alteration: str, names: list[str]) -> None:
    sql(alteration)

    assert told(schema.lax) == [f"{name}: {LAX}" for name in names]


@pytest.mark.skipif(
    "connection.pg_version < 180000", reason="a constraint is always enforced before PostgreSQL 18"
)
def test_a_constraint_that_is_declared_but_not_enforced_is_named() -> None:
    sql(UNENFORCED)

    assert told(schema.lax) == [f"sources_source slack: {LAX}"]


TRIGGER = "sources_capture append_only"
ELSEWHERE = """
CREATE TEMP TABLE elsewhere (a int);
CREATE TRIGGER t BEFORE UPDATE ON elsewhere FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE elsewhere DISABLE TRIGGER t
"""


@pytest.mark.parametrize(
    ("alteration", "faults"),
    [
        ("ALTER TABLE sources_capture DISABLE TRIGGER append_only", [f"{TRIGGER}: {OFF}"]),
        ("ALTER TABLE sources_capture ENABLE REPLICA TRIGGER append_only", [f"{TRIGGER}: {OFF}"]),
        ("ALTER TABLE sources_capture ENABLE ALWAYS TRIGGER append_only", []),
        ("DROP TRIGGER append_only ON sources_capture", [f"{TRIGGER}: {MISSING}"]),
        ("DROP TRIGGER append_only ON sources_capture; DROP TRIGGER append_only ON claims_review",
         [f"claims_review append_only: {MISSING}", f"{TRIGGER}: {MISSING}"]),
        (ELSEWHERE, []),
    ],
    ids=["off", "for replicas alone", "always", "gone", "two gone", "elsewhere"],
)  # fmt: skip
def test_a_trigger_that_does_not_guard_is_named_with_what_is_wrong(
    alteration: str, faults: list[str]
) -> None:
    connection.check_constraints()
    sql(alteration)

    assert told(schema.unguarded) == faults


@pytest.mark.parametrize(
    "trigger",
    [
        ("claims_claim", "history_update"), ("sources_alias", "spellings_of_new"),
        ("history_turn", "history_take_turn"), ("claims_answer", "sources_are_told_insert"),
        ("claims_furtherrivals", "claims_are_told_delete"),
    ],
)  # fmt: skip
def test_each_kind_of_trigger_is_missed(trigger: tuple[str, str]) -> None:
    connection.check_constraints()
    sql(f"DROP TRIGGER {trigger[1]} ON {trigger[0]}")

    assert told(schema.unguarded) == [f"{' '.join(trigger)}: {MISSING}"]
