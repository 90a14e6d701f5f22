"""After a move to a server that counts from lower numbers, the count goes on from the last number there was."""

import pytest

from provenance.history.actions import chain
from provenance.history.models import Action, Change, Entry, Head
from tests.factories import NOON, make_source
from tests.provenance.history.tampering import seal, sql, tampering

AT = {"at": NOON, "resource": "claims", "public_id": "c1", "action": Action.UPDATED}


def own() -> int:
    return int(sql("SELECT pg_current_xact_id()::text::bigint")[0][0])


def changed(number: int, xid: int) -> None:
    Change.objects.create(pk=number, xid=xid, **AT)


def written(number: int, xid: int) -> None:
    Entry.objects.create(
        pk=number, xid=xid, subject="claim", key=1, actor="pipeline", role="owner", content_hash=b"", hash=b"", **AT
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entries", "changes", "sealed", "shift"),
    [
        ((1_000, 9), (8,), 0, 1_001),
        ((8,), (9, 1_000, 7), 0, 1_001),
        ((8, 7), (9,), 1_001, 1_001),
        ((0,), (), 0, 1),
        ((-1,), (-1,), 0, 0),
        ((-1,), (-1,), 1, 1),
    ],
    ids=["an entry", "a change", "a seal", "just now", "the past", "sealed up to now"],
)
def test_the_next_number_is_one_above_the_last_that_anything_was_written_under(
    entries: tuple[int, ...], changes: tuple[int, ...], sealed: int, shift: int
) -> None:
    """All numbers are counted from that of the transaction that resumes."""
    here = own()
    with tampering():
        for number, beyond in enumerate(entries, start=1):
            written(number, here + beyond)
        for number, beyond in enumerate(changes, start=1):
            changed(number, here + beyond)
        Head.objects.create(number=0, hash=bytes(32), sealed_xid=here + sealed if sealed else 0)

        assert own() == here
        assert [chain.resume(), chain.resume()] == [shift, shift]


@pytest.mark.django_db
def test_a_newsroom_in_which_nothing_was_ever_written_counts_as_its_server_does() -> None:
    assert chain.resume() == 0


@pytest.mark.django_db(transaction=True)
def test_sealing_tells_how_many_entries_it_sealed() -> None:
    assert seal() == 0
    make_source("One")  # a source and its name

    assert seal() == 2
