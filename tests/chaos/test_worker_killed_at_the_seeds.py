"""Workers are killed again and again over five real articles, in any order: the exports stay the same bytes."""

from pathlib import Path

import pytest

from tests.chaos.killing import calm_run, same_however_often_killed
from tests.stories.conftest import SHARED

pytestmark = [pytest.mark.chaos, pytest.mark.slow]


def test_any_order_and_any_number_of_kills_ends_in_the_same_exports(tables: Path, tmp_path: Path) -> None:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"there is no folder {folder}: set PROVENANCE_SHARED")
    same_however_often_killed(folder, calm_run(folder, tables), tables, tmp_path / "disturbed", kills=2)
