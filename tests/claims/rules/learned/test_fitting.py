"""How weights are learned from judged examples, and how they say why."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.rules.learned.fitting import Example, Floats, descend, fit
from claims.rules.learned.weights import Weights

SEEN: list[Example] = [
    ({"denies": 1.0, "length": 400}, "disputes"),
    ({"denies": 1.0, "length": 100}, "disputes"),
    ({"says": 1.0, "length": 300}, "asserts"),
    ({"says": 1.0, "length": 200}, "asserts"),
    ({"says": 1.0, "reportedly": 1.0, "length": 200}, "repeats"),
    ({"reportedly": 1.0, "length": 100}, "repeats"),
]


def test_what_was_learned_answers_like_the_examples() -> None:
    weights = fit(SEEN, l2=0.01)

    assert [weights.best(features) for features, _ in SEEN] == [label for _, label in SEEN]
    assert sum(weights.odds({"denies": 1}).values()) == pytest.approx(1)


def test_the_reason_names_what_spoke_for_the_answer() -> None:
    weights = fit(SEEN, l2=0.1)

    [(name, moved), *_] = weights.because({"denies": 1.0, "unheard of": 1.0}, "disputes")

    assert name == "denies"
    assert moved > 0


def test_a_feature_nobody_has_seen_counts_for_nothing() -> None:
    weights = fit(SEEN)

    assert weights.odds({"unheard of": 9.0}) == weights.odds({})


def test_few_examples_change_little_of_what_is_known_beforehand() -> None:
    known = fit(SEEN, l2=0.01)
    odd: list[Example] = [({"denies": 1.0}, "asserts"), ({"says": 1.0}, "disputes"), ({}, "repeats")]

    held, learnt = fit(odd, l2=10.0, known=known), fit(odd, l2=0.01, known=known)

    assert held.best({"denies": 1.0, "length": 400}) == "disputes"
    assert learnt.best({"denies": 1.0}) == "asserts"


def test_weights_survive_their_file() -> None:
    weights = fit(SEEN, source="fitted on six examples")

    assert Weights.from_json(weights.as_json()).odds({"says": 1.0}) == weights.odds({"says": 1.0})


def test_weights_that_do_not_fit_their_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="one weight a label"):
        Weights(("yes", "no"), (0.0, 0.0), {"denies": (1.0,)})


def test_one_answer_alone_cannot_be_learned() -> None:
    with pytest.raises(ValueError, match="two answers"):
        fit([({"a": 1.0}, "yes"), ({}, "yes")])


def test_a_rare_answer_has_more_say_when_balanced() -> None:
    crowd: list[Example] = [({"x": 1.0}, "common")] * 30 + [({"x": 1.0}, "rare")] * 3

    assert fit(crowd).best({"x": 1.0}) == "common"
    assert fit(crowd, balance=1).odds({"x": 1.0})["rare"] == pytest.approx(0.5, abs=0.01)


crowds = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("abcdefghij"), st.floats(-3, 3), max_size=10),
        st.sampled_from(["one", "two", "three"]),
    ),
    min_size=4,
    max_size=25,
).filter(lambda crowd: len({label for _, label in crowd}) > 1)


@settings(max_examples=40, deadline=None)
@given(crowds)
@example([({"a": 5e-324}, "one"), ({}, "two"), ({"a": 5e-324}, "one"), ({}, "two")])
def test_no_step_aside_from_the_weights_found_is_better(crowd: list[Example]) -> None:
    found = fit(crowd, l2=1.0)
    best = loss(found, crowd)

    for name in found.of:
        for shift in (-0.05, 0.05):
            row = found.of[name]
            aside = Weights(found.labels, found.bias, {**found.of, name: (row[0] + shift, *row[1:])})
            assert loss(aside, crowd) > best - 1e-4


def loss(weights: Weights, crowd: list[Example]) -> float:
    """What the weights cost, from the formula alone."""
    greatest = {name: max(abs(seen.get(name, 0)) for seen, _ in crowd) for name in weights.of}
    size = sum((weight * greatest[name]) ** 2 for name, row in weights.of.items() for weight in row)
    return -sum(float(np.log(weights.odds(seen)[label])) for seen, label in crowd) + size / 2


def test_the_order_of_features_changes_nothing() -> None:
    turned = [(dict(reversed(list(features.items()))), label) for features, label in SEEN]

    assert fit(turned).as_json() == fit(SEEN).as_json()


def test_few_features_of_many_give_the_same_as_a_full_table() -> None:
    wide = [
        ({**features, f"only here {place}": 1.0}, label) for place, (features, label) in enumerate(SEEN * 5)
    ]
    apart, full = (
        fit(wide),
        fit(
            [
                ({**dict.fromkeys((f"only here {n}" for n in range(30)), 0.0), **seen}, label)
                for seen, label in wide
            ]
        ),
    )

    for features, _ in SEEN:
        assert apart.odds(features)["asserts"] == pytest.approx(full.odds(features)["asserts"], abs=1e-3)


class Ridge:
    """A valley along which nothing goes down: the slope told is wrong."""

    def __init__(self, bend: float) -> None:
        self.start = np.ones((1, 1))
        self.bend = bend

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        return -self.bend * float((weights**2).sum()), np.full((1, 1), 1.0)


def test_where_no_step_leads_down_the_weights_stay_as_they_are() -> None:
    assert descend(Ridge(bend=1.0), rounds=5)[0, 0] == 1.0


class Hill:
    """A hill that is ever steeper on its way down: no step tells of a valley."""

    start = np.full((1, 1), 0.1)

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        return -float((weights**2).sum()), -2 * weights


def test_a_step_that_tells_of_no_valley_is_not_built_upon_and_rounds_come_to_an_end() -> None:
    assert descend(Hill(), rounds=3)[0, 0] == pytest.approx(0.1 * 3**3)
    assert descend(Hill(), rounds=0)[0, 0] == 0.1
