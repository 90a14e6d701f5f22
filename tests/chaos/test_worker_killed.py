"""Workers and broker are killed, and wake-ups come thrice, while articles come in: the exports stay the same bytes."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.chaos.delivering import work_through_thrice
from tests.chaos.killing import SEED, Outcome, calm_run, same, same_however_often_killed
from tests.chaos.rig import standing
from tests.chaos.wires import reports
from tests.stories.conftest import DEMO

pytestmark = [pytest.mark.chaos, pytest.mark.slow]
ARTICLES = int(os.environ.get("KILLED_ARTICLES", "0"))
"""Short invented reports; none: the articles of the demo."""
KILLS = int(os.environ.get("KILLED_WORKERS", "2"))
BREAKS = int(os.environ.get("KILLED_BROKERS", "1"))
WAKE_UPS = int(os.environ.get("WAKE_UPS", "100"))
"""Each is sent three times."""


@dataclass(frozen=True)
class Calm:
    """Some articles, and what they come to where nothing is killed."""

    folder: Path
    outcome: Outcome


@pytest.fixture(scope="module")
def calm(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Calm:
    folder = folder_of_reports(ARTICLES, tmp_path_factory.mktemp("reports")) if ARTICLES else DEMO
    return Calm(folder, calm_run(folder, tables))


def folder_of_reports(size: int, folder: Path) -> Path:
    rows = [json.dumps(row) for row in reports(size, SEED)]
    (folder / "manifest.jsonl").write_text("\n".join(rows))
    return folder


def test_any_order_and_any_number_of_kills_ends_in_the_same_exports(
    calm: Calm, tables: Path, tmp_path: Path, proved: Callable[..., None]
) -> None:
    killed = same_however_often_killed(
        calm.folder, calm.outcome, tables, tmp_path / "disturbed", kills=KILLS, breaks=BREAKS
    )

    assert not ARTICLES or killed.counts["articles"] == ARTICLES
    held = ", ".join(f"{count:,} {name}" for name, count in killed.counts.items() if name != "quarantined")
    proved(
        "T01",
        size=f"{killed.counts['articles']:,} articles each handed in twice, {KILLS} kills of workers, {BREAKS} of the "
        f"broker (nothing on disk), 2 workers, seed {SEED}",
        figure=f"0 lost, 0 doubled, all exports byte for byte those of a run without a kill; {held}; "
        f"{killed.again.get(2, 0):,} steps took a second attempt, {killed.again.get(3, 0)} a third, 0 were put away; "
        f"{killed.seconds:.0f} s, by one process without a kill {calm.outcome.seconds:.0f} s",
    )


def test_wake_ups_that_come_thrice_in_any_order_and_two_at_one_step_change_nothing(
    calm: Calm, tables: Path, proved: Callable[..., None]
) -> None:
    with standing(tables) as rig:
        thrice = work_through_thrice(rig, calm.folder, WAKE_UPS)

    same(thrice.outcome, calm.outcome)
    assert thrice.shared > 0, "no two workers were ever at one step: it showed nothing"
    proved(
        "T03",
        size=f"{WAKE_UPS:,} wake-ups of six kinds × 3, shuffled, 2 workers, {thrice.outcome.counts['articles']:,} "
        f"articles, seed {SEED}",
        figure=f"0 rows doubled, 0 scores differ: all exports byte for byte those of a calm run; {thrice.left} of "
        f"{3 * WAKE_UPS:,} wake-ups were left over; {thrice.cut:,} leases were cut short, {thrice.shared:,} steps "
        f"begun while another worker was at them; {thrice.outcome.seconds:.0f} s",
    )
