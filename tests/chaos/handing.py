"""Programs of a partner that hand articles in at a web server, each again and again until it is acknowledged."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from provenance.partners.errors import ErrorTold
from tests.chaos.rig import Rig
from tests.chaos.wires import Row

ADDRESS = "/api/v1/ingest/"
PATIENCE = 120
"""Seconds for which one article is handed in again and again."""
MAKE = """
import json
from provenance.accounts.models import User
from tests.factories import make_user
from tests.partners import make_key
made = make_key(a_minute=100_000)
ana = make_user("ana", staff=True)
ana.set_password({password!r})
ana.save()
print(json.dumps(made.secret))
"""
PASSWORD = "nine lanterns under the pier"


@dataclass
class Desk:
    """A web server that runs on a rig, and what its programs were answered."""

    port: int
    secret: str
    acknowledged: set[str] = field(default_factory=set)
    failures: Counter[tuple[int, str]] = field(default_factory=Counter)
    """What was answered besides: the number and the code."""
    unshaped: list[str] = field(default_factory=list)
    """Failures that were not told in the one shape, or not when to try again."""
    hung_up: int = 0
    last: float = 0.0
    """When something was acknowledged last, by the monotonic clock."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(
        self, method: str, path: str, row: Any = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """One request on a line of its own: the number, the headers and the words of the answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            body = None if row is None else json.dumps(row).encode()
            told = {"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json", **headers}
            line.request(method, path, body, told)
            answer = line.getresponse()
            return answer.status, dict(answer.headers), answer.read()
        finally:
            line.close()

    def hand_in(self, row: Row) -> None:
        """Hand one article in under one name for the request, until it is acknowledged."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                number, headers, words = self.ask("POST", ADDRESS, row, **{"Idempotency-Key": row["url"]})
            except (OSError, http.client.HTTPException):
                with self.lock:
                    self.hung_up += 1
                time.sleep(0.2)
                continue
            if 200 <= number < 300:
                with self.lock:
                    self.acknowledged.add(row["url"])
                    self.last = time.monotonic()
                return
            self._failed(number, headers, words)
            time.sleep(float(headers.get("Retry-After", 1)))
        raise AssertionError(f"{row['url']} was never acknowledged: {self.failures}")

    def _failed(self, number: int, headers: dict[str, str], words: bytes) -> None:
        """Count a failure, and keep it where it is not the one that a program can live with."""
        try:
            told = json.loads(words)
        except ValueError:
            told = {}
        busy = (number, told.get("code")) == (
            409,
            "in_progress",
        )  # what was cut off is still being rolled back
        shaped = set(told) == set(ErrorTold.__annotations__) and (
            busy or (number == 503 and "Retry-After" in headers)
        )
        with self.lock:
            self.failures[number, str(told.get("code"))] += 1
            if not shaped:
                self.unshaped.append(f"{number} {headers} {words[:300]!r}")

    def hand_all_in(self, rows: Sequence[Row], programs: int) -> "Handing":
        """Begin to, with so many programs at once."""
        pool = ThreadPoolExecutor(programs)
        work = [pool.submit(self.hand_in, row) for row in rows]
        return Handing(self, [each.result for each in work], pool)

    def acknowledged_now(self) -> int:
        with self.lock:
            return len(self.acknowledged)


@dataclass
class Handing:
    """Articles on their way in."""

    desk: Desk
    results: Sequence[Callable[[], None]]
    pool: ThreadPoolExecutor

    def end(self) -> None:
        """Wait for the last of them. Raises what any program failed with."""
        for result in self.results:
            result()
        self.pool.shutdown()


def open_desk(rig: Rig, **more: str) -> Desk:
    """Start a web server on a rig, with the settings it is deployed with, and make a key for its programs."""
    secret = json.loads(rig.run(MAKE.format(password=PASSWORD)))
    port = rig.begin_web(**more)
    return Desk(port, secret)


def twice_or_missing(rig: Rig, desk: Desk) -> tuple[int, int]:
    """How many articles that were acknowledged are not there, and how many are there more than once, in any part."""
    held = Counter(url for (url,) in rig.asked("SELECT url FROM sources_article WHERE NOT unseen"))
    captured = Counter(
        url
        for (url,) in rig.asked(
            "SELECT a.url FROM sources_capture c JOIN sources_article a ON a.id = c.article_id"
        )
    )
    missing = [url for url in desk.acknowledged if not held[url] or not captured[url]]
    return len(missing), sum(count > 1 for each in (held, captured) for count in each.values())
