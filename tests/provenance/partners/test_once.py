"""Many who send at once: under one Idempotency-Key one is carried out, of two changes one is let through."""

import json
import os
import threading
import time
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
    turned_away: list[int] = []

    def send(number: int) -> tuple[int, int, bytes]:
        try:
            answer = proposed(program, number)
            while answer.status_code == 503:  # neighbours may have it wait for too long: as asked, sent again
                turned_away.append(number)
                time.sleep(float(answer.headers["Retry-After"]))
                answer = proposed(program, number)
            return number, answer.status_code, answer.content
        finally:
            connection.close()

    def proposed(by: Program, number: int, **more: str) -> Any:
        claim = claims[number % len(claims)]
        return Program(by.made).propose(captures[number], claim.public_id, f"key-{number}", **more)

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, [number for number in range(RETRIED) for _ in range(10)]))

    refused = {json.loads(content)["code"] for _, number, content in answers if number == 409}
    assert {number for _, number, _ in answers} <= {201, 409}
    assert refused <= {"in_progress"}
    for key in range(RETRIED):
        assert len({content for at, number, content in answers if at == key and number == 201}) == 1, key
    assert ProposedAppearance.objects.count() == RETRIED
    another = proposed(program, 0, why="Something else.")
    stranger = proposed(Program(), 0, why="Something else.")
    assert (another.status_code, another.json()["code"]) == (422, "key_reused")
    assert stranger.status_code == 201
    waited = sum(number == 409 for _, number, _ in answers)
    proved(
        "T13",
        size=f"{RETRIED:,} Idempotency-Keys × 10 retries at once, by 10 threads",
        figure=f"{RETRIED:,} objects, {len(answers) - waited:,} answers, under each key alike to the byte, and "
        f"{waited:,} that it is still at work (409), none else ({len(turned_away)} were asked to come again and did); "
        "another body is refused (422), and another partner has the same key for itself",
    )
