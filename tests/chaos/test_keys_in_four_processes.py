"""Before four processes of the web server exactly its quota is answered to a key, and once revoked it opens in none.

A stranger has as much, whatever addresses are forged. ``KEYS_IN_FULL=1`` asks five thousand times instead of four
hundred, and goes on until two minutes are over.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from provenance.accounts import turns
from provenance.embedded.places import PROJECT
from provenance.partners.actions import keys
from provenance.partners.actions.keys import Made
from tests import counting
from tests.partners import bearer, make_keeper, make_key

pytestmark = [pytest.mark.chaos, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PROCESSES, CLIENTS = 4, 50
IN_FULL = bool(os.environ.get("KEYS_IN_FULL"))
ASKED, FORGED, LASTS = (5_000, 600, 130.0) if IN_FULL else (400, 120, 0.0)
QUOTA = 60
WINDOW = 60.0
LEFT = re.compile(r'"(?:key|address)";r=([0-9]+);t=([0-9]+)')
# Each process writes its number down for every request; loaded before it forks, the program is read only once.
CONFIGURED = """
import os
exec(open("deploy/gunicorn.conf.py").read())
preload_app, workers, threads = True, {processes}, 4
def pre_request(worker, request):
    with open({seen!r}, "a") as book:
        book.write(f"{{os.getpid()}}\\n")
"""


@dataclass(frozen=True)
class Answer:
    """What came of a request, with the moments at which it was sent and had been answered."""

    number: int
    headers: Mapping[str, str]
    began: float
    ended: float


@dataclass(frozen=True)
class Server:
    """The web server on the test's own database."""

    port: int
    seen: Path
    log: Path

    def ask(self, secret: str) -> int:
        """The number of the answer to a program that shows a key."""
        return self.timed({"Authorization": f"Bearer {secret}"}).number

    def timed(self, headers: Mapping[str, str], path: str = "/api/v1/key/") -> Answer:
        """What is answered, on a connection of its own."""
        line, began = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120), time.monotonic()
        try:
            line.request("GET", path, headers=dict(headers))
            answer = line.getresponse()
            answer.read()
            return Answer(answer.status, dict(answer.getheaders()), began, time.monotonic())
        finally:
            line.close()

    def processes(self) -> set[str]:
        """Which of them have been asked until now."""
        return set(self.seen.read_text().split())


@pytest.fixture(scope="module")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests: to load the program and to end four processes takes longer than to ask them."""
    at, tmp_path = connection.settings_dict, tmp_path_factory.mktemp("web")
    place = f"host={at['HOST']}&port={at['PORT']}" if at["PORT"] else f"host={at['HOST']}"
    told = {
        "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@/{at['NAME']}?{place}",
        "SECRET_KEY": "x", "HTTPS": "False", "LOG_LEVEL": "INFO", "STRANGERS_A_MINUTE": str(QUOTA),
    }  # fmt: skip
    seen, log, configured = tmp_path / "seen", tmp_path / "log", tmp_path / "conf.py"
    configured.write_text(CONFIGURED.format(processes=PROCESSES, seen=str(seen)))
    seen.touch()
    with socket.socket() as line, log.open("w") as told_of:
        line.bind(("127.0.0.1", 0))
        line.listen(256)
        web = [sys.executable, "-m", "gunicorn", "-c", str(configured), "-b", f"fd://{line.fileno()}"]
        popen = subprocess.Popen(
            web,
            cwd=PROJECT,
            env={**os.environ, **told},
            pass_fds=[line.fileno()],
            stdout=told_of,
            stderr=told_of,
        )
        try:
            yield Server(line.getsockname()[1], seen, log)
        finally:
            popen.terminate()
            popen.wait(timeout=30)


def until(lasts: float, ask: Callable[[], Answer]) -> list[Answer]:
    """Answers to one who asks again and again, whoever else does, for so many seconds."""
    over, answers = time.monotonic() + lasts, []
    while time.monotonic() < over:
        answers.append(ask())
        time.sleep(0.2)
    return answers


def most_in_a_minute(granted: Sequence[Answer]) -> int:
    """The most that began and ended within a minute, whenever it began."""
    return max(
        sum(one.began <= each.began and each.ended <= one.began + WINDOW for each in granted)
        for one in granted
    )


def held_to_the_quota(answers: Sequence[Answer]) -> tuple[int, int]:
    """How many were answered in the first minute, and the most in any; every answer says rightly what is left."""
    assert {each.number for each in answers} == {200, 429}
    granted = [each for each in answers if each.number == 200]
    first = min(each.began for each in answers)
    for each in answers:
        left, more = (int(figure) for figure in LEFT.fullmatch(each.headers["RateLimit"]).groups())  # type: ignore[union-attr]
        waits = each.headers.get("Retry-After")
        assert (waits is None, left < QUOTA, 1 <= more <= WINDOW) == (each.number == 200, True, True), each
        assert waits is None or (left, int(waits)) == (0, more), each
    begun = [each for each in granted if each.ended < first + WINDOW]
    told = sorted(int(LEFT.fullmatch(each.headers["RateLimit"]).group(1)) for each in begun)  # type: ignore[union-attr]
    assert told == list(range(QUOTA)), "each of them is told another rest"
    return len(begun), most_in_a_minute(granted)


def awake(server: Server) -> Made:
    """A key that has been answered by all four processes: all are there before anything is counted."""
    made = make_key(a_minute=100_000)
    while len(server.processes()) < PROCESSES:
        assert server.ask(made.secret) == 200
    counting.forget(turns.counters())
    return made


def test_exactly_the_quota_is_answered_to_a_key(server: Server, proved: Callable[..., None]) -> None:
    awake(server)
    made = make_key(a_minute=QUOTA)

    shown, began = bearer(made), time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(server.timed, [shown] * ASKED))
    took = time.monotonic() - began
    answers += until(LASTS - took, lambda: server.timed(shown))

    minute, most = held_to_the_quota(answers)
    assert (minute, most) == (QUOTA, QUOTA)
    assert made.secret[8:] not in server.log.read_text()
    proved(
        "T31",
        size=f"{len(answers):,} requests with one key by {CLIENTS} clients within {max(took, LASTS):.0f} s, "
        f"{PROCESSES} processes, quota {QUOTA} a minute",
        figure=f"{minute} answered in the first minute, at most {most} in any, all others a 429; each answer told what "
        "was left, each 429 when to try again",
    )


def test_a_revoked_key_opens_in_no_process(server: Server, proved: Callable[..., None]) -> None:
    made = awake(server)
    keys.revoke(key=made.key, version=1, by=make_keeper(), why="It was leaked.")
    server.seen.write_text("")
    revoked = time.monotonic()

    while len(server.processes()) < PROCESSES:
        assert server.ask(made.secret) == 401, (
            f"opened {time.monotonic() - revoked:.2f} s after it was revoked"
        )

    assert made.secret[8:] not in server.log.read_text()
    proved(
        "T32",
        size=f"a key revoked before {PROCESSES} processes",
        figure="opened in none of them from then on, and stands in no log of theirs",
    )


def test_whatever_addresses_a_stranger_forges_exactly_the_quota_is_answered(
    server: Server, proved: Callable[..., None]
) -> None:
    awake(server)
    forged = [{"X-Forwarded-For": f"198.51.{number // 250}.{number % 250 + 1}"} for number in range(FORGED)]

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(lambda each: server.timed(each, "/api/v1/sources/"), forged))

    minute, most = held_to_the_quota(answers)
    assert (minute, most) == (QUOTA, QUOTA)
    proved(
        "T31",
        size=f"{FORGED:,} requests of a stranger, each with another X-Forwarded-For",
        figure=f"{minute} answered in the first minute, at most {most} in any",
    )
