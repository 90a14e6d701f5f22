"""How much a contradiction matters."""

from decimal import Decimal

import pytest

from claims.rules.comparing.severity import Severity, apart
from claims.rules.values.value import Value
from tests.claims.rules.comparing.claims_in_short import figure

PLAIN = {"graded": (0, 0), "origins": (1, 1), "apart": 0.5, "articles": 2, "reviewed": False}


def height(**changes: object) -> int:
    return Severity(**{**PLAIN, **changes}).height  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lighter", "graver"),
    [
        ({"graded": (1, 0)}, {"graded": (1, 1)}),
        ({"graded": (5, 1)}, {"graded": (2, 2)}),
        ({"origins": (0, 9)}, {"origins": (1, 1)}),
        ({"unfounded": True, "articles": 9_999_999, "reviewed": True}, {"apart": 0.0, "articles": 1}),
        ({"unfounded": True}, {"unfounded": True, "articles": 40}),
        ({"apart": 0.1}, {"apart": 0.9}),
        ({"articles": 2}, {"articles": 40}),
        ({}, {"reviewed": True}),
    ],
    ids=str,
)
def test_it_matters_more_the_better_founded_the_weaker_side_the_wider_the_gap_and_the_reach(
    lighter: dict[str, object], graver: dict[str, object]
) -> None:
    assert height(**lighter) < height(**graver)


def test_any_number_of_ungraded_origins_weighs_less_than_one_graded_on_each_side() -> None:
    assert height(origins=(99, 99)) < height(graded=(1, 1), origins=(1, 1))


def test_the_reasons_multiply_to_the_height_and_say_it_in_words() -> None:
    severe = Severity(graded=(2, 1), origins=(2, 1), apart=0.5, articles=3, reviewed=True)

    product = 100.0
    for reason in severe.reasons():
        product *= reason.weight

    assert severe.height == round(product)
    assert severe.because() == (
        "2 and 1 graded origins stand behind the two sides, the figures are 50% of the higher one apart,"
        " carried by 3 articles, a published review stands on one side"
    )


def test_an_unfounded_pair_says_that_one_side_is_no_independent_origins_word() -> None:
    assert "the two sides, one of them no independent origin’s word" in (
        Severity((1, 0), (1, 0), apart=1.0, articles=3, reviewed=False, unfounded=True).because()
    )


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2", "4", 0.5),
        ("4", "2", 0.5),
        ("10+", "4", 0.6),
        ("..3", "4", 0.25),
        ("no", "4", 1.0),
        ("yes", "no", 1.0),
        ("4", "4", 1.0),
        ("0", "4", 1.0),
    ],
)
def test_figures_are_apart_by_a_share_of_the_higher(one: str, other: str, gap: float) -> None:
    assert apart(figure(one), figure(other)) == pytest.approx(gap)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, 178),
        ({"reviewed": True}, 267),
        ({"graded": (1, 1)}, 357),
        ({"graded": (1, 1), "origins": (2, 2)}, 416),
        ({"unfounded": True}, 2),
        ({"unfounded": True, "articles": 9_999}, 20),
        ({"apart": 0.0}, 119),
        ({"apart": 1.0}, 238),
        ({"articles": 0}, 112),
        ({"articles": 7}, 338),
    ],
    ids=str,
)
def test_the_height_is_the_product_of_its_factors(changes: dict[str, object], told: int) -> None:
    assert height(**changes) == told


def test_figures_that_are_no_two_figures_of_one_kind_are_wholly_apart() -> None:
    assert apart(figure("yes"), figure("4")) == apart(figure("4"), figure("yes")) == 1.0
    assert apart(figure("4", "km"), figure("9", "USD")) == 1.0
    assert apart(figure("4"), figure("not 8")) == 1.0
    assert apart(Value(Decimal(-5), Decimal(-5)), figure("0")) == 1.0
    assert Severity((0, 0), (1, 1), apart=1.0, articles=1, reviewed=False).because() == (
        "0 and 0 graded origins stand behind the two sides, the two exclude each other outright, carried by 1 article"
    )
