"""Each check of the chain, held against a small chain laid by hand that somebody has altered in one place."""

import hashlib
from collections.abc import Iterator

import pytest

from provenance.history.checks import chain
from provenance.history.models import Action, Entry, Head, Link, LinkKind
from tests.factories import NOON
from tests.provenance.history.tampering import hashed, sql, tampering

pytestmark = pytest.mark.django_db

WRITTEN = {
    1: ("a", 1, 7),
    2: ("b", 1, None),
    3: ("c", 4, None),
    4: ("d", 5, None),
    5: ("e", 8, None),
    6: ("f", 8, 7),
}
"""Entries by number: the mark their hash is made of, their transaction, and who decided them."""

REHASHED = """UPDATE history_link SET hash = history_link_hash(
    previous, number, kind, at, entry_id, from_xid, to_xid, entries, digest)"""


def entry(number: int, mark: str, xid: int, by: int | None) -> Entry:
    return Entry(
        pk=number, xid=xid, at=NOON, subject="claim", key=1, resource="claims", public_id="c1", actor_id=by,
        action=Action.UPDATED, actor="ana" if by else "pipeline", role="owner", content_hash=b"",
        hash=mark.encode() * 32,
    )  # fmt: skip


def decision(number: int, of: int) -> Link:
    digest = WRITTEN[of][0].encode() * 32
    return Link(number=number, kind=LinkKind.DECISION, at=NOON, entry_id=of, entries=1, digest=digest)


def batch(number: int, xids: tuple[int, int], *covered: int) -> Link:
    leaves = b"".join(each.to_bytes(8, "big") + WRITTEN[each][0].encode() * 32 for each in covered)
    digest = hashlib.sha256(leaves).digest()
    return Link(
        number=number, kind=LinkKind.BATCH, at=NOON, from_xid=xids[0], to_xid=xids[1], entries=len(covered),
        leaves=leaves, digest=digest,
    )  # fmt: skip


@pytest.fixture
def laid() -> Iterator[list[Link]]:
    """A decision, a batch, a decision and a batch that begins where the other ends."""
    with tampering():
        Entry.objects.bulk_create([entry(number, *written) for number, written in WRITTEN.items()])
        links = [decision(1, 1), batch(2, (0, 5), 2, 3), decision(3, 6), batch(4, (5, 9), 4, 5)]
        previous = bytes(32)
        for link in links:
            link.previous = previous
            link.hash = previous = hashed(link)
        Link.objects.bulk_create(links)
        Head.objects.create(number=4, hash=previous, entries=6, sealed_xid=9)
        yield links


def told(check) -> list[str]:
    return [str(fault) for fault in check(lambda *_: None)]


def test_a_chain_as_it_was_laid_has_no_fault(laid: list[Link]) -> None:
    for check in (chain.broken, chain.undecided, chain.unbatched, chain.beheaded):
        assert told(check) == [], check.__name__


def test_where_nothing_was_ever_written_nothing_is_missing() -> None:
    for check in (chain.broken, chain.undecided, chain.unbatched, chain.beheaded):
        assert told(check) == [], check.__name__


@pytest.mark.parametrize(
    ("alteration", "fault"),
    [
        ("DELETE FROM history_link WHERE number = 3", "4: follows link 2: links between were removed"),
        (
            "DELETE FROM history_link WHERE number IN (1, 3)",
            "2: follows link 0: links between were removed (and 1 more)",
        ),
        (
            "UPDATE history_link SET at = at + interval '1 s' WHERE number = 1",
            "1: was altered: its content and its hash disagree",
        ),
        (
            f"UPDATE history_link SET previous = sha256('x') WHERE number = 4; {REHASHED}",
            "4: does not follow from the link before it",
        ),
        (
            f"UPDATE history_link SET at = at + interval '1 s' WHERE number = 2; {REHASHED}",
            "3: does not follow from the link before it",
        ),
        (
            "UPDATE history_link SET leaves = set_byte(leaves, 0, 1) WHERE number = 4",
            "4: was altered: its list of entries and its hash disagree",
        ),
        (
            f"UPDATE history_link SET entries = 3 WHERE number = 4; {REHASHED}",
            "4: was altered: its list of entries and its hash disagree",
        ),
        (
            f"UPDATE history_link SET from_xid = 6 WHERE number = 4; {REHASHED}",
            "4: leaves out transactions before it",
        ),
        (
            f"UPDATE history_link SET from_xid = 4 WHERE number = 4; {REHASHED}",
            "4: leaves out transactions before it",
        ),
    ],
    ids=[
        "gap",
        "two gaps",
        "altered",
        "hung elsewhere",
        "hashed anew",
        "leaves",
        "entries",
        "left out",
        "twice",
    ],
)
def test_a_link_that_does_not_follow_is_named_with_why(laid: list[Link], alteration: str, fault: str) -> None:
    sql(alteration)

    assert told(chain.broken) == [f"history_link {fault}"]


@pytest.mark.parametrize(
    ("alteration", "fault"),
    [
        (
            "DELETE FROM history_link WHERE number = 3",
            "6: is a decision outside the chain: it was inserted, or its link removed",
        ),
        ("DELETE FROM history_entry WHERE id = 1", "1: was removed: link 1 covers it"),
        ("DELETE FROM history_entry WHERE id IN (1, 6)", "1: was removed: link 1 covers it (and 1 more)"),
        (
            "UPDATE history_entry SET hash = sha256('x') WHERE id = 6",
            "6: was altered and hashed anew: link 3 covers another hash",
        ),
        ("UPDATE history_entry SET actor_id = NULL WHERE id = 6", "6: was removed: link 3 covers it"),
        (
            "UPDATE history_entry SET actor_id = 7 WHERE id = 3",
            "3: is a decision outside the chain: it was inserted, or its link removed",
        ),
    ],
)
def test_a_decision_that_is_not_as_its_link_has_it_is_named_with_what_became_of_it(
    laid: list[Link], alteration: str, fault: str
) -> None:
    sql(alteration)

    assert told(chain.undecided) == [f"history_entry {fault}"]


@pytest.mark.parametrize(
    ("alteration", "faults"),
    [
        ("DELETE FROM history_entry WHERE id = 3", ["3: was removed: link 2 covers it"]),
        (
            "DELETE FROM history_entry WHERE id IN (2, 4, 5)",
            ["2: was removed: link 2 covers it", "4: was removed: link 4 covers it (and 1 more)"],
        ),
        (
            "UPDATE history_entry SET hash = sha256('x') WHERE id = 4",
            ["4: was altered and hashed anew: link 4 covers another hash"],
        ),
        (
            "UPDATE history_entry SET actor_id = NULL WHERE id = 1",
            ["1: was inserted: link 2 covers its transaction, but not it"],
        ),
        (
            "UPDATE history_entry SET xid = 4 WHERE id = 4",
            [
                "4: was inserted: link 2 covers its transaction, but not it",
                "4: was removed: link 4 covers it",
            ],
        ),
        ("UPDATE history_entry SET xid = 9 WHERE id = 5", ["5: was removed: link 4 covers it"]),
    ],
)
def test_a_batch_covers_the_machines_entries_of_its_own_transactions_and_no_others(
    laid: list[Link], alteration: str, faults: list[str]
) -> None:
    sql(alteration)

    assert told(chain.unbatched) == [f"history_entry {fault}" for fault in faults]


def test_it_is_told_how_many_batches_have_been_looked_at(laid: list[Link]) -> None:
    watched: list[tuple[int, int]] = []

    assert list(chain.unbatched(lambda done, total: watched.append((done, total)))) == []

    assert watched == [(1, 2), (2, 2)]


EMPTY = "DELETE FROM history_link; UPDATE history_head SET entries = 0, sealed_xid = 0, "


@pytest.mark.parametrize(
    ("alteration", "faults"),
    [
        ("DELETE FROM history_head", ["history_head 1: was removed: the chain reaches to link 4"]),
        (
            "DELETE FROM history_link WHERE number = 4",
            ["history_link 4: was removed with all behind it: the head is link 4"],
        ),
        (
            "DELETE FROM history_link WHERE number > 2",
            ["history_link 3: was removed with all behind it: the head is link 4"],
        ),
        (EMPTY + "number = 1", ["history_link 1: was removed with all behind it: the head is link 1"]),
        (EMPTY + "number = 0", []),
        (
            EMPTY + "number = -1",
            ["history_head 1: was altered: it does not match link 0, the last"],
        ),
        (
            "UPDATE history_head SET number = 3",
            ["history_head 1: was altered: it does not match link 4, the last"],
        ),
        (
            "UPDATE history_head SET hash = sha256('x')",
            ["history_head 1: was altered: it does not match link 4, the last"],
        ),
        (
            "UPDATE history_head SET entries = 5",
            ["history_head 1: was altered: it does not match link 4, the last"],
        ),
        (
            "UPDATE history_head SET sealed_xid = 5",
            ["history_head 1: was altered: it does not match link 4, the last"],
        ),
    ],
)
def test_the_head_remembers_how_far_the_chain_reached(
    laid: list[Link], alteration: str, faults: list[str]
) -> None:
    sql(alteration)

    assert told(chain.beheaded) == faults


def test_an_anchor_holds_a_link_by_its_hash_and_by_its_number_where_it_gives_one(laid: list[Link]) -> None:
    mark = bytes(laid[1].hash).hex()
    rewritten = "is not what the anchor says: the chain was rewritten or cut"

    for anchor in (mark, f"2:{mark}"):
        assert list(chain.unanchored(anchor)) == []
    assert list(map(str, chain.unanchored(f"3:{mark}"))) == [f"history_link 3: {rewritten}"]
    assert list(map(str, chain.unanchored(f"2:{'0' * 64}"))) == [f"history_link 2: {rewritten}"]
    assert list(map(str, chain.unanchored("0123456789abcdef" * 4))) == [
        f"history_link 0123456789ab: {rewritten}"
    ]
