"""Half an hour under half of what it can take, with a worker killed every minute: nothing grows, waits or fails."""

import os
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import proofs
from tests.chaos.handing import Desk, open_desk, twice_or_missing
from tests.chaos.killing import OPEN
from tests.chaos.rig import Rig, kill_group, standing
from tests.chaos.soaking import Arrivals, Held, held
from tests.chaos.wires import Row, distinct
from tests.instance import until

pytestmark = [pytest.mark.chaos, pytest.mark.slow, proofs.only("T15", "SOAKED", "120")]
SEED = 20261101
SOAKED = float(os.environ.get("SOAKED", "120"))
"""Seconds of load; the first sixth is calm, after which a worker is killed every ``KILL_EVERY``."""
CALM = SOAKED / 6
KILL_EVERY = min(60.0, SOAKED / 6)
LOOK_EVERY = 5.0
FIRST = 40
"""Articles by which it is found how much it can take."""
LOAD = 0.5
QUESTIONS = 3.0
"""Questions of readers a second."""
OLD = 300
"""Seconds within which every step is taken."""
TAKEN_OLD = f"""
SELECT count(*) FROM pipeline_job WHERE state IN ('pending', 'running') AND rank < 100
    AND updated_at < now() - interval '{OLD} seconds'
"""
LEFT = """
SELECT step, state, count(*), max(attempts) FROM pipeline_job WHERE state IN ('pending', 'running') AND rank < 100
GROUP BY step, state ORDER BY step, state
"""
PUT_AWAY = "SELECT count(*) FROM pipeline_job WHERE state = 'quarantined'"


@dataclass
class Looks:
    """What was seen every few seconds: of the web server memory and files, of the worker that lives; old steps."""

    web: list[Held] = field(default_factory=list)
    worker: list[Held] = field(default_factory=list)
    old: int = 0
    kills: int = 0

    @staticmethod
    def memory_grew(seen: list[Held]) -> float:
        """The median of the last quarter to that of the second."""
        first, last = ([look.memory for look in part] for part in _quarters(seen))
        return statistics.median(last) / statistics.median(first)

    @staticmethod
    def files_grew(seen: list[Held]) -> float:
        """The most of one process in the last quarter to that in the second.

        Not of all together: while one takes another's place there are more of them or fewer, as chance will.
        """
        first, last = (max(max(look.files.values()) for look in part) for part in _quarters(seen))
        return last / first


def _quarters(seen: list[Held]) -> tuple[list[Held], list[Held]]:
    quarter = len(seen) // 4
    return seen[quarter : 2 * quarter], seen[-quarter:]


def pace_of(rig: Rig, desk: Desk, rows: list[Row]) -> float:
    """Articles a second that are handed in and worked through, by as many workers as there will be."""
    began = time.monotonic()
    desk.hand_all_in(rows, 4).end()
    assert until(lambda: rig.asked(OPEN) == [(0,)], 600)
    return len(rows) / (time.monotonic() - began)


def soaked(rig: Rig, web: int, arrivals: Arrivals) -> Looks:
    """Let it all come for as long as is asked, killing one of two workers again and again."""
    looks, lasting, mortal = Looks(), rig.parts[-2], rig.parts[-1]
    coming = threading.Thread(target=arrivals.keep_coming)
    began = time.monotonic()
    coming.start()
    kill = began + CALM
    while time.monotonic() < began + SOAKED:
        time.sleep(LOOK_EVERY)
        looks.web.append(held(web))
        looks.worker.append(held(lasting.pid))
        looks.old = max(looks.old, rig.asked(TAKEN_OLD)[0][0])
        if time.monotonic() >= kill:
            kill_group(mortal)
            mortal, kill, looks.kills = rig.begin_worker(1), kill + KILL_EVERY, looks.kills + 1
    arrivals.over.set()
    coming.join()
    return looks


def raised(rig: Rig) -> list[str]:
    """The faults nobody foresaw that the web server and the workers have told their logs of."""
    logs: list[Path] = [rig.log(name) for name in ("web", "worker0", "worker1")]
    return [line for log in logs for line in log.read_text().splitlines() if "Traceback" in line]


def test_under_half_of_what_it_can_take_and_a_kill_every_minute_nothing_grows_waits_or_fails(
    tables: Path, proved: Callable[..., None]
) -> None:
    with standing(tables, lasting=True) as rig:
        desk = open_desk(rig)
        web = rig.parts[-1].pid
        rig.begin_worker(0), rig.begin_worker(1)
        rows = list(distinct(FIRST, SEED))
        pace = LOAD * pace_of(rig, desk, rows)
        more = iter(list(distinct(FIRST + int(SOAKED * pace * 2) + 10, SEED))[FIRST:])
        arrivals = Arrivals(desk, more, articles=pace, questions=QUESTIONS)

        began = time.monotonic()
        looks = soaked(rig, web, arrivals)
        assert until(lambda: rig.asked(LEFT) == [], OLD), rig.asked(LEFT)

        calm = arrivals.most_waited(began, began + CALM)
        since = arrivals.most_waited(began + CALM, began + SOAKED)
        memory = [looks.memory_grew(seen) for seen in (looks.web, looks.worker)]
        files = [looks.files_grew(seen) for seen in (looks.web, looks.worker)]
        told = (
            f"memory of web server and worker × {memory[0]:.3f} and × {memory[1]:.3f}, open files of one of their "
            f"processes × {files[0]:.2f} and × {files[1]:.2f} (last quarter to the second); "
            f"{looks.old} steps older than {OLD} s; {len(raised(rig))} unhandled faults; "
            f"{len(arrivals.failed)} of {len(arrivals.waited)} questions failed; "
            f"95 % answered within {since * 1000:.0f} ms, calm {calm * 1000:.0f}"
        )
        print(told, raised(rig)[:3], arrivals.failed[:3])
        print(
            *(
                "; ".join(f"{look.memory:.0f} {look.files}" for look in seen)
                for seen in (looks.web, looks.worker)
            )
        )
        assert (arrivals.failed, desk.unshaped, raised(rig), looks.old) == ([], [], [], 0)
        assert twice_or_missing(rig, desk) == (0, 0)
        assert rig.asked(PUT_AWAY) == [(0,)]
        assert max(files) <= 1.1
        assert max(memory) <= 1.05
        assert since <= 2 * calm
    proved(
        "T15",
        size=f"{SOAKED / 60:.0f} min, {len(desk.acknowledged):,} articles at {pace:.1f} a second (half of what two "
        f"workers took), {QUESTIONS:.0f} questions a second, {looks.kills} kills, seed {SEED}",
        figure=told,
    )
