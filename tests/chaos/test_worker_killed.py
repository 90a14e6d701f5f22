"""Workers and broker are killed again and again while articles come in, in any order: the exports stay the same."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chaos.killing import SEED, same_however_often_killed
from tests.chaos.rig import Rig
from tests.chaos.wires import reports
from tests.stories.conftest import DEMO

pytestmark = [pytest.mark.chaos, pytest.mark.slow]
ARTICLES = int(os.environ.get("KILLED_ARTICLES", "0"))
"""Short invented reports; none: the articles of the demo."""
KILLS = int(os.environ.get("KILLED_WORKERS", "3"))
BREAKS = int(os.environ.get("KILLED_BROKERS", "1"))


def folder_of_reports(size: int, folder: Path) -> Path:
    folder.mkdir()
    rows = [json.dumps(row) for row in reports(size, SEED)]
    (folder / "manifest.jsonl").write_text("\n".join(rows))
    return folder


def test_any_order_and_any_number_of_kills_ends_in_the_same_exports(
    new_rig: Callable[..., Rig], tmp_path: Path, proved: Callable[..., None]
) -> None:
    folder = folder_of_reports(ARTICLES, tmp_path / "reports") if ARTICLES else DEMO

    calm, killed = same_however_often_killed(folder, new_rig, tmp_path, kills=KILLS, breaks=BREAKS)

    assert not ARTICLES or killed.counts["articles"] == ARTICLES
    held = ", ".join(f"{count:,} {name}" for name, count in killed.counts.items() if name != "quarantined")
    proved(
        "T01",
        size=f"{killed.counts['articles']:,} articles each handed in twice, {KILLS} kills of workers, {BREAKS} of the "
        f"broker (nothing on disk), 2 workers, seed {SEED}",
        figure=f"0 lost, 0 doubled, all exports byte for byte those of a run without a kill; {held}; "
        f"{killed.again.get(2, 0):,} steps took a second attempt, {killed.again.get(3, 0)} a third, 0 were put away; "
        f"{killed.seconds:.0f} s, without a kill {calm.seconds:.0f} s",
    )
