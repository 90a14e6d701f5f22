"""Wake-ups that come three times over in any order, and leases cut short, so that two workers are at one step."""

import random
import threading
from dataclasses import dataclass
from pathlib import Path

import redis

from provenance.celery import QUEUES
from tests.chaos.killing import SEED, Outcome, work_through
from tests.chaos.rig import Rig
from tests.instance import until

FLOOD = """
import random, django
django.setup()
from provenance import celery
chance = random.Random({seed})
kinds = [celery.WAKE, celery.LOOK, celery.TELL, celery.SEARCH, celery.COUNT, celery.FOLLOW]
sent = 3 * chance.choices(kinds, k={count})
chance.shuffle(sent)
with celery.app.connection_for_write() as line:
    for kind in sent:
        celery.app.send_task(kind, connection=line, queue=celery.QUEUES[kind][0])
"""
CUT = """
UPDATE pipeline_job SET lease_until = clock_timestamp() - interval '1 second', attempts = 0 WHERE id IN (
    SELECT id FROM pipeline_job WHERE state = 'running' AND lease_until > clock_timestamp() FOR UPDATE SKIP LOCKED
) RETURNING 1
"""
"""The one who is at it does not notice; whoever comes next takes it for a dead worker’s. It costs no attempt."""
PATIENCE = 3_600


@dataclass
class Thrice:
    """What it came to; wake-ups never taken, leases cut short, steps begun while somebody else was at them."""

    outcome: Outcome
    left: int
    cut: int
    shared: int


@dataclass
class Cutter:
    """Cuts leases short, at moments of its own."""

    rig: Rig
    chance: random.Random
    over: threading.Event
    cut: int = 0

    def run(self) -> None:
        while not self.over.wait(self.chance.uniform(0.05, 0.3)):
            self.cut += len(self.rig.asked(CUT))


def work_through_thrice(rig: Rig, folder: Path, count: int) -> Thrice:
    """Ingest and work through while so many wake-ups come three times over; what is left at the end."""
    chance = random.Random(SEED)  # noqa: S311 (an order, not a secret)
    print(f"seed {SEED}")
    flood = rig.begin("flood", "-c", FLOOD.format(seed=SEED, count=count))
    cutter = Cutter(rig, chance, threading.Event())
    thread = threading.Thread(target=cutter.run)
    thread.start()
    try:
        outcome = work_through(rig, folder, chance, before_the_end=lambda: all_taken(rig))
    finally:
        cutter.over.set()
        thread.join()
    assert flood.wait(timeout=PATIENCE) == 0, rig.log("flood").read_text()[-2_000:]
    shared = rig.asked("SELECT count(*) FROM attempted")[0][0]
    return Thrice(outcome, waiting(rig), cutter.cut, int(shared))


def waiting(rig: Rig) -> int:
    """How many wake-ups nobody has taken yet."""
    with redis.Redis.from_url(rig.valkey.url) as line:
        return sum(line.llen(f"provenance:{queue}") for queue in {queue for queue, _ in QUEUES.values()})


def all_taken(rig: Rig) -> None:
    """Wait until hardly a wake-up waits: the clock sends a few of its own every second."""
    assert until(lambda: waiting(rig) <= 20, PATIENCE), rig.log("worker0").read_text()[-2_000:]
