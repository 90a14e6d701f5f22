"""Programs that fail, hang and hang up end up with every message once, believed by the standard's own library.

``MESSAGES`` tries as many more.
"""

import json
import os
import random
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook

from provenance.webhooks import sending
from provenance.webhooks.actions import deliveries, endpoints
from provenance.webhooks.models import Attempt, Delivery, Endpoint
from provenance.webhooks.rules.message import Message
from provenance.webhooks.vocabulary import EndpointState
from sources.fetching.client import Client
from tests.certificates import make_certificate
from tests.factories import NOON
from tests.partners import make_keeper
from tests.provenance.webhooks.told import URL, a_change, make_endpoint, write
from tests.world import Reply, Request, World, open_world

pytestmark = pytest.mark.django_db
MESSAGES = int(os.environ.get("MESSAGES", "200"))
FASTER = 100_000
"""How many times faster the schedule runs: four days in a few seconds."""
THINGS = max(20, MESSAGES // 5)
"""What the messages are about: each thing changes several times."""
PATIENCE = 0.25
"""Seconds the client waits for one that hangs."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), "desk.example", "other.example")


@pytest.fixture
def world(certificate: Path) -> Iterator[World]:
    with open_world(certificate) as sites:
        yield sites


def client(world: World, certificate: Path, seconds: float = 5.0) -> Client:
    return world.client(trust=str(certificate), seconds=seconds)


def clock() -> datetime:
    """Noon when the test began, and FASTER from then on."""
    return NOON + (time.monotonic() - BEGAN) * FASTER * timedelta(seconds=1)


BEGAN = time.monotonic()


@dataclass
class Desk:
    """A partner's program that does badly: of ten requests three fail, one hangs and one is dropped when read."""

    secrets: list[str]
    chance: random.Random = field(default_factory=lambda: random.Random(5))  # noqa: S311 (a mood, no secret)
    believed: list[tuple[str, Message]] = field(default_factory=list)
    unsigned: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: Request) -> Reply:
        with self.lock:
            mood = self.chance.random()
        if mood < 0.3:
            return Reply(b"busy", code=503)
        if mood < 0.4:
            return Reply(play=lambda _: time.sleep(PATIENCE * 2))
        self._keep(request)
        return Reply(play=_hang_up) if mood < 0.5 else Reply(code=204)

    def _keep(self, request: Request) -> None:
        told = {name.lower(): value for name, value in request.headers.items()}
        try:
            Webhook(self.secrets[-1]).verify(request.body, told)
        except Exception:  # noqa: BLE001 (whatever it is, the message is not believed)
            self.unsigned += 1
            return
        with self.lock:
            self.believed.append((told["webhook-id"], json.loads(request.body)["data"]))


def _hang_up(line: socket.socket) -> None:
    line.shutdown(socket.SHUT_RDWR)


def broken(told: Iterable[Message]) -> list[Message]:
    """The messages that do not name the last one before them about the same thing."""
    last: dict[str, int] = {}
    found = []
    for each in sorted(told, key=lambda each: each["sequence"]):
        if each["previous"] != last.get(each["id"]):
            found.append(each)
        last[each["id"]] = each["sequence"]
    return found


def test_every_message_arrives_once_by_its_id_numbered_without_a_gap(
    world: World, certificate: Path, proved: Callable[..., None]
) -> None:
    made = make_endpoint()
    desk = Desk([made.secret])
    world.put("desk.example", "/told", desk)
    for _ in range(0, MESSAGES, 100):
        write(made.endpoint, *(a_change(name=f"thing {desk.chance.randrange(THINGS)}") for _ in range(100)))
    rotated, given_up = False, 0
    until = time.monotonic() + 60 + MESSAGES / 10
    while (waiting := Delivery.objects.filter(delivered_at=None)).exists() and time.monotonic() < until:
        sending.send(seconds=1.0, client=client(world, certificate, PATIENCE), clock=clock)
        if not rotated:  # from here on the program believes the new secret alone
            row = Endpoint.objects.get()
            desk.secrets.append(
                endpoints.rotate(endpoint=row, version=row.version, by=make_keeper(), why="A drill.").secret
            )
            rotated = True
        # One message in a thousand fails ten times: somebody has it sent again.
        given_up += deliveries.replay_given_up(endpoint=made.endpoint, now=clock())

    assert not waiting.exists()
    assert desk.unsigned == 0
    once = dict(desk.believed)
    assert sorted(each["sequence"] for each in once.values()) == list(range(1, MESSAGES + 1)), "each once"
    assert broken(once.values()) == []
    assert sum(each["previous"] is not None for each in once.values()) > MESSAGES / 3, "things change again"
    assert len(desk.believed) > MESSAGES, "what was dropped when read came again, under its id"
    assert Attempt.objects.filter(answered=503).exists() and Attempt.objects.filter(answered=0).exists()
    proved(
        "T08",
        size=f"{MESSAGES:,} messages, seed 5",
        figure=f"{len(once):,} of {MESSAGES:,} arrived, {len(once):,} by their ids of {len(desk.believed):,} believed, "
        f"{desk.unsigned} unsigned, {Attempt.objects.count():,} attempts, {given_up} sent again after ten",
    )


def test_one_that_hangs_keeps_no_other_waiting(world: World, certificate: Path) -> None:
    slow, quick = make_endpoint().endpoint, make_endpoint(url="https://other.example/told").endpoint
    world.put("desk.example", "/told", Reply(play=lambda _: time.sleep(2.2)))
    world.put("other.example", "/told", Reply(code=200))
    write(slow, *(a_change() for _ in range(40)))
    write(quick, *(a_change() for _ in range(12)))

    sending.send(seconds=1.8, client=client(world, certificate, 2.0), clock=lambda: NOON)

    done = Delivery.objects.exclude(delivered_at=None)
    assert done.filter(endpoint=quick).count() == 12
    assert Attempt.objects.filter(delivery__endpoint=slow).count() == sending.OF_ONE


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (Reply(code=302, headers={"Location": "https://other.example/"}), "too many redirects: answers 302"),
        (Reply(b"no", code=400), "answered 400"),
        (Reply(play=_hang_up), "no connection"),
    ],
    ids=["led elsewhere", "refused", "hung up"],
)
def test_what_went_wrong_is_written_down(world: World, certificate: Path, reply: Reply, fault: str) -> None:
    world.put("other.example", "/", Reply(code=200))
    world.put("desk.example", "/told", reply)
    (row,) = write(make_endpoint().endpoint, a_change())

    assert sending.send(seconds=0.2, client=client(world, certificate), clock=lambda: NOON) == 0

    assert row.attempts.get().fault.startswith(fault)
    row.refresh_from_db()
    assert NOON + timedelta(seconds=5) <= row.due_at <= NOON + timedelta(seconds=5.5)
    assert world.asked_for("other.example") == []


def test_a_pause_that_is_asked_for_is_kept(world: World, certificate: Path) -> None:
    world.put("desk.example", "/told", Reply(code=429, headers={"Retry-After": "3600"}))
    (row,) = write(make_endpoint().endpoint, a_change())

    sending.send(seconds=0.2, client=client(world, certificate), clock=lambda: NOON)

    row.refresh_from_db()
    assert row.due_at == NOON + timedelta(hours=1)


def test_nothing_is_sent_to_one_that_is_paused_or_whose_partner_is_stopped(
    world: World, certificate: Path
) -> None:
    world.put("desk.example", "/told", Reply(code=200))
    endpoint = make_endpoint().endpoint
    write(endpoint, a_change())
    for change in ({"state": EndpointState.PAUSED}, {"state": EndpointState.OPEN}):
        Endpoint.objects.update(**change)
        type(endpoint.partner).objects.update(active=change["state"] == EndpointState.PAUSED)
        assert sending.send(seconds=0.2, client=client(world, certificate), clock=lambda: NOON) == 0

    type(endpoint.partner).objects.update(active=True)
    assert sending.send(seconds=0.2, client=client(world, certificate), clock=lambda: NOON) == 1
    assert world.asked_for("desk.example") == [URL.removeprefix("https://desk.example")]


def test_one_whose_secret_no_key_opens_is_disabled_and_says_so(
    world: World, certificate: Path, settings: pytest.FixtureRequest
) -> None:
    write(make_endpoint().endpoint, a_change())
    settings.SECRET_KEY = "a new one " * 5  # type: ignore[attr-defined]

    assert sending.send(seconds=0.2, client=client(world, certificate), clock=lambda: NOON) == 0

    row = Endpoint.objects.get()
    assert (row.state, row.why) == (
        EndpointState.DISABLED, "The key that opens its secret is gone: give it a new one.",
    )  # fmt: skip
