"""Some articles kill whatever worker reads them: they are put away for a person, and all others are worked through."""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.pipeline.jobs import MOST_ATTEMPTS
from tests import proofs
from tests.chaos.killing import OPEN, SEED, WATCHED
from tests.chaos.poisoned import DEATHS, ENDLESS
from tests.chaos.rig import Rig, standing
from tests.chaos.wires import distinct
from tests.instance import until

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.slow,
    proofs.only("T06", "POISONED_ARTICLES", "12"),  # two minutes of waiting for leases
]
ARTICLES = int(os.environ.get("POISONED_ARTICLES", "12"))
ENDLESS_TOO = bool(os.environ.get("POISONED_ENDLESS"))
"""Whether one is read for ever: that takes a minute for each try."""
PATIENCE = 1_800
POISON = [*DEATHS, ENDLESS] if ENDLESS_TOO else [*DEATHS]
POISONED = "import django; django.setup(); from tests.chaos.poisoned import work; work()"
WORKER = ("-c", POISONED, "worker", "-c", "1", "-B", "--loglevel", "ERROR")
PUT_AWAY = """
SELECT a.title, j.last_error FROM pipeline_job j JOIN sources_article a ON a.id = j.subject
WHERE j.step = 'read' AND j.state = 'quarantined' ORDER BY a.title
"""
UNREAD = """
SELECT count(*) FROM sources_article a WHERE NOT a.title = ANY(%s)
    AND NOT EXISTS (SELECT FROM claims_reading r WHERE r.article_id = a.id)
"""


def folder_of_reports(folder: Path) -> Path:
    """The articles of a file, of which a few in the midst are poison."""
    rows = list(distinct(ARTICLES, SEED))
    places = random.Random(SEED).sample(range(ARTICLES), len(POISON))  # noqa: S311 (places, no secrets)
    for place, title in zip(places, POISON, strict=True):
        rows[place]["title"] = title
    (folder / "manifest.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return folder


def test_what_kills_its_worker_is_put_away_after_three_tries_and_the_others_are_worked_through(
    tables: Path, tmp_path: Path, proved: Callable[..., None]
) -> None:
    print(f"seed {SEED}")
    with standing(tables) as rig:
        rig.asked(WATCHED)
        worker, began = rig.begin("worker0", *WORKER, "-n", "worker0@rig"), time.monotonic()
        rig.manage("ingest", str(folder_of_reports(tmp_path)))
        assert until(lambda: rig.asked(UNREAD, POISON) == [(0,)], PATIENCE), rig.log("worker0").read_text()[
            -2_000:
        ]
        others = time.monotonic() - began
        assert until(lambda: _all_put_away(rig), PATIENCE), rig.log("worker0").read_text()[-2_000:]

        told = dict(rig.asked(PUT_AWAY))
        assert all("its worker died each time" in told[title] for title in DEATHS), told
        assert rig.asked("SELECT count(*) FROM pipeline_job WHERE state = 'quarantined'") == [(len(POISON),)]
        assert worker.poll() is None, "the head of the workers outlives them all"
        most = rig.asked("SELECT max(attempts) FROM attempted")[0][0]
    proved(
        "T06",
        size=f"{ARTICLES:,} articles, one each of which its worker dies by {', '.join(POISON)}; 1 worker, seed {SEED}",
        figure=f"{len(POISON)} put away, each after {MOST_ATTEMPTS} tries (a {most}th was not made), the other "
        f"{ARTICLES - len(POISON):,} read after {others:.0f} s; the head of the workers lived on",
    )


def _all_put_away(rig: Rig) -> bool:
    return len(rig.asked(PUT_AWAY)) == len(POISON) and rig.asked(OPEN) == [(0,)]
