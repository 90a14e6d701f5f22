"""What comes first on the list of changes, and the words for why."""

from itertools import pairwise

import pytest

from provenance.news.rules.stakes import Rests, Stakes
from provenance.news.vocabulary import Kind

ORDER = [
    (Rests.YOURS, 0.5, 0.5, False, [Kind.APPEARANCE]),
    (Rests.REVIEW, 0.1, 0.9, True, [Kind.CONTRADICTION]),
    (Rests.REVIEW, 0.5, 0.5, False, [Kind.APPEARANCE]),
    (Rests.WAITS, None, None, False, [Kind.REVIEW]),
    (Rests.NOTHING, 0.9, 0.1, False, [Kind.SCORE]),
    (Rests.NOTHING, 0.5, 0.3, True, [Kind.ORIGIN]),
    (Rests.NOTHING, 0.5, 0.31, True, [Kind.CONTRADICTION]),
    (Rests.NOTHING, 0.5, 0.31, True, [Kind.ORIGIN]),
    (Rests.NOTHING, 0.5, 0.31, False, [Kind.CONTRADICTION]),
    (Rests.NOTHING, None, 0.5, False, [Kind.CONTRADICTION]),
    (Rests.NOTHING, 0.5, 0.5, False, [Kind.FIGURE]),
    (Rests.NOTHING, 0.5, 0.5, False, []),
]


def test_a_review_outweighs_every_score_a_score_every_contest_and_a_contest_whatever_happened() -> None:
    heights = [Stakes(*row).height for row in ORDER]

    assert all(higher > lower for higher, lower in pairwise(heights)), heights


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ORDER[0], "a review you wrote or signed rests on it"),
        (
            ORDER[1],
            "a review that is signed or published rests on it, its score moved by 0.80, it is contested",
        ),
        (ORDER[3], "a review of it waits for you"),
        (ORDER[4], "its score moved by 0.80"),
        (ORDER[9], "two claims cannot both stand"),
        (ORDER[10], "nobody was told of the change"),
        (ORDER[11], ""),
    ],
)
def test_why_it_ranks_there_is_said(
    row: tuple[Rests, float | None, float | None, bool, list[Kind]], told: str
) -> None:
    assert ", ".join(Stakes(*row).because) == told
