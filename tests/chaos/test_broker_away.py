"""The broker is killed, or frozen, for a while: pages and programs are answered, and workers go on after."""

import http.cookiejar
import os
import random
import re
import signal
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.chaos.handing import PASSWORD, Desk, open_desk, twice_or_missing
from tests.chaos.killing import OPEN, worked_through
from tests.chaos.rig import Rig, standing
from tests.chaos.wires import Row, distinct
from tests.instance import until

pytestmark = [pytest.mark.chaos, pytest.mark.slow]
SEED = 20260718
AWAY = float(os.environ.get("BROKER_AWAY", "4"))
"""Seconds for which nothing answers there, each time."""
RESTARTS = int(os.environ.get("BROKER_RESTARTS", "1"))
WORKERS = int(os.environ.get("BROKER_WORKERS", "1"))
CAUGHT_UP = 60
"""Seconds after which whatever came in meanwhile is worked through, at most."""
PAGES = ("/", "/search/?q=dockers", "/api/v1/claims/", "/api/v1/articles/", "/api/v1/changes/", "/healthz")
PACE = 0.2
"""Seconds between two questions."""
WRITTEN_EVERY = max(1.0, AWAY / 30)
"""Seconds between two articles: what comes in meanwhile is to be worked through within the same time again."""


@dataclass
class Load:
    """Readers and programs that ask all the while, and what they were answered."""

    desk: Desk
    rows: Iterator[Row]
    reads: int = 0
    failed: list[str] = field(default_factory=list)
    slowest: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        """Ask for one page after another."""
        while not self.over.wait(PACE):
            path = PAGES[self.reads % len(PAGES)]
            began = time.monotonic()
            try:
                number = self.desk.ask("GET", path)[0]
            except OSError as fault:
                self.failed.append(f"{path}: {fault!r}")
                continue
            self.reads += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            if number != 200:
                self.failed.append(f"{path}: {number}")

    def write(self) -> None:
        """Hand in one article after another."""
        while not self.over.wait(WRITTEN_EVERY):
            began = time.monotonic()
            self.desk.hand_in(next(self.rows))
            self.slowest = max(self.slowest, time.monotonic() - began)


@contextmanager
def under_load(desk: Desk, rows: Iterator[Row]) -> Iterator[Load]:
    load = Load(desk, rows)
    threads = [threading.Thread(target=each) for each in (load.read, load.write)]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        load.over.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def rig(tables: Path) -> Iterator[Rig]:
    with standing(tables) as rig:
        yield rig


def lets_in(desk: Desk) -> bool:
    """Whether somebody with the right password gets in, as by a browser."""
    kept = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(kept))
    address = f"http://127.0.0.1:{desk.port}/sign-in/"
    with browser.open(address, timeout=60) as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token is not None
    told = {"csrfmiddlewaretoken": token[1], "username": "ana", "password": PASSWORD}
    with browser.open(address, urllib.parse.urlencode(told).encode(), timeout=60):
        return any(cookie.name == "sessionid" for cookie in kept)


def gone_for_a_while(
    rig: Rig, desk: Desk, rows: Iterator[Row], leave: Callable[[], None], back: Callable[[], None]
) -> Load:
    """Take the broker away under load, try to sign in, bring it back, and wait until all is worked through."""
    with under_load(desk, rows) as load:
        time.sleep(1)
        leave()
        gone = time.monotonic()
        assert not lets_in(desk), "whoever cannot count guesses must let nobody try"
        time.sleep(max(0.0, AWAY - (time.monotonic() - gone)))
        back()
    came_back = time.monotonic()
    assert worked_through(rig, seconds=CAUGHT_UP) - came_back <= CAUGHT_UP
    assert load.failed == []
    assert until(lambda: lets_in(desk), 20)
    return load


def test_without_a_broker_readers_and_programs_are_answered_and_workers_go_on_when_it_is_back(
    rig: Rig, proved: Callable[..., None]
) -> None:
    chance = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    print(f"seed {SEED}")
    desk, rows = open_desk(rig), distinct(100_000, SEED)
    workers = [rig.begin_worker(number) for number in range(WORKERS)]
    assert until(lambda: desk.ask("GET", "/readyz")[0] == 200, 120)
    assert rig.broker is not None

    def frozen(number: int) -> Callable[[], None]:
        return lambda: os.kill(rig.broker.popen.pid, number)

    killed = gone_for_a_while(rig, desk, rows, rig.kill_broker, rig.raise_broker)
    froze = gone_for_a_while(rig, desk, rows, frozen(signal.SIGSTOP), frozen(signal.SIGCONT))
    waits = [after_a_restart(rig, desk, next(rows), chance) for _ in range(RESTARTS)]

    assert [worker.poll() for worker in workers] == [None] * WORKERS, "no worker was started again"
    assert (desk.failures.total(), desk.hung_up) == (0, 0), "every article was taken in at the first try"
    assert twice_or_missing(rig, desk) == (0, 0)
    proved(
        "T07",
        size=f"away {AWAY:.0f} s killed and {AWAY:.0f} s frozen, {RESTARTS} restarts more, {WORKERS} "
        f"workers, seed {SEED}",
        figure=f"{killed.reads + froze.reads:,} of as many reads and {len(desk.acknowledged):,} of as many writes "
        f"answered, the slowest in {max(killed.slowest, froze.slowest):.1f} s; nobody was let in meanwhile; all was "
        f"worked through within {CAUGHT_UP} s; after {RESTARTS} of {RESTARTS} restarts workers went on, an "
        f"article worked through within {max(waits):.0f} s at most",
    )


def after_a_restart(rig: Rig, desk: Desk, row: Row, chance: random.Random) -> float:
    """Kill the broker, raise it at once, hand an article in; how long it took until that was worked through."""
    rig.kill_broker()
    time.sleep(chance.uniform(0, 0.5))
    rig.raise_broker()
    began = time.monotonic()
    desk.hand_in(row)
    read = (
        "SELECT count(*) FROM claims_reading r JOIN sources_article a ON a.id = r.article_id WHERE a.url = %s"
    )
    worked = until(lambda: rig.asked(read, row["url"])[0][0] and not rig.asked(OPEN)[0][0], CAUGHT_UP)
    assert worked, [rig.log(f"worker{number}").read_text()[-2_000:] for number in range(WORKERS)]
    return time.monotonic() - began
