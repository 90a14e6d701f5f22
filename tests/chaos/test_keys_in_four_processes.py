"""One key before four processes of the web server: exactly its quota is answered, and once revoked it opens in none.

``KEYS_IN_FULL=1`` asks five thousand times instead of four hundred.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from provenance.accounts import turns
from provenance.embedded.places import PROJECT
from provenance.partners.actions import keys
from tests.partners import make_keeper, make_key

pytestmark = [pytest.mark.chaos, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PROCESSES, CLIENTS = 4, 50
ASKED = 5_000 if os.environ.get("KEYS_IN_FULL") else 400
QUOTA = 60
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
class Server:
    """The web server on the test's own database."""

    port: int
    seen: Path
    log: Path

    def ask(self, secret: str) -> int:
        """The number of the answer to a program that shows a key, on a connection of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            line.request("GET", "/api/v1/key/", headers={"Authorization": f"Bearer {secret}"})
            answer = line.getresponse()
            answer.read()
            return answer.status
        finally:
            line.close()

    def timed(self, secret: str) -> tuple[int, float, float]:
        """The same with the moments at which it was sent and had been answered."""
        began = time.monotonic()
        return self.ask(secret), began, time.monotonic()

    def processes(self) -> set[str]:
        """Which of them have been asked until now."""
        return set(self.seen.read_text().split())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    at = connection.settings_dict
    place = f"host={at['HOST']}&port={at['PORT']}" if at["PORT"] else f"host={at['HOST']}"
    told = {
        "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@/{at['NAME']}?{place}",
        "SECRET_KEY": "x", "HTTPS": "False", "LOG_LEVEL": "INFO",
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


def test_exactly_the_quota_is_answered_and_a_revoked_key_opens_in_no_process(server: Server) -> None:
    other, made = make_key(a_minute=100_000), make_key(a_minute=QUOTA)
    turns.counters().delete(f"quota:key:{made.key.pk}")
    while len(server.processes()) < PROCESSES:  # all four are there before the count begins
        assert server.ask(other.secret) == 200

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(server.timed, [made.secret] * ASKED))

    granted = [each for each in answers if each[0] == 200]
    assert {number for number, _, _ in answers} == {200, 429}
    # Of those that began and ended within a minute, whenever it began, no more than the quota; of the first exactly it.
    for _, start, _ in granted:
        assert sum(start <= began and ended <= start + 60 for _, began, ended in granted) <= QUOTA
    first = min(began for _, began, _ in answers)
    assert sum(ended < first + 60 for _, _, ended in granted) == QUOTA
    keys.revoke(key=other.key, version=1, by=make_keeper(), why="It was leaked.")
    server.seen.write_text("")
    revoked = time.monotonic()
    while len(server.processes()) < PROCESSES:
        assert server.ask(other.secret) == 401, (
            f"opened {time.monotonic() - revoked:.2f} s after it was revoked"
        )
    log = server.log.read_text()
    assert made.secret[8:] not in log
    assert other.secret[8:] not in log
