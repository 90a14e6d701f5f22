"""Many who send at once: under one Idempotency-Key one is carried out, of two changes one is let through."""

import os
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from claims.models import ProposedAppearance
from tests.factories import make_capture, make_claim
from tests.provenance.partners.programs import OWN, SAID, TEXT, Program
from tests.provenance.partners.test_odd_requests import described

pytestmark = pytest.mark.usefixtures("afresh")
ROUNDS = int(os.environ.get("RACE_ROUNDS", "4"))
RETRIED = int(os.environ.get("RETRIED_KEYS", "3"))
"""Idempotency-Keys that are each sent ten times at once; a thousand of them where there is time for it."""


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_one_proposal_at_once_one_is_let_through_in_every_round(
    proved: Callable[..., None],
) -> None:
    program, capture, claim = Program(), make_capture(TEXT), make_claim("Four drowned.", low=4, high=4)
    told = program.propose(capture, claim.public_id).json()
    address, tag, both = f"{OWN}{told['id']}/", told["etag"], threading.Barrier(2)

    def send(why: str) -> Any:
        try:
            both.wait(10)
            return Program(program.made).ask("PATCH", address, {"why": why}, **{"If-Match": tag})
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            answers = list(pool.map(send, (f"Ana’s {number}", f"Ben’s {number}")))
            assert sorted(each.status_code for each in answers) == [200, 412], number
            (won,) = (each for each in answers if each.status_code == 200)
            assert ProposedAppearance.objects.get().why == won.json()["why"]
            tag = won["ETag"]
    proved(
        "T09",
        size=f"{ROUNDS:,} rounds of two who change one proposal through the API at once",
        figure=f"one 200 and one 412 in {ROUNDS:,} of {ROUNDS:,}, no update lost",
    )


@pytest.mark.django_db
def test_nothing_is_changed_or_deleted_without_the_tag_of_what_was_seen(proved: Callable[..., None]) -> None:
    program, capture, claim = Program(), make_capture(TEXT), make_claim("Four drowned.", low=4, high=4)
    told = program.propose(capture, claim.public_id).json()
    changing = [(path, method) for path, method, _ in described() if method in {"PUT", "PATCH", "DELETE"}]

    answers = [
        program.ask(method, path.replace("{public_id}", told["id"]), {"why": "Unseen."})
        for path, method in changing
    ]

    assert len(changing) >= 2
    assert {each.status_code for each in answers} == {428}
    assert ProposedAppearance.objects.get().why == told["why"]
    proved("T09", size=f"{len(changing)} routes that change or delete, without If-Match", figure="each a 428")


@pytest.mark.django_db(transaction=True)
def test_of_ten_parallel_retries_under_each_key_one_is_carried_out_and_all_are_answered_alike(
    proved: Callable[..., None],
) -> None:
    program = Program()
    claims = [make_claim(f"Four ferrymen drowned at pier {each}.", low=4, high=4) for each in range(10)]
    captures = [make_capture(f"Note {number}. {SAID}") for number in range(RETRIED)]
    told: Counter[str] = Counter()
    everybody = threading.Barrier(10)

    def send(number: int) -> tuple[int, bytes]:
        answer = proposed(program, number)
        while answer.status_code == 409:
            told[answer.json()["code"]] += 1
            time.sleep(float(answer.headers["Retry-After"]))
            answer = proposed(program, number)
        assert answer.status_code == 201, answer.content
        return number, answer.content

    def leave(_: int) -> None:
        """Each of the ten once: nobody is done with this before all have begun."""
        everybody.wait(60)
        connection.close()

    def proposed(by: Program, number: int, **more: str) -> Any:
        claim = claims[number % len(claims)]
        return Program(by.made).propose(captures[number], claim.public_id, f"key-{number}", **more)

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, [number for number in range(RETRIED) for _ in range(10)]))
        list(pool.map(leave, range(10)))

    assert told.keys() <= {"in_progress"}
    assert Counter(number for number, _ in answers) == dict.fromkeys(range(RETRIED), 10)
    assert len(set(answers)) == RETRIED
    assert ProposedAppearance.objects.count() == RETRIED
    another = proposed(program, 0, why="Something else.")
    stranger = proposed(Program(), 0, why="Something else.")
    assert (another.status_code, another.json()["code"]) == (422, "key_reused")
    assert stranger.status_code == 201
    proved(
        "T13",
        size=f"{RETRIED:,} Idempotency-Keys × 10 retries at once, by 10 threads",
        figure=f"{RETRIED:,} objects, {len(answers):,} answers, under each key all ten alike to the byte; "
        f"{told.total():,} times it was still at work (409), none else, and who was told so came again a second later; "
        "another body is refused (422), and another partner has the same key for itself",
    )
