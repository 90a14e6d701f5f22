"""The worker is killed again and again over the demo corpus, in any order: the exports stay the same bytes."""

from pathlib import Path

import pytest

from tests.chaos.killing import NewNewsroom, same_however_often_killed
from tests.stories.conftest import DEMO

pytestmark = [pytest.mark.chaos, pytest.mark.slow]


def test_any_order_and_any_number_of_kills_ends_in_the_same_exports(
    new_newsroom: NewNewsroom, tmp_path: Path
) -> None:
    same_however_often_killed(DEMO, new_newsroom, tmp_path, usual=2)
