"""Whatever is asked while the database goes away is answered with when to try again, and nothing of it is left."""

import itertools
import json
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from claims.models import ProposedAppearance
from provenance import health
from provenance.accounts.models import User
from provenance.operating import outages
from provenance.partners.errors import ErrorTold
from tests.factories import make_capture, make_claim
from tests.partners import make_key
from tests.provenance.partners.programs import TEXT, Program

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def lost_at(number: int) -> Any:
    """Our session with the database is ended by an administrator just before it is asked for the so-many-th time."""
    left = itertools.count(1)

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(left) == number:
            end_session()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield left
    connection.close()


def end_session() -> None:
    at = connection.get_connection_params()
    known = {name: at[name] for name in ("host", "port", "user", "password", "dbname") if at.get(name)}
    with psycopg.connect(**known, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])


def ask_until_answered(ask: Callable[[], Any], good: int, look: Callable[[Any], None]) -> int:
    """Lose the database at the first question, then at the third, … until a request gets through; behind how many.

    Each answer to the others is looked at.
    """
    for number in itertools.count(1, 2):
        with lost_at(number):
            answer = ask()
        if answer.status_code == good:
            return number - 1
        look(answer)
        assert answer.status_code == 503, (number, answer.status_code, answer.content[:300])
        assert answer["Retry-After"] == str(outages.RETRY_AFTER)
        assert number < 200
    return 0


def test_a_program_that_loses_the_database_at_any_moment_is_told_when_to_try_again_and_its_retry_is_done_once() -> (
    None
):
    program, capture, claim = (
        Program(make_key(a_minute=100_000)),
        make_capture(TEXT),
        make_claim("Four drowned.", low=4),
    )

    def propose() -> Any:
        return program.propose(capture, claim.public_id, "the-one")

    def look(answer: Any) -> None:
        told = json.loads(answer.content)
        assert set(told) == set(ErrorTold.__annotations__)
        assert (told["type"], told["field"]) == ("server_error", None)
        assert ProposedAppearance.objects.count() == 0

    assert ask_until_answered(propose, 201, look) > 10
    again = program.propose(capture, claim.public_id, "the-one")
    assert (again.status_code, again["Idempotency-Replayed"]) == (201, "true")
    assert ProposedAppearance.objects.count() == 1


def test_a_reader_who_loses_the_database_at_any_moment_gets_a_page_that_says_so(
    client: Client, ana: User
) -> None:
    client.raise_request_exception = False
    client.force_login(ana)
    claim = make_claim("Four drowned.", low=4)

    def look(answer: Any) -> None:
        assert "the database does not answer" in answer.content.decode()

    assert ask_until_answered(lambda: client.get(f"/claims/{claim.public_id}/"), 200, look) > 10


def test_what_fails_for_any_other_reason_is_still_our_fault(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down() -> bool:
        raise RuntimeError("a slip of ours")

    client.raise_request_exception = False
    monkeypatch.setitem(health.NEEDS, "broker", break_down)

    answer = client.get("/readyz?need=broker")

    assert (answer.status_code, "Retry-After" in answer) == (500, False)
