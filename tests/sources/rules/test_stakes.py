"""What hangs on a suggested derivation."""

import pytest

from sources.rules.stakes import Stakes
from sources.vocabulary import DerivationKind

WHOLE, PART, CITED = DerivationKind.REPUBLICATION, DerivationKind.EXCERPT, DerivationKind.CITATION


@pytest.mark.parametrize(
    ("higher", "lower", "why"),
    [
        (Stakes(WHOLE, 3, 2.0), Stakes(WHOLE, 0, 2.0), "more articles below"),
        (Stakes(WHOLE, 3, 0.1), Stakes(WHOLE, 3, 2.0), "the direction in doubt"),
        (Stakes(WHOLE, 3, -0.1), Stakes(WHOLE, 3, -2.8), "in doubt whichever way it leans"),
        (Stakes(WHOLE, 3, 2.0), Stakes(PART, 3, 2.0), "a piece taken whole"),
        (Stakes(PART, 0, 2.0), Stakes(CITED, 0, 2.0), "words rather than a mention"),
        (Stakes(CITED, 9, 2.0), Stakes(WHOLE, 0, 0.0), "ten articles outweigh a doubt"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_moves_more_stands_higher(higher: Stakes, lower: Stakes, why: str) -> None:
    assert higher.height > lower.height, why


@pytest.mark.parametrize(
    ("stakes", "words"),
    [
        (Stakes(WHOLE, 0, 2.3), "1 article would move, the direction is clear (+2.3)"),
        (Stakes(WHOLE, 4, 0.1), "5 articles would move, the direction is in doubt (+0.1)"),
        (Stakes(WHOLE, 4, -0.8), "5 articles would move, the direction is fairly clear (−0.8)"),
    ],
)
def test_the_ranking_is_told_in_words(stakes: Stakes, words: str) -> None:
    assert stakes.because() == words
