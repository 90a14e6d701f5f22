"""A line that serves no more is never asked twice, one that serves is not asked whether it does, and plans are kept."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.db import connection

from provenance.database import base
from provenance.database.question import Question

WHICH = "SELECT pg_backend_pid()"
PLANS = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%a question of its own%%'"
OWN = Question('SELECT %(number)s::int AS "a question of its own"')


@pytest.fixture
def line() -> Iterator[Any]:
    """The program's line, which a test may lose."""
    connection.close()
    yield connection
    connection.close()


def request_begins() -> None:
    """What Django does with every line at the beginning of a request."""
    connection.close_if_unusable_or_obsolete()


def asked(words: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(words, [])
        return cursor.fetchone()[0]


def hang_up(backend: int) -> None:
    """Let the server end a line, as it does with all when it stops."""
    given = connection.get_connection_params()
    told = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if given.get(name)}
    with psycopg.connect(**told, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])


@pytest.mark.django_db(transaction=True)
def test_a_line_the_server_has_ended_is_seen_to_be_dead_and_the_next_question_takes_another(
    line: Any,
) -> None:
    for planned in (False, True):
        backend = asked(WHICH)
        hang_up(backend)

        request_begins()

        (found,) = Question(WHICH).asked()[0] if planned else (asked(WHICH),)
        assert found != backend


@pytest.mark.django_db(transaction=True)
def test_a_line_in_use_is_not_asked_whether_it_serves_and_one_that_has_rested_is(
    line: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[str] = []
    real = base.DatabaseWrapper.is_usable

    def is_usable(self: base.DatabaseWrapper) -> bool:
        questions.append("is it")
        return bool(real(self))

    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", is_usable)
    backend = asked(WHICH)

    request_begins()
    assert (asked(WHICH), questions) == (backend, [])

    line.spoken_at -= base.RESTED
    request_begins()
    assert (asked(WHICH), questions) == (backend, ["is it"])


@pytest.mark.django_db(transaction=True)
def test_a_question_is_planned_once_for_each_line_whatever_is_asked_or_undone_between(line: Any) -> None:
    for number in range(3):
        assert OWN.asked(number=number) == [(number,)]
        asked(WHICH)
        line.set_autocommit(False)
        line.rollback()
        line.set_autocommit(True)
    assert asked(PLANS) == 1

    line.close()
    OWN.asked(number=1)
    assert asked(PLANS) == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_planned_beforehand_where_a_pooler_lends_sessions(
    line: Any, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    monkeypatch.setitem(line.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)

    assert OWN.asked(number=4) == [(4,)]
    assert asked(PLANS) == 0
