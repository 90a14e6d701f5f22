"""The Admiralty digit: each row of the table it is taken from, on either side of its threshold."""

import pytest

from claims.rules.weighing.backing import Side, Standing
from claims.rules.weighing.credibility import digit
from sources.vocabulary import Reliability


def voice(grade: str, side: Side = Side.FOR, *, share: float = 1.0, comment: bool = False) -> Standing:
    return Standing("x", "x", "x", side, Reliability(grade), comment=comment, share=share)


TWO = [voice("A"), voice("D")]
AGAINST = Side.AGAINST
TABLE = [
    ("nobody is graded", 0.99, [voice("F"), voice("F", AGAINST)], [voice("F")], "6"),
    ("a comment is graded by nobody", 0.99, [voice("A", comment=True)], [], "6"),
    ("a graded rival is something to go by", 0.10, [voice("F")], [voice("C")], "5"),
    ("two agree", 0.80, TWO, [], "1"),
    ("just below", 0.7999, TWO, [], "2"),
    ("one alone", 0.80, TWO[:1], [], "2"),
    ("the second is an echo", 0.80, [voice("A"), voice("B", share=0.5)], [], "2"),
    ("most of the second is its own word", 0.80, [voice("A"), voice("B", share=0.51)], [], "1"),
    ("the second is unreliable", 0.80, [voice("A"), voice("E")], [], "2"),
    ("somebody is against", 0.80, [*TWO, voice("F", AGAINST)], [], "2"),
    ("a comment is against", 0.80, [*TWO, voice("F", AGAINST, comment=True)], [], "1"),
    ("a graded rival", 0.80, TWO, [voice("E")], "2"),
    ("an ungraded rival", 0.80, TWO, [voice("F")], "1"),
    ("probably", 0.60, TWO[:1], [], "2"),
    ("possibly", 0.5999, TWO[:1], [], "3"),
    ("possibly, at least", 0.35, TWO[:1], [], "3"),
    ("doubtful", 0.3499, TWO[:1], [], "4"),
    ("unreliable alone", 0.99, [voice("E"), voice("E")], [], "4"),
    ("only against", 0.99, [voice("A", AGAINST), voice("A", AGAINST)], [], "4"),
    ("doubtful, at least", 0.15, TWO[:1], [], "4"),
    ("improbable", 0.1499, TWO[:1], [], "5"),
]


@pytest.mark.parametrize(
    ("score", "voices", "rivals", "told"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_digit_is_that_of_the_table(
    score: float, voices: list[Standing], rivals: list[Standing], told: str
) -> None:
    assert digit(score, voices, rivals).value == told
