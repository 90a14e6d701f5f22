"""How it is learnt from texts whose claim is known what speaks for a claim."""

import pytest

from claims.rules.lookup.learning import Choice, learnt
from claims.rules.lookup.weights import REPEATS

CHOICES = [
    Choice([{"words": 3.0, "long": 1.0}, {"words": 1.0, "long": 1.0}], [True, False]),
    Choice([{"words": 4.0}, {"words": 9.0, "clash": 1.0}, {"words": 2.0}], [True, False, False]),
    Choice([{"words": 5.0, "clash": 1.0}, {"words": 3.0}], [False, True]),
]


def test_what_tells_the_right_claims_apart_weighs_for_them() -> None:
    weights = learnt(CHOICES, l2=0.1)

    assert weights.of["words"][0] > 0 > weights.of["clash"][0]
    for choice in CHOICES:
        odds = [weights.odds(features)[REPEATS] for features in choice.candidates]
        assert choice.right[odds.index(max(odds))]


def test_the_same_texts_teach_the_same() -> None:
    assert learnt(CHOICES) == learnt(CHOICES)


@pytest.mark.parametrize("right", [[False, False], [True, True]])
def test_a_text_without_a_right_and_a_wrong_claim_teaches_nothing(right: list[bool]) -> None:
    idle = Choice([{"words": 9.0}, {"clash": 1.0}], right)

    assert learnt([*CHOICES, idle]) == learnt(CHOICES)
    with pytest.raises(ValueError, match="a right and a wrong candidate"):
        learnt([idle])
