"""Whatever is written, by whatever road, the history tells of it: held against a count of the database’s own."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from claims.models import Claim
from provenance.embedded.places import PROJECT
from provenance.history.checks.schema import TRACKED
from provenance.pipeline import line
from sources.actions import captures
from tests import counted
from tests.factories import make_claim
from tests.hidden import PIECES
from tests.services import another_runs

PART = os.environ.get("COUNTED_PART", "").split()
"""Files and folders of tests to be run with every write counted; none: not at all."""

AGAINST = {"written past the history": "history_update", "told and never written": "counted"}
"""What is found, once one of the two triggers that write the same thing down is switched off."""


@pytest.fixture
def since(db: None) -> int:
    """Everything is counted for one test, whose tables then are as they were."""
    counted.watch()
    return counted.begin()


def test_no_write_goes_past_the_history_and_none_is_made_up(since: int) -> None:
    captures.take(handed=PIECES[0].handed)
    captures.take(handed=PIECES[1].handed)
    line.drain()
    claim = make_claim("Nine dockers were injured.", low=9, high=9)
    Claim.objects.filter(pk=claim.pk).update(text="Nine dockers were hurt.")
    Claim.objects.bulk_update([claim], ["text"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sources_source SET country = 'XX'")

    assert counted.past(since) == []
    assert {"claims_appearance", "claims_claim", "sources_capture", "sources_source"} <= set(
        counted.by_table()
    )


@pytest.mark.parametrize("found", AGAINST)
def test_a_write_past_the_history_is_found_and_so_is_an_entry_of_nothing(since: int, found: str) -> None:
    claim, switched_off = make_claim("Nine dockers were injured."), AGAINST[found]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE claims_claim DISABLE TRIGGER {switched_off}")
        cursor.execute("UPDATE claims_claim SET text = 'Otherwise.' WHERE id = %s", [claim.pk])

    assert counted.past(since) == [f"claims_claim {claim.pk} updated: {found}"]


@pytest.mark.slow
@pytest.mark.skipif(
    not PART, reason="takes minutes: make proofs ONLY=T18, or COUNTED_PART=tests/claims/actions"
)
def test_no_write_of_a_whole_part_of_these_tests_goes_past_the_history(
    tmp_path: Path, proved: Callable[..., None]
) -> None:
    book = tmp_path / "book"
    apart = {name: word for name, word in another_runs().items() if name != "COUNTED_PART"}

    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *PART],
        cwd=PROJECT, env={**apart, counted.ON: str(book)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stdout[-6_000:]
    tests = [json.loads(each) for each in book.read_text().splitlines()]
    rows = sum((Counter(each["rows"]) for each in tests), Counter[str]())
    assert rows.total() > 1_000
    proved(
        "T18",
        size=f"{len(tests):,} tests of {', '.join(PART)}",
        figure=f"{rows.total():,} rows written in {len(rows)} of {len(TRACKED)} tables whose rows have a history: "
        "every one told of in its transaction, none told of that was not written",
    )
