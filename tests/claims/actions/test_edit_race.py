"""Two people save one claim at the same moment: exactly one wins, and the other is told."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from claims.actions import claims
from claims.models import Claim
from provenance.accounts.models import User
from sources.errors import Stale
from tests.factories import make_claim, make_user

ROUNDS = int(os.environ.get("RACE_ROUNDS", "200"))


@pytest.mark.django_db(transaction=True)
def test_in_two_hundred_rounds_no_edit_is_lost(proved: Callable[..., None]) -> None:
    claim = make_claim("Round 0.")
    people = [make_user("left", staff=True), make_user("right", staff=True)]
    start = threading.Barrier(2)

    with ThreadPoolExecutor(max_workers=2) as pool:
        for number in range(ROUNDS):
            seen = Claim.objects.get(pk=claim.pk).version
            outcomes = list(pool.map(lambda person, seen=seen: edit(claim.pk, person, seen, start), people))

            after = Claim.objects.get(pk=claim.pk)
            assert sorted(outcomes) == ["saved", "stale"], f"round {number}"
            assert after.version == seen + 1
            assert after.text == f"Words of {people[outcomes.index('saved')].username} in round {seen}."
        list(pool.map(lambda _: (start.wait(), connection.close()), people))
    proved(
        "T09",
        size=f"{ROUNDS:,} rounds of two who save a claim at once",
        figure="one was saved and one was told each time, no edit lost",
    )


def edit(pk: int, person: User, seen: int, start: threading.Barrier) -> str:
    """Save at the same moment as the other; what came of it."""
    claim = Claim.objects.get(pk=pk)
    start.wait(timeout=30)
    try:
        claims.edit(
            claim=claim,
            by=person,
            why="Race.",
            version=seen,
            text=f"Words of {person.username} in round {seen}.",
        )
    except Stale:
        return "stale"
    return "saved"
