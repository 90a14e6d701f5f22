"""Postings in the table answer exactly as postings in memory do."""

import numpy as np
import pytest

from sources.actions.shingles import StoredPostings
from sources.models import Shingle
from sources.rules.postings import MOST_CARRIERS, Meetings, Postings, entries_of, numbers_in

pytestmark = pytest.mark.django_db


def told(found: Meetings) -> tuple[list[tuple[int, int]], list[int]]:
    meetings = zip(found.places.tolist(), found.numbers.tolist(), strict=True)
    return sorted(meetings), found.carriers.tolist()


def test_the_same_entries_give_the_same_meetings() -> None:
    chance = np.random.default_rng(5)
    memory, table = Postings(), StoredPostings()
    for first in range(0, 300, 60):
        hashes = chance.integers(0, 30, 400, dtype=np.uint64)
        batch = entries_of(hashes, first + np.repeat(np.arange(40), 10))
        met = memory.meet(batch)
        assert told(table.meet(batch)) == told(met)
        kept = batch[met.carriers < MOST_CARRIERS]
        memory, table = memory.keep(kept), table.keep(kept)

    assert Shingle.objects.count() == len(memory)
    assert int(met.carriers.max()) == MOST_CARRIERS
    assert table.size > 0


def test_an_empty_batch_meets_nobody() -> None:
    nothing = entries_of(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64))

    assert StoredPostings().keep(nothing).meet(nothing).numbers.tolist() == []
    assert numbers_in(nothing).tolist() == []
