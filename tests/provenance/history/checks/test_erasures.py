"""Every erasure is held to the redactions it was signed for: their number, and each of them to the letter."""

import hashlib
from collections.abc import Iterator

import pytest

from provenance.history.checks import erasures
from provenance.history.models import Erasure, Redaction
from tests.factories import NOON
from tests.provenance.history.tampering import sql, tampering

pytestmark = pytest.mark.django_db

FORGED = "does not have the redactions it was signed for"


@pytest.fixture(autouse=True)
def signed() -> Iterator[None]:
    """Three erasures, of two redactions, of one, and of none."""
    with tampering():
        for table in ("history_redaction", "history_erasure"):
            sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for number, keys in ((5, ("2", "10")), (6, ("30",)), (7, ())):
            left = sorted(f"entry:{key}:{key.encode().hex()}" for key in keys)
            digest = hashlib.sha256("\n".join(left).encode()).digest()
            erasure = Erasure.objects.create(
                pk=number, at=NOON, ground="Asked.", redactions=len(keys), digest=digest
            )
            for key in keys:
                Redaction.objects.create(erasure=erasure, kind="entry", key=key, content_hash=key.encode())
        yield


def found() -> list[str]:
    return [str(fault) for fault in erasures.forged(lambda *_: None)]


def test_erasures_that_have_what_they_were_signed_for_are_no_fault() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("alteration", "fault"),
    [
        ("UPDATE history_erasure SET redactions = 3 WHERE id = 5", f"5: {FORGED}"),
        ("UPDATE history_erasure SET digest = sha256('x') WHERE id = 7", f"7: {FORGED}"),
        ("UPDATE history_erasure SET digest = sha256('x')", f"5: {FORGED} (and 2 more)"),
        ("UPDATE history_redaction SET key = '31' WHERE key = '30'", f"6: {FORGED}"),
        ("UPDATE history_redaction SET kind = 'page' WHERE key = '2'", f"5: {FORGED}"),
        ("UPDATE history_redaction SET content_hash = '' WHERE key = '2'", f"5: {FORGED}"),
        ("UPDATE history_redaction SET erasure_id = 7 WHERE key = '30'", f"6: {FORGED} (and 1 more)"),
        ("DELETE FROM history_redaction WHERE erasure_id = 6", f"6: {FORGED}"),
        (
            "INSERT INTO history_redaction (erasure_id, kind, key, content_hash) VALUES (7, 'entry', '1', '')",
            f"7: {FORGED}",
        ),
    ],
)
def test_an_erasure_with_other_redactions_is_named(alteration: str, fault: str) -> None:
    sql(alteration)

    assert found() == [f"history_erasure {fault}"]
