"""How a review goes on."""

import pytest

from claims.rules.stages import FOLLOWS, objection
from claims.vocabulary import ReviewStage as Stage


@pytest.mark.parametrize(
    ("former", "stage", "told"),
    [
        (None, Stage.DRAFT, ""),
        (None, Stage.PUBLISHED, "A review begins as “draft”, not as “published”"),
        (Stage.IN_REVIEW, Stage.SIGNED, ""),
        (Stage.DRAFT, Stage.PUBLISHED, "may go on as “draft” or “in review”, not as “published”"),
        (Stage.PUBLISHED, Stage.CORRECTED, ""),
        (Stage.PUBLISHED, Stage.DRAFT, "may go on as “corrected” or “withdrawn”"),
        (Stage.WITHDRAWN, Stage.DRAFT, ""),
    ],
)
def test_what_may_follow(former: Stage | None, stage: Stage, told: str) -> None:
    answer = objection(former, stage)

    assert (answer == "") if not told else told in answer


def test_every_stage_says_what_may_follow_and_every_stage_can_be_reached() -> None:
    assert set(FOLLOWS) == {None, *Stage}
    assert {stage for following in FOLLOWS.values() for stage in following} == set(Stage)
