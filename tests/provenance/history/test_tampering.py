"""The integrity check finds every alteration of the history that its owner could make, and names the first bad row."""

import os
import random
from collections.abc import Callable

import pytest
from django.db import connection

from provenance.history.models import Entry, Head, Link, LinkKind
from tests import factories as make
from tests.provenance.history.tampering import faults, rehash, rewrite_chain, seal, sql, tampering

pytestmark = pytest.mark.django_db(transaction=True)


def edited(entry: Entry, chance: random.Random) -> int:
    sql('UPDATE history_entry SET after = after || \'{"text": "Forged."}\' WHERE id = %s', entry.pk)
    return entry.pk


def retimed(entry: Entry, chance: random.Random) -> int:
    microseconds = chance.choice((-1, 1)) * chance.randrange(1, 10**12)
    sql(
        "UPDATE history_entry SET at = at + %s * interval '1 microsecond' WHERE id = %s",
        microseconds,
        entry.pk,
    )
    return entry.pk


def ascribed(entry: Entry, chance: random.Random) -> int:
    sql("UPDATE history_entry SET actor = 'ben' WHERE id = %s", entry.pk)
    return entry.pk


def unsigned(entry: Entry, chance: random.Random) -> int:
    sql("UPDATE history_entry SET actor_id = coalesce(actor_id, 0) + 1 WHERE id = %s", entry.pk)
    return entry.pk


def removed(entry: Entry, chance: random.Random) -> int:
    sql("DELETE FROM history_entry WHERE id = %s", entry.pk)
    return entry.pk


def erased(entry: Entry, chance: random.Random) -> int:
    sql("UPDATE history_entry SET before = NULL, after = NULL, salt = NULL WHERE id = %s", entry.pk)
    return entry.pk


def forged_throughout(entry: Entry, chance: random.Random) -> int:
    edited(entry, chance)
    rehash(entry.pk)
    return entry.pk


def copied(entry: Entry, chance: random.Random) -> int:
    columns = ", ".join(field.column for field in Entry._meta.fields if field.column != "id")
    copy = f"INSERT INTO history_entry ({columns}) SELECT {columns} FROM history_entry WHERE id = %s RETURNING id"
    new: int = sql(copy, entry.pk)[0][0]
    rehash(new)
    return new


def swapped(entry: Entry, chance: random.Random) -> int:
    return _swap(entry, chance.choice(list(Entry.objects.exclude(pk=entry.pk))))


def swapped_and_hashed(entry: Entry, chance: random.Random) -> int:
    """Two entries of one kind trade places and are hashed anew."""
    same = chance.choice(list(Entry.objects.exclude(pk=entry.pk).filter(actor_id=entry.actor_id)))
    first = _swap(entry, same)
    for key in (entry.pk, same.pk):
        rehash(key)
    return first


def _swap(entry: Entry, other: Entry) -> int:
    sql("UPDATE history_entry SET id = -1 WHERE id = %s", entry.pk)
    sql("UPDATE history_entry SET id = %s WHERE id = %s", entry.pk, other.pk)
    sql("UPDATE history_entry SET id = %s WHERE id = -1", other.pk)
    return min(entry.pk, other.pk)


def forged_and_retimed(entry: Entry, chance: random.Random) -> int:
    retimed(entry, chance)
    rehash(entry.pk)
    return entry.pk


EACH = int(os.environ.get("ALTERED_EACH", "5"))
"""How many alterations of each kind are tried."""
ALTERATIONS = [
    edited,
    retimed,
    ascribed,
    unsigned,
    removed,
    erased,
    forged_throughout,
    copied,
    swapped,
    swapped_and_hashed,
]


@pytest.mark.parametrize("alter", ALTERATIONS)
def test_every_alteration_of_an_entry_is_found_and_the_first_bad_row_named(
    alter: Callable[[Entry, random.Random], int], newsroom: None, proved: Callable[..., None]
) -> None:
    chance = random.Random(alter.__name__)  # noqa: S311 - any will do, if always the same
    keys = list(Entry.objects.values_list("pk", flat=True))
    for key in chance.choices(keys, k=EACH):
        with tampering():
            bad = alter(Entry.objects.get(pk=key), chance)

            found = faults()

            assert found
            assert found[0].startswith(f"history_entry {bad}:"), found
    assert faults() == []
    proved("T16", size=f"{EACH} of each kind", figure=f"{alter.__name__} {EACH} of {EACH}")


@pytest.mark.parametrize(
    ("alteration", "expected"),
    [
        ("DELETE FROM history_link WHERE number = 3", "history_link 4: follows link 2"),
        ("UPDATE history_link SET at = at + interval '1 s' WHERE number = 3", "history_link 3: was altered"),
        ("UPDATE history_link SET previous = hash WHERE number = 3", "history_link 3: was altered"),
        ("UPDATE history_link SET number = 99 WHERE number = 3", "history_link 4: follows link 2"),
        ("UPDATE history_link SET leaves = leaves || leaves WHERE number = 1", "history_link 1: was altered"),
        ("DELETE FROM history_link WHERE number > 12", "history_link 13: was removed with all behind it"),
        ("DELETE FROM history_link", "history_link 1: was removed with all behind it"),
        ("DELETE FROM history_head", "history_head 1: was removed"),
        ("UPDATE history_head SET number = 12", "history_head 1: was altered"),
        ("UPDATE history_head SET entries = entries + 1", "history_head 1: was altered"),
        ("UPDATE history_head SET sealed_xid = sealed_xid + 9", "history_head 1: was altered"),
    ],
)
def test_every_alteration_of_the_chain_is_found_and_named(
    alteration: str, expected: str, newsroom: None
) -> None:
    with tampering():
        sql(alteration)

        assert any(fault.startswith(expected) for fault in faults()), faults()


def test_a_tail_cut_off_with_its_entries_is_found_wherever_it_is_cut(
    newsroom: None, proved: Callable[..., None]
) -> None:
    chance, length = random.Random("cut"), Link.objects.count()  # noqa: S311
    for _ in range(EACH):
        last = chance.randrange(1, length)
        with tampering():
            sql(
                "DELETE FROM history_entry WHERE id IN (SELECT entry_id FROM history_link WHERE number > %s)",
                last,
            )
            sql("DELETE FROM history_link WHERE number > %s", last)

            assert [fault.split(":")[0] for fault in faults() if "history_link" in fault] == [
                f"history_link {last + 1}"
            ]
    proved("T16", size=f"{EACH} of each kind", figure=f"cut off {EACH} of {EACH}")


def test_a_chain_rewritten_to_its_end_is_found_against_a_head_noted_elsewhere(
    newsroom: None, proved: Callable[..., None]
) -> None:
    noted, chance = str(Head.objects.get()), random.Random("rewritten")  # noqa: S311
    decisions = list(Entry.objects.decisions())
    for alter in chance.choices((forged_throughout, forged_and_retimed), k=EACH):
        with tampering():
            alter(chance.choice(decisions), chance)
            rewrite_chain()

            assert faults() == []
            assert faults(anchor=noted)[0].startswith("history_link 15: is not what the anchor says")
    assert faults(anchor=noted) == []
    proved(
        "T16",
        size=f"{EACH} of each kind",
        figure=f"hashed anew to the end {EACH} of {EACH}, by the head noted",
    )


def test_a_link_that_no_longer_covers_its_transactions_is_found(newsroom: None) -> None:
    batch = Link.objects.filter(kind=LinkKind.BATCH).last()
    with tampering():
        sql("UPDATE history_link SET from_xid = from_xid + 1 WHERE number = %s", batch.number)
        rewrite_chain()

        assert f"history_link {batch.number}: leaves out transactions before it" in faults()


def test_the_hashes_do_not_hang_on_the_sessions_settings(newsroom: None) -> None:
    sql("SET timezone = 'Asia/Kathmandu'")
    sql("SET extra_float_digits = -5")
    sql("SET datestyle = 'German'")
    sql("SET bytea_output = 'escape'")
    try:
        make.make_corroboration()
        seal()

        assert faults() == []
    finally:
        connection.close()
