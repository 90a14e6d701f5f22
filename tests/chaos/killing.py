"""Workers and broker that are killed while articles come in, in any order, and what is left when all is worked through.

All chance comes from one seed. Kills are spread over the work, as measured by what the run without a kill wrote, so
that each meets workers in the midst of it, whatever the machine.
"""

import json
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from provenance.pipeline.jobs import MOST_ATTEMPTS
from tests.chaos.rig import Rig, kill_group, standing
from tests.instance import until

SEED = 20260101
EXPORTS = ("claims", "appearances", "contradictions", "derivations")
WORKERS = 2
QUIET = 3.0
"""Seconds without an open step after which the workers have come to an end: they look for what is due every second."""

WATCHED = """
CREATE TABLE attempted (job bigint NOT NULL, attempts int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE FUNCTION attempted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO attempted (job, attempts) VALUES (NEW.id, NEW.attempts); RETURN NULL; END $$;
CREATE TRIGGER attempted AFTER UPDATE ON pipeline_job FOR EACH ROW
    WHEN (NEW.attempts > OLD.attempts AND (NEW.attempts > 1 OR OLD.state = 'running'))
    EXECUTE FUNCTION attempted();
GRANT INSERT ON attempted TO provenance_app;
"""
"""Notes every step that is begun a second time or more often, or while somebody is at it: a job forgets that."""

LEFT_BEHIND = """
UPDATE pipeline_job SET lease_until = clock_timestamp() WHERE id IN (
    SELECT id FROM pipeline_job WHERE state = 'running' AND attempts = 1
        AND updated_at < clock_timestamp() - interval '5 seconds' AND lease_until > clock_timestamp()
    FOR UPDATE SKIP LOCKED
) RETURNING 1
"""
"""What waiting for half a minute does: the leases of the dead run out. Who lives takes well under a second for a step;
should he be at it still, he does not notice, and another takes it a second time."""
OPEN = "SELECT count(*) FROM pipeline_job WHERE state IN ('pending', 'running') AND rank < 100"
WRITTEN = "SELECT coalesce(last_value, 0) FROM pg_sequences WHERE sequencename = 'history_entry_id_seq'"
COUNTS = {
    "articles": "SELECT count(*) FROM sources_article WHERE NOT unseen",
    "captures": "SELECT count(*) FROM sources_capture",
    "appearances": "SELECT count(*) FROM claims_appearance",
    "claims": "SELECT count(*) FROM claims_claim WHERE merged_into_id IS NULL",
    "contradictions": "SELECT count(*) FROM claims_contradiction",
    "quarantined": "SELECT count(*) FROM pipeline_job WHERE state = 'quarantined'",
}
ALONE = """
import os
from django.core.management import call_command
from provenance.pipeline import line
call_command("ingest", {folder!r}, stdout=open(os.devnull, "w"))
line.drain()
"""
SAY = f"""
import hashlib, json
from django.utils import timezone
from provenance.partners.exports import EXPORTS
from provenance.partners.exports.writing import as_jsonl
from provenance.pipeline import line
from sources.api.audience import Audience
left = line.drain()
everybody = Audience(None, timezone.now())
says = dict()
for name in {EXPORTS!r}:
    said = b"".join(as_jsonl(EXPORTS[name].lines(everybody)))
    says[name] = [said.count(b"\\n"), hashlib.sha256(said).hexdigest()]
print(json.dumps(dict(left=sum(left.taken.values()), says=says)))
"""


@dataclass
class Outcome:
    """What every export says (rows and SHA-256), how much is held, how long it took, and what was tried again."""

    says: dict[str, Any]
    counts: dict[str, int]
    seconds: float
    written: int
    again: dict[int, int]
    """How many steps were begun a second time, a third time."""
    kills: int = 0
    breaks: int = 0


@dataclass
class Crew:
    """The workers of a rig, and who of them and of the broker is to die when so much is written."""

    rig: Rig
    chance: random.Random
    running: list[Any] = field(default_factory=list)

    def begin(self) -> None:
        self.running = [self.rig.begin_worker(number) for number in range(WORKERS)]

    def kill_one(self) -> None:
        """kill -9 of a worker with all its processes; another takes its place at once."""
        number = self.chance.randrange(WORKERS)
        kill_group(self.running[number])
        self.running[number] = self.rig.begin_worker(number)

    def bury(self) -> None:
        """Have what the dead held taken up."""
        self.rig.asked(LEFT_BEHIND)

    def has_written(self, so_much: float) -> bool:
        self.bury()
        return written(self.rig) >= so_much

    def break_broker(self) -> None:
        """kill -9 of the broker, which comes back empty."""
        self.rig.kill_broker()
        time.sleep(self.chance.uniform(0.2, 1.5))
        self.rig.raise_broker()


def shuffled(folder: Path, target: Path, chance: random.Random) -> Path:
    """A copy of a folder whose manifest lists its articles in another order, each once more at the end."""
    shutil.copytree(folder, target)
    rows = [line for line in (folder / "manifest.jsonl").read_text().splitlines() if line.strip()]
    again = chance.sample(rows, k=len(rows))
    chance.shuffle(rows)
    (target / "manifest.jsonl").write_text("\n".join([*rows, *again]))
    return target


def work_through(
    rig: Rig,
    folder: Path,
    chance: random.Random,
    *,
    expected: int = 0,
    kills: int = 0,
    breaks: int = 0,
    before_the_end: Callable[[], None] = lambda: None,
) -> Outcome:
    """Ingest while workers run, and are killed as often; what is left once they have come to an end by themselves.

    ``before_the_end`` waits for whatever else must have happened until then.
    """
    rig.asked(WATCHED)
    crew, began = Crew(rig, chance), time.monotonic()
    crew.begin()
    taking = rig.begin("ingest", "manage.py", "ingest", str(folder))
    deeds = [crew.kill_one] * kills + [crew.break_broker] * breaks
    chance.shuffle(deeds)
    for share, deed in zip(sorted(chance.uniform(0.05, 0.9) for _ in deeds), deeds, strict=True):
        assert until(lambda share=share: crew.has_written(share * expected), 3_600), rig.log("worker0")
        deed()
    assert taking.wait(timeout=3_600) == 0, rig.log("ingest").read_text()[-2_000:]
    before_the_end()
    seconds = worked_through(rig, meanwhile=crew.bury) - began
    for worker in crew.running:
        kill_group(worker)
    again = dict(rig.asked("SELECT attempts, count(*) FROM attempted GROUP BY 1"))
    return Outcome(said(rig), counts(rig), seconds, written(rig), again, kills, breaks)


def said(rig: Rig, first: str = "") -> dict[str, Any]:
    """What every export says, once some code has run; nothing was left to do."""
    told = json.loads(rig.run(first + SAY, seconds=3_600))
    assert told["left"] == 0, f"{told['left']} steps were left to whoever drains"
    return dict(told["says"])


def worked_through(
    rig: Rig, *, seconds: float = 3_600, meanwhile: Callable[[], object] = lambda: None
) -> float:
    """Wait until nothing is open and stays so; the moment since which nothing was."""
    since = [time.monotonic()]

    def quiet() -> bool:
        if rig.asked(OPEN)[0][0]:
            meanwhile()
            since[0] = time.monotonic()
        return time.monotonic() - since[0] > QUIET

    assert until(quiet, seconds), rig.log("worker0").read_text()[-2_000:]
    return since[0]


def written(rig: Rig) -> int:
    """How many entries the history has numbered until now."""
    return int(rig.asked(WRITTEN)[0][0])


def counts(rig: Rig) -> dict[str, int]:
    return {name: int(rig.asked(question)[0][0]) for name, question in COUNTS.items()}


def calm_run(folder: Path, tables: Path) -> Outcome:
    """What a folder comes to where one process takes it in and works it through, and nothing is killed."""
    began = time.monotonic()
    with standing(tables) as rig:
        says = said(rig, ALONE.format(folder=str(folder)))
        calm = Outcome(says, counts(rig), time.monotonic() - began, written(rig), {})
    assert all(rows for rows, _ in calm.says.values())
    return calm


def same_however_often_killed(
    folder: Path, calm: Outcome, tables: Path, target: Path, *, kills: int, breaks: int = 1
) -> Outcome:
    """In another order, with workers and broker killed, it ends in the bytes that a calm run ended in."""
    chance = random.Random(SEED)  # noqa: S311 (an order, not a secret)
    print(f"seed {SEED}")
    with standing(tables) as rig:
        disturbed = shuffled(folder, target, chance)
        outcome = work_through(rig, disturbed, chance, expected=calm.written, kills=kills, breaks=breaks)
    same(outcome, calm)
    return outcome


def same(outcome: Outcome, calm: Outcome) -> None:
    """Nothing lost, doubled or otherwise, and nothing tried more often than it may be."""
    assert outcome.counts == calm.counts, f"seed {SEED}"
    assert outcome.counts["quarantined"] == 0
    assert outcome.says == calm.says, f"seed {SEED}"
    assert max(outcome.again, default=1) <= MOST_ATTEMPTS
