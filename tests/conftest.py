"""What every test may rely on: the cast, a client, a stopped clock, and no way out to the network."""

import ipaddress
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

import pytest
import time_machine
from django.test import TransactionTestCase, override_settings
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key
from rest_framework.test import APIClient

from provenance.accounts.models import User
from tests import counted, proofs, storage, tables
from tests.factories import NOON, make_user

# The machines are shared and noisy: how long an example takes, or is in the making, says nothing about the program.
settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


class NetworkIsShut(RuntimeError):
    """A test tried to leave this machine."""


def _stay_home(name: str, arguments: tuple[Any, ...]) -> None:
    """Refuse every connection except to unix sockets and to this machine itself."""
    if name == "socket.getaddrinfo":
        host = arguments[0]
    elif name in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if host and not _is_here(host):
        raise NetworkIsShut(f"no test may reach {host}: serve it on 127.0.0.1")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


sys.addaudithook(_stay_home)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database of every test, whose tables are swept between tests alone."""
    TransactionTestCase._fixture_teardown = tables.empty
    with django_db_blocker.unblock():
        tables.leave_alone()
        if os.environ.get(counted.ON):
            counted.watch()


@pytest.fixture(autouse=True)
def held_against_the_history(request: pytest.FixtureRequest, _django_db_marker: None) -> Iterator[None]:
    """Where somebody asks for it, no test ends with a write that the history does not tell of."""
    used = {"db", "transactional_db", "_django_db_helper"} & set(request.fixturenames)
    if not os.environ.get(counted.ON) or not used:
        yield
        return
    for name in used:
        request.getfixturevalue(name)
    since = counted.begin()
    yield
    counted.tell(request.node.nodeid)
    assert counted.past(since) == []


done = count(1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    yield
    if next(done) % tables.EVERY == 0:
        with item.config.stash[blocking_manager_key].unblock():
            tables.sweep()


@pytest.fixture(scope="session", autouse=True)
def unhurried() -> Iterator[None]:
    """All tests ask from one address, and none guards a password.

    How often one may ask about the past in a minute is tried by itself. A hash made to be slow takes half a second for
    everybody who signs in.
    """
    many = dict.fromkeys(("PAST_A_MINUTE", "PASTED_A_MINUTE", "STRANGERS_A_MINUTE"), 100_000)
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=quick, **many):
        yield


@pytest.fixture
def proved() -> Callable[..., None]:
    """Tells the table of proofs what a test came to: its name there, its size and its figure."""
    return proofs.tell


@pytest.fixture
def ana(db: None) -> User:
    """A fact-checker: in the newsroom, sees everything, writes reviews."""
    return make_user("ana", staff=True, first_name="Ana", last_name="Ruiz")


@pytest.fixture
def ben(db: None) -> User:
    """A curator: in the newsroom, looks after sources."""
    return make_user("ben", staff=True, first_name="Ben", last_name="Okafor")


@pytest.fixture
def carla(db: None) -> User:
    """Somebody at a partner newsroom: signed in, outside our own."""
    return make_user("carla", first_name="Carla", last_name="Moreau")


@pytest.fixture
def dario(db: None) -> User:
    """Nobody in particular: signed in without any role."""
    return make_user("dario", first_name="Dario", last_name="Conti")


@pytest.fixture
def api() -> APIClient:
    """A client of the API who has not signed in."""
    return APIClient()


@pytest.fixture
def noon() -> Iterator[datetime]:
    """The clock stopped at noon on 1 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture(scope="session")
def one_storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[storage.Storage]:
    """An object storage for all tests of a run that ask for one."""
    with storage.storage(tmp_path_factory.mktemp("storage")) as made:
        yield made


@pytest.fixture
def bucket(one_storage: storage.Storage, settings: Any) -> Iterator[storage.Storage]:
    """An empty object storage in which the program keeps pages."""
    one_storage.empty()
    storage.keep_in(one_storage, settings)
    yield one_storage
    if one_storage.running is None:
        one_storage.start()
        one_storage.wait()
