"""How it is learnt what speaks for a possibility."""

import pytest

from claims.rules.learned.learning import Lesson


def test_what_the_right_ones_have_in_common_speaks_for_them() -> None:
    lesson = Lesson()
    for size in ("short", "long"):
        lesson.choice([(["near", size], True), (["far", size], False), (["far"], False)])

    leanings = lesson.learn(l2=0.1, source="invented")

    assert leanings.best([["far"], ["near"]]) == 1
    assert leanings.of["near"] > 0 > leanings.of["far"]
    assert leanings.source == "invented"


def test_several_of_a_choice_may_be_right() -> None:
    lesson = Lesson()
    lesson.choice([(["near"], True), (["next"], True), (["far"], False)])

    of = lesson.learn(l2=0.1).of

    assert of["near"] == pytest.approx(of["next"])
    assert of["near"] > of["far"]


def test_what_stands_alone_is_likely_or_not() -> None:
    lesson = Lesson()
    for _ in range(20):
        lesson.yes_or_no(["always", "said"], right=True)
        lesson.yes_or_no(["always", "sang"], right=False)

    leanings = lesson.learn(l2=0.1)

    assert leanings.odds(["always", "said"]) > 0.9
    assert leanings.odds(["always", "sang"]) < 0.1


def test_a_sign_seen_seldom_gets_no_weight() -> None:
    lesson = Lesson()
    lesson.choice([(["often"], True), (["seldom"], False)])
    lesson.choice([(["often"], True), ([], False)])

    assert set(lesson.learn(least=2).of) == {"often"}


def test_the_same_choices_give_the_same_weights() -> None:
    def learnt() -> dict[str, float]:
        lesson = Lesson()
        lesson.choice([(["a", "b"], True), (["b", "c"], False)])
        lesson.choice([(["c"], True), (["a"], False), (["b"], False)])
        return dict(lesson.learn().of)

    assert learnt() == learnt()


def test_a_choice_without_a_right_or_a_wrong_option_teaches_nothing() -> None:
    lesson = Lesson()
    lesson.choice([(["a"], False), (["b"], False)])
    lesson.choice([(["a"], True)])

    assert len(lesson) == 0
    with pytest.raises(ValueError, match="no choice to learn from"):
        lesson.learn()
