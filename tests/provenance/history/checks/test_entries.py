"""Entries are looked at ten thousand numbers at a time, each once, and changes against this server’s transactions."""

import uuid
from collections.abc import Iterator

import pytest
from django.db import transaction

from provenance.history.checks import entries
from provenance.history.models import Action, Change, Entry, Erasure, Head
from tests.factories import NOON
from tests.provenance.history.tampering import rehash, sql, tampering

ALTERED = "was altered: its content and its hash disagree"
PER_LOOK = 10_000


@pytest.fixture
def owner(db: None) -> Iterator[None]:
    with tampering():
        yield


def write(*numbers: int) -> None:
    for number in numbers:
        Entry.objects.create(
            pk=number, xid=1, at=NOON, subject="claim", key=1, resource="claims", public_id="c1", role="owner",
            action=Action.UPDATED, actor="pipeline", after={"low": 2}, salt=uuid.UUID(int=number), hash=b"",
            content_hash=b"",
        )  # fmt: skip
        rehash(number)


def looked() -> tuple[list[str], list[tuple[int, int]]]:
    """The faults that are found, and what is told of how far it has come."""
    watched: list[tuple[int, int]] = []
    found = [str(fault) for fault in entries.altered(lambda done, total: watched.append((done, total)))]
    return found, watched


@pytest.mark.parametrize(
    ("beyond", "steps"),
    [
        (0, [(1, 1)]),
        (1, [(2, 2)]),
        (PER_LOOK - 1, [(PER_LOOK, PER_LOOK)]),
        (PER_LOOK, [(PER_LOOK, PER_LOOK + 1), (PER_LOOK + 1, PER_LOOK + 1)]),
    ],
)
def test_it_is_told_how_many_numbers_have_been_looked_at_of_how_many(
    owner: None, beyond: int, steps: list[tuple[int, int]]
) -> None:
    write(*sorted({5, 5 + beyond}))

    assert looked() == ([], steps)


def test_where_nothing_was_written_there_is_nothing_to_look_at(owner: None) -> None:
    assert looked() == ([], [])


@pytest.mark.parametrize("number", [5, 5 + PER_LOOK - 1, 5 + PER_LOOK, 6 + 2 * PER_LOOK])
def test_an_altered_entry_is_found_once_wherever_it_stands(owner: None, number: int) -> None:
    write(5, 5 + PER_LOOK - 1, 5 + PER_LOOK, 6 + 2 * PER_LOOK)
    sql("UPDATE history_entry SET actor = 'ben' WHERE id = %s", number)

    assert looked()[0] == [f"history_entry {number}: {ALTERED}"]


def test_of_several_the_first_is_named_and_the_others_are_counted(owner: None) -> None:
    write(5, 6, 7, 5 + PER_LOOK, 5 + 2 * PER_LOOK)
    sql("UPDATE history_entry SET actor = 'ben' WHERE id > 5")

    assert looked()[0] == [f"history_entry 6: {ALTERED} (and 3 more)"]


@pytest.mark.parametrize(
    ("kind", "key", "found"),
    [
        ("entry", "5", []),
        ("page", "5", [f"history_entry 5: {ALTERED}"]),
        ("entry", "6", [f"history_entry 5: {ALTERED} (and 1 more)"]),
    ],
)
def test_an_entry_whose_words_were_put_out_is_held_to_the_hash_of_what_is_left_of_it(
    owner: None, kind: str, key: str, found: list[str]
) -> None:
    write(5, 6)
    sql("UPDATE history_entry SET after = '{}' WHERE id = 5")
    erasure = Erasure.objects.create(at=NOON, ground="Asked.", redactions=1, digest=b"")
    left = "SELECT history_content_hash(salt, before, after, why) FROM history_entry WHERE id = 5"
    redacted = "INSERT INTO history_redaction (erasure_id, kind, key, content_hash) VALUES (%s, %s, %s, ({}))"
    sql(redacted.format(left), erasure.pk, kind, key)

    assert looked()[0] == found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("beyond", "shift", "found"),
    [(-1, None, False), (0, None, True), (9, 0, True), (9, 10, False), (10, 10, True)],
)
def test_a_change_numbered_as_no_transaction_here_is_yet_stands_ahead(
    beyond: int, shift: int | None, found: bool
) -> None:
    with transaction.atomic():
        sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")  # the next number stays what it is
        with tampering():
            following = sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")[0][0]
            if shift is not None:
                Head.objects.create(number=0, hash=b"", shift=shift)
            for number in (1, 2):
                Change.objects.create(
                    pk=number,
                    xid=following + beyond,
                    at=NOON,
                    resource="claims",
                    public_id="c1",
                    action="updated",
                )

            faults = [str(fault) for fault in entries.ahead(lambda *_: None)]

    told = "history_change 1: stands ahead of this server's transactions: run verify --after-restore once (and 1 more)"
    assert faults == ([told] if found else [])
