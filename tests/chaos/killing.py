"""A worker that is killed again and again while articles come in, in any order, and what the exports then say."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.instance import Instance

ORDERS = int(os.environ.get("KILLED_ORDERS", "0"))
KILLS_EACH = 2
"""Orders with two kills each, where somebody asks for more than a usual run tries: each takes a minute or more."""

SEED = 20260101
EXPORTS = ("claims", "appearances", "contradictions", "derivations")
WORKER = (
    "-m",
    "provenance.embedded",
    "{python}",
    "-m",
    "celery",
    "-A",
    "provenance.celery",
    "worker",
    "-c",
    "2",
    "-B",
)

NewNewsroom = Callable[..., Instance]


def shuffled(folder: Path, target: Path, chance: random.Random) -> Path:
    """A copy of a folder whose manifest lists its articles in another order, each once more at the end."""
    shutil.copytree(folder, target)
    rows = [line for line in (folder / "manifest.jsonl").read_text().splitlines() if line.strip()]
    again = chance.sample(rows, k=len(rows))
    chance.shuffle(rows)
    (target / "manifest.jsonl").write_text("\n".join([*rows, *again]))
    return target


def worker(instance: Instance) -> subprocess.Popen[str]:
    return instance.start(*(sys.executable if part == "{python}" else part for part in WORKER))


def kill(instance: Instance) -> None:
    """kill -9 of every process of the worker that is alive at this moment."""
    for pid, command in instance.living().items():
        if "celery" in command:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def told(instance: Instance, *command: str) -> str:
    done = instance.run("manage.py", *command, seconds=240)
    assert done.returncode == 0, done.stderr
    return done.stdout


def work_through(instance: Instance, folder: Path, chance: random.Random, kills: int) -> dict[str, str]:
    """Ingest while a worker runs and is killed; drain; what every export then says."""
    servers = instance.start(*instance.using("import time; time.sleep(600)"))
    running = worker(instance)
    taking = instance.start("manage.py", "ingest", str(folder))
    for _ in range(kills):
        time.sleep(chance.uniform(1.5, 4.0))
        kill(instance)
        running.wait(timeout=20)
        running = worker(instance)
    assert taking.wait(timeout=240) == 0
    kill(instance)
    drained = json.loads(told(instance, "drain", "--json"))
    assert drained["quarantined"] == 0
    exports = {name: told(instance, "export", name, "--format", "jsonl") for name in EXPORTS}
    servers.kill()
    return exports


def same_however_often_killed(folder: Path, new_newsroom: NewNewsroom, tmp_path: Path, *, usual: int) -> None:
    """Every order and every kill ends in the bytes that a calm run ends in; at least ``usual`` orders are tried."""
    chance = random.Random(SEED)  # noqa: S311 (an order, not a secret)
    calm = work_through(new_newsroom("calm"), folder, chance, kills=0)
    assert all(calm.values())

    for number in range(max(usual, ORDERS)):
        disturbed = shuffled(folder, tmp_path / f"order{number}", chance)
        exports = work_through(new_newsroom(f"home{number}"), disturbed, chance, kills=KILLS_EACH)

        assert exports == calm, f"order {number} of seed {SEED}"
