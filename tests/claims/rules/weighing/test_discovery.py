"""What is learned from many sources' answers: who is right, how often, and who takes from whom."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.weighing.discovery import Answer, discover

TRUE, WRONG, WRONG_TOO = "14", "41", "40"
QUESTIONS = [f"question {number}" for number in range(40)]


def answers(**sources: str) -> list[Answer]:
    """Answers by source, one letter a question: t is true, w and x are two wrong values, . is none."""
    values = {"t": TRUE, "w": WRONG, "x": WRONG_TOO}
    return [
        Answer(QUESTIONS[place], name, values[letter])
        for name, letters in sources.items()
        for place, letter in enumerate(letters)
        if letter != "."
    ]


HONEST = {
    "agency": "t" * 38 + "ww", "gazette": "t" * 36 + "xxtt", "courier": "xx" + "t" * 36 + "tx",
    "herald": "tttxxt" + "t" * 34, "post": "t" * 20 + "xxx" + "t" * 17,
}  # fmt: skip
ECHO = "w" * 12 + "t" * 28
GOOD = answers(**HONEST, first=ECHO, second=ECHO, third=ECHO, fourth=ECHO)
CROWD = answers(agency=HONEST["agency"], gazette=HONEST["gazette"], **{f"echo {n}": ECHO for n in range(8)})


def test_sources_that_differ_in_their_mistakes_are_believed_before_those_that_share_them() -> None:
    likely = discover(GOOD).likely["question 5"]

    assert likely[TRUE] > 0.9 > likely[WRONG]


def test_a_few_settled_questions_keep_a_large_crowd_of_echoes_from_passing_for_the_truth() -> None:
    taken_in = discover(CROWD).likely["question 9"]
    told = discover(CROWD, dict.fromkeys(QUESTIONS[:6], TRUE)).likely["question 9"]

    assert taken_in[TRUE] < 0.1
    assert told[TRUE] > 0.9


def test_what_is_settled_stays_settled_whatever_the_sources_say() -> None:
    found = discover(GOOD, {"question 30": "99", "question 31": TRUE}).likely

    assert found["question 30"] == {TRUE: 0.0}
    assert found["question 31"][TRUE] == 1.0


def test_shared_mistakes_tie_sources_and_shared_truths_hardly_do() -> None:
    ties = discover(GOOD).ties

    echo, honest = ties[frozenset(("first", "second"))], ties[frozenset(("agency", "gazette"))]
    assert echo.probability > 0.99
    assert (echo.alike, echo.apart) == (40, 0)
    assert echo.wrong == pytest.approx(12, abs=0.5)
    assert honest.probability < 0.5


def test_records_tell_how_often_each_was_right() -> None:
    records = discover(GOOD).track_records

    assert records["agency"].of == 40
    assert records["agency"].right == pytest.approx(38, abs=0.5)
    assert records["first"].right == pytest.approx(28, abs=0.5)


def test_one_source_that_answers_twice_is_heard_once() -> None:
    twice = [*GOOD, Answer("question 5", "agency", WRONG)]

    assert discover(twice).track_records["agency"].of == 40


def test_nobody_said_anything() -> None:
    nothing = discover([])

    assert (nothing.track_records, nothing.ties, nothing.likely) == ({}, {}, {})


spoken = st.lists(
    st.builds(Answer, st.sampled_from("abcd"), st.sampled_from("STUVW"), st.sampled_from("123")), max_size=30
)


@given(spoken, st.randoms(use_true_random=False))
def test_the_order_of_answers_and_their_repetition_change_nothing(
    said: list[Answer], random: random.Random
) -> None:
    again = [*said, *said]
    random.shuffle(again)

    assert discover(again) == discover(said)


@given(spoken)
def test_all_that_is_learned_is_a_share(said: list[Answer]) -> None:
    found = discover(said)

    for given_to in found.likely.values():
        assert 0 < sum(given_to.values()) <= 1.00001
    assert all(0 <= tie.probability <= 1 for tie in found.ties.values())
    assert all(0 <= record.right <= record.of + 1e-6 for record in found.track_records.values())
