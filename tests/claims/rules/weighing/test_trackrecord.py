"""What a track record comes to, and the letter it would earn."""

import pytest

from claims.rules.weighing.trackrecord import TrackRecord, letter_for
from sources.vocabulary import Reliability

LETTERS = [
    ("right ninety-nine times in a hundred", 0.99, "A"),
    ("nine times in ten", 0.9, "A"),
    ("six to one", 6 / 7, "B"),
    ("four to one", 4 / 5, "C"),
    ("two to one", 2 / 3, "D"),
    ("hardly more often right than wrong", 0.55, "E"),
    ("mostly wrong", 0.2, "E"),
    ("never right", 0.0, "E"),
    ("always right", 1.0, "A"),
]


@pytest.mark.parametrize(("accuracy", "letter"), [case[1:] for case in LETTERS], ids=[c[0] for c in LETTERS])
def test_the_letter_whose_odds_are_nearest(accuracy: float, letter: str) -> None:
    assert letter_for(accuracy) is Reliability(letter)


def test_a_few_answers_earn_no_letter_however_right_they_are() -> None:
    assert TrackRecord(9, 9).letter is Reliability.F
    assert TrackRecord(10, 10).letter is Reliability.A


def test_the_interval_narrows_with_every_answer_and_holds_the_accuracy() -> None:
    few, many = TrackRecord(8, 10), TrackRecord(800, 1000)

    for record in (few, many):
        low, high = record.interval
        assert 0 <= low <= record.accuracy <= high <= 1
    assert few.interval[1] - few.interval[0] > many.interval[1] - many.interval[0]
