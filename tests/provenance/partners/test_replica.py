"""Questions go to a replica only while it is hardly behind, and only those that may be answered a little late."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.test import Client

from provenance.partners import replica
from provenance.partners.replica import Behind
from tests.factories import make_source

ALLOWED = 1.0


@dataclass
class Servers:
    """The places a database and its replica have reached in the log; a replica that is away raises."""

    ours: int = 100
    theirs: int | None = 100

    def place(self) -> int:
        return self.ours

    def replayed(self) -> int:
        if self.theirs is None:
            raise OperationalError("no connection")
        return self.theirs


def good(behind: Behind, servers: Servers, now: float) -> bool:
    return behind.good(now, ALLOWED, servers.place, servers.replayed)


def test_a_replica_that_has_all_answers_until_that_is_too_long_ago() -> None:
    behind, servers = Behind(), Servers()

    assert good(behind, servers, 10.0)
    servers.ours = 200  # it follows no more
    assert good(behind, servers, 10.9)
    assert not good(behind, servers, 11.2)


def test_a_replica_that_follows_a_little_behind_answers_and_one_that_stopped_does_not() -> None:
    behind, servers = Behind(), Servers(ours=200)
    assert not good(behind, servers, 10.0)

    servers.theirs, servers.ours = 200, 300  # half a second behind
    assert good(behind, servers, 10.5)
    assert not good(behind, servers, 11.01), "what it had at 10.0 is more than a second old"

    servers.theirs = 300
    assert good(behind, servers, 11.3)
    for moment in range(13, 60):
        servers.ours += 1  # more is written, and nothing follows
        assert not good(behind, servers, float(moment))


def test_a_replica_that_is_away_is_not_asked_for_a_while_and_then_again() -> None:
    behind, servers = Behind(), Servers(theirs=None)
    assert not good(behind, servers, 10.0)

    servers.theirs = 100
    assert not good(behind, servers, 14.9)
    assert good(behind, servers, 15.1)


def test_a_database_that_is_no_replica_is_never_read_as_one() -> None:
    assert not good(Behind(), Servers(theirs=0), 10.0)


@pytest.fixture
def stand_in(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The database itself plays the replica, always up to date; which questions went there is written down."""
    asked: list[str] = []

    class Connections:
        """Hands out the database for the replica, too, and notes that it was asked for."""

        def __getitem__(self, alias: str) -> Any:
            return connections[DEFAULT_DB_ALIAS]

        def __setitem__(self, alias: str, one: Any) -> None:
            asked.append("taken")

    settings.REPLICA_URL, settings.STRANGERS_A_MINUTE = "postgres://replica/none", 1000
    monkeypatch.setattr(replica, "connections", Connections())
    monkeypatch.setattr(replica, "_is_good", lambda: True)
    return asked


def read_there(answer: Any) -> bool:
    return answer.headers.get("X-Read-From") == "replica"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/api/v1/sources/", True),
        ("/api/v1/sources/{id}/", True),
        ("/api/v1/claims/?page_size=3", True),
        ("/api/v1/claims/?format=ndjson", False),
        ("/api/v1/claims/?as_of=2026-01-01", False),
        ("/api/v1/changes/", False),
        ("/api/v1/", False),
        ("/claims/", False),
        ("/sources/{id}/", False),
    ],
)
def test_pages_of_lists_and_rows_are_read_there_all_else_asks_the_database(
    address: str, there: bool, stand_in: list[str], client: Client
) -> None:
    answer = client.get(address.replace("{id}", make_source().public_id))

    assert read_there(answer) is there


@pytest.mark.django_db
def test_the_newsroom_asks_the_database_and_sees_what_it_has_just_done(
    stand_in: list[str], client: Client, django_user_model: Any
) -> None:
    client.force_login(django_user_model.objects.create_user("ana"))

    assert not read_there(client.get("/api/v1/sources/"))


@pytest.mark.django_db
def test_whoever_has_just_written_asks_the_database_and_so_do_all_while_nobody_can_tell(
    stand_in: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set("wrote:7", "1", timeout=2)
    assert replica._has_just_written(7)
    assert not replica._has_just_written(8)

    monkeypatch.setattr(
        replica.cache, "get", lambda name: (_ for _ in ()).throw(replica.redis.ConnectionError)
    )
    assert replica._has_just_written(8)


@pytest.mark.django_db
def test_what_a_replica_breaks_off_the_database_answers(
    stand_in: list[str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = replica.Listing.get

    def breaks_off_once(self: Any, request: Any) -> Any:
        asked.append(1)
        if len(asked) == 1:
            raise OperationalError("canceling statement due to conflict with recovery")
        return real(self, request)

    monkeypatch.setattr(replica.Listing, "get", breaks_off_once)
    monkeypatch.setattr(replica.behind, "blind_until", 0.0)

    answer = client.get("/api/v1/sources/")

    assert (answer.status_code, read_there(answer), len(asked)) == (200, False, 2)
