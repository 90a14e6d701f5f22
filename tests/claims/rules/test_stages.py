"""How a review goes on, and who has signed its words."""

import pytest

from claims.rules.stages import FOLLOWS, Standing, Version, lacking, objection, signers
from claims.vocabulary import ReviewStage as Stage


@pytest.mark.parametrize(
    ("former", "stage", "standing", "told"),
    [
        (None, Stage.DRAFT, Standing.NOTHING, ""),
        (None, Stage.PUBLISHED, Standing.NOTHING, "A review begins as “draft”, not as “published”"),
        (Stage.IN_REVIEW, Stage.SIGNED, Standing.NOTHING, ""),
        (
            Stage.DRAFT,
            Stage.PUBLISHED,
            Standing.NOTHING,
            "may go on as “draft” or “in review”, not as “published”",
        ),
        (Stage.DRAFT, Stage.WITHDRAWN, Standing.NOTHING, "not as “withdrawn”"),
        (Stage.PUBLISHED, Stage.CORRECTED, Standing.SEEN, ""),
        (
            Stage.PUBLISHED,
            Stage.PUBLISHED,
            Standing.SEEN,
            "may go on as “draft” or “corrected” or “withdrawn”",
        ),
        (Stage.PUBLISHED, Stage.PUBLISHED, Standing.UNSEEN, ""),
        (Stage.PUBLISHED, Stage.CORRECTED, Standing.UNSEEN, "not as “corrected”"),
        (Stage.PUBLISHED, Stage.DRAFT, Standing.SEEN, ""),
        (Stage.SIGNED, Stage.CORRECTED, Standing.SEEN, ""),
        (Stage.SIGNED, Stage.PUBLISHED, Standing.SEEN, "not as “published”"),
        (Stage.SIGNED, Stage.PUBLISHED, Standing.UNSEEN, ""),
        (Stage.DRAFT, Stage.WITHDRAWN, Standing.SEEN, ""),
        (Stage.SIGNED, Stage.WITHDRAWN, Standing.UNSEEN, ""),
        (Stage.WITHDRAWN, Stage.DRAFT, Standing.NOTHING, ""),
        (Stage.WITHDRAWN, Stage.WITHDRAWN, Standing.NOTHING, "not as “withdrawn”"),
    ],
)
def test_what_may_follow(former: Stage | None, stage: Stage, standing: Standing, told: str) -> None:
    answer = objection(former, stage, standing)

    assert (answer == "") if not told else told in answer


def test_every_stage_says_what_may_follow_and_every_stage_can_be_reached() -> None:
    assert set(FOLLOWS) == {None, *Stage}
    assert {stage for following in FOLLOWS.values() for stage in following} == set(Stage)


ANA, EVA, BEN = 1, 2, 3
SIGNED = Version(3, Stage.SIGNED, 9, "So.", frozenset({ANA, EVA}))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param([], {ANA, EVA}, id="under the version itself"),
        pytest.param([Version(4, Stage.PUBLISHED, 9, "So.")], {ANA, EVA}, id="published word for word"),
        pytest.param([Version(4, Stage.PUBLISHED, 9, "Not so.")], set(), id="published in other words"),
        pytest.param([Version(4, Stage.PUBLISHED, 8, "So.")], set(), id="published with another rating"),
        pytest.param(
            [Version(4, Stage.DRAFT, 9, "So."), Version(5, Stage.SIGNED, 9, "So.", frozenset({BEN}))],
            {BEN},
            id="a draft in between begins anew",
        ),
        pytest.param(
            [Version(4, Stage.PUBLISHED, 9, "So."), Version(5, Stage.PUBLISHED, 9, "So.", frozenset({BEN}))],
            {ANA, EVA, BEN},
            id="published twice, signed once more",
        ),
        pytest.param(
            [Version(4, Stage.WITHDRAWN, 9, "So."), Version(5, Stage.PUBLISHED, 9, "So.")],
            set(),
            id="a withdrawal in between begins anew",
        ),
    ],
)
def test_whose_names_stand_under_a_version(after: list[Version], expected: set[int]) -> None:
    versions = [Version(2, Stage.IN_REVIEW, 9, "So."), SIGNED, *after]

    assert signers(reversed(versions), versions[-1].number) == expected


def test_nobody_has_signed_a_first_draft() -> None:
    assert signers([Version(1, Stage.DRAFT, 9, "So.")], 1) == frozenset()


@pytest.mark.parametrize(
    ("living", "negative", "signed", "lacks"),
    [
        (True, True, {ANA}, 1),
        (True, True, set(), 2),
        (True, True, {ANA, EVA}, 0),
        (False, True, {ANA}, 0),
        (True, False, {ANA}, 0),
    ],
)
def test_two_sign_what_tells_against_somebody_alive(
    living: bool, negative: bool, signed: set[int], lacks: int
) -> None:
    assert lacking(living=living, negative=negative, signed=frozenset(signed)) == lacks


@pytest.mark.parametrize(
    ("signed", "lacks"),
    [(set(), 1), ({7}, 1), ({8}, 0), ({7, 8}, 0), ({8, 9}, 0)],
    ids=["nobody", "only who took it back", "somebody else", "both", "two others"],
)
def test_who_took_back_that_somebody_is_alive_does_not_sign_alone(signed: set[int], lacks: int) -> None:
    found = lacking(living=False, negative=True, signed=frozenset(signed), taken_back_by=7)

    assert found == lacks
    assert lacking(living=False, negative=False, signed=frozenset(signed), taken_back_by=7) == 0
