"""Database and broker go away and come back while programs hand articles in: nothing acknowledged is lost."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from provenance.embedded.postgres import ADMIN, APP, DATABASE
from tests.chaos import handing
from tests.chaos.handing import Desk, open_desk, twice_or_missing
from tests.chaos.rig import Rig, standing
from tests.chaos.wires import distinct
from tests.faultproxy import FaultProxy, open_proxy
from tests.instance import until

pytestmark = [pytest.mark.chaos, pytest.mark.slow]
SEED = 20260411
PROGRAMS = 8
"""Articles that are handed in at once."""
LOST_WRITES = int(os.environ.get("LOST_WRITES", "40"))
LOST_SESSIONS = int(os.environ.get("LOST_SESSIONS", "6"))
"""Sessions ended by an administrator, and as many lines reset."""
KILLED_WRITES = int(os.environ.get("KILLED_WRITES", "24"))
KILLED_DATABASES = int(os.environ.get("KILLED_DATABASES", "1"))

DONE = "SELECT count(*) FROM pipeline_job WHERE state = 'done'"
END_ONE = """
SELECT pg_terminate_backend(pid) FROM (
    SELECT pid FROM pg_stat_activity WHERE usename = %s AND datname = %s AND state <> 'idle'
    ORDER BY pid OFFSET %s LIMIT 1
) AS one
"""


@dataclass
class Scene:
    """A rig whose web server reaches its database through a bad network, while its worker does not."""

    rig: Rig
    desk: Desk
    proxy: FaultProxy


@pytest.fixture(scope="module")
def stage(tables: Path) -> Iterator[Scene]:
    with standing(tables, lasting=True) as rig, open_proxy(rig.postgres.sockets / ".s.PGSQL.5432") as proxy:
        through = f"postgres://{APP}:{rig.secret.app}@127.0.0.1:{proxy.port}/{DATABASE}"
        yield Scene(rig, open_desk(rig, DATABASE_URL=through), proxy)


@pytest.fixture
def scene(stage: Scene) -> Scene:
    """The same servers for all, and programs that have not been answered anything yet."""
    return replace(stage, desk=Desk(stage.desk.port, stage.desk.secret))


def end_a_session(rig: Rig, chance: random.Random) -> bool:
    """Have the server end one of the sessions that are at work; False where none is."""
    with rig.postgres.connect("postgres") as admin:
        found = admin.execute(END_ONE, [APP, DATABASE, chance.randrange(PROGRAMS)]).fetchone()
    return bool(found and found[0])


def spread(count: int, over: int, chance: random.Random) -> list[int]:
    """When, by how much has been acknowledged, so many faults happen."""
    return sorted(chance.randrange(1, max(2, over - PROGRAMS)) for _ in range(count))


def test_lost_sessions_and_lines_lose_no_write_double_none_and_are_told_as_worth_another_try(
    scene: Scene, proved: Callable[..., None]
) -> None:
    chance = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    print(f"seed {SEED}")
    rows = list(distinct(LOST_WRITES, SEED))
    faults = [lambda: end_a_session(scene.rig, chance), lambda: scene.proxy.reset(chance)] * LOST_SESSIONS
    chance.shuffle(faults)
    began = time.monotonic()

    under_way = scene.desk.hand_all_in(rows, PROGRAMS)
    for at, fault in zip(spread(len(faults), LOST_WRITES, chance), faults, strict=True):
        assert until(lambda at=at: scene.desk.acknowledged_now() >= at, handing.PATIENCE)
        assert until(fault, handing.PATIENCE)
    under_way.end()

    took = time.monotonic() - began
    assert scene.desk.unshaped == []
    assert scene.desk.hung_up == 0
    assert len(scene.desk.acknowledged) == LOST_WRITES
    assert twice_or_missing(scene.rig, scene.desk) == (0, 0)
    assert scene.rig.asked("SELECT count(*) FROM sources_article WHERE NOT unseen") == [(LOST_WRITES,)]
    away = scene.desk.failures[503, "server_error"]
    assert away > 0, "no fault met a request: it showed nothing"
    proved(
        "T05",
        size=f"{LOST_WRITES:,} writes by {PROGRAMS} programs, {LOST_SESSIONS} sessions ended, {scene.proxy.resets} "
        f"lines reset, seed {SEED}",
        figure=f"0 lost, 0 doubled; {away} requests failed, each a 503 with Retry-After, "
        f"{scene.desk.failures[409, 'in_progress']} tries came while the one cut off was still at work (409), "
        f"0 others; {took:.0f} s",
    )


def test_a_database_killed_while_articles_come_in_keeps_what_it_acknowledged_and_serves_again_at_once(
    scene: Scene, proved: Callable[..., None]
) -> None:
    chance = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    print(f"seed {SEED}")
    worker = scene.rig.begin_worker()
    rows, starts, waits = list(distinct(LOST_WRITES + KILLED_WRITES, SEED)), list[float](), list[float]()

    under_way = scene.desk.hand_all_in(rows[LOST_WRITES:], PROGRAMS)
    for at in spread(KILLED_DATABASES, KILLED_WRITES, chance):
        assert until(lambda at=at: scene.desk.acknowledged_now() >= at, handing.PATIENCE)
        scene.rig.kill_database()
        time.sleep(chance.uniform(0.0, 0.5))
        began = time.monotonic()
        scene.rig.raise_database()
        back = time.monotonic()
        assert until(lambda: scene.desk.ask("GET", "/readyz?need=database")[0] == 200, 60)
        starts.append(back - began)
        waits.append(time.monotonic() - back)
        assert until(lambda back=back: scene.desk.last > back, 60)
    under_way.end()
    done = scene.rig.asked(DONE)
    assert until(lambda: scene.rig.asked(DONE) > done, handing.PATIENCE), "the worker has stopped working"

    assert scene.desk.unshaped == []
    assert worker.poll() is None, "a worker does not die of a database that went away"
    assert len(scene.desk.acknowledged) == KILLED_WRITES
    assert twice_or_missing(scene.rig, scene.desk) == (0, 0)
    assert not scene.rig.asked("SELECT FROM pipeline_job WHERE state = 'quarantined'")
    scene.rig.manage("verify")
    checked = sound(scene.rig)
    proved(
        "T04",
        size=f"{KILLED_WRITES:,} writes by {PROGRAMS} programs beside a worker, {KILLED_DATABASES} kills of all of "
        f"PostgreSQL, seed {SEED}",
        figure=f"0 of {KILLED_WRITES:,} acknowledged writes missing, 0 doubled, {scene.desk.failures.total()} requests "
        f"failed, each a 503 with Retry-After or a 409 of one still at work; verify and pg_amcheck found nothing, "
        f"{checked}; PostgreSQL was back at most {max(starts):.1f} s after its start, and the web server served at "
        f"most {max(waits):.1f} s after that",
    )


def sound(rig: Rig) -> str:
    """Whether tables, indexes and pages are whole, as PostgreSQL's own tools see it; what they say of checksums."""
    programs, who = rig.postgres.ground.programs.postgres, rig.postgres.ground.account
    named = {"PGPASSWORD": rig.secret.admin, "PATH": os.environ["PATH"]}
    with rig.postgres.connect(DATABASE) as admin:
        admin.execute("CREATE EXTENSION IF NOT EXISTS amcheck")

    def run(*command: object) -> str:
        told = subprocess.run(
            [str(part) for part in command],
            env=named,
            user=who.uid if who else None,
            group=who.gid if who else None,
            extra_groups=[] if who else None,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    run(programs / "pg_amcheck", "-h", rig.postgres.sockets, "-U", ADMIN, "--heapallindexed", DATABASE)
    assert rig.database is not None
    rig.database.popen.send_signal(signal.SIGINT)
    rig.database.popen.wait()
    said = run(programs / "pg_checksums", "--check", "-D", rig.postgres.ground.folder / "postgres")
    (bad,) = [line for line in said.splitlines() if line.startswith("Bad checksums")]
    assert bad.split()[-1] == "0", said
    return "0 bad checksums"
