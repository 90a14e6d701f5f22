"""What became of the first entry in which a batch as sealed differs from the batch as found."""

import pytest

from provenance.history.checks import Fault
from provenance.history.checks.chain import _unpacked, compared


def leaves(*entries: tuple[int, str]) -> bytes:
    """Each entry’s number in eight bytes, its hash in thirty-two."""
    return b"".join(number.to_bytes(8, "big") + mark.encode() * 32 for number, mark in entries)


SEALED = leaves((7, "a"), (300, "b"), (70_000, "c"))


@pytest.mark.parametrize(
    ("found", "name", "told"),
    [
        (leaves((7, "a"), (70_000, "c")), "300", "was removed: link 5 covers it"),
        (leaves((300, "b")), "7", "was removed: link 5 covers it (and 1 more)"),
        (
            leaves((7, "a"), (8, "x"), (300, "b"), (70_000, "c")),
            "8",
            "was inserted: link 5 covers its transaction",
        ),
        (leaves((7, "a"), (300, "x"), (70_000, "c")), "300", "was altered and hashed anew: link 5 covers"),
        (leaves((70_000, "c"), (300, "b"), (7, "a")), "7", "was altered and hashed anew"),
    ],
    ids=["removed", "two removed", "inserted", "altered", "in another order"],
)
def test_the_first_that_differs_is_named_with_what_became_of_it(found: bytes, name: str, told: str) -> None:
    fault: Fault = compared(5, SEALED, found)

    assert fault.row == f"history_entry {name}"
    assert told in fault.sentence


def test_a_batch_is_cut_into_whole_entries_alone() -> None:
    assert list(_unpacked(SEALED)) == [7, 300, 70_000]
    assert _unpacked(SEALED)[300] == b"b" * 32
    assert list(_unpacked(SEALED[:-1])) == [7, 300]
    assert _unpacked(b"") == {}
