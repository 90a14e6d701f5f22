"""A large figure of the same people in the same days is one claim in any language; a small one proves nothing."""

from dataclasses import replace

import pytest

from claims.rules.grouping.matching import group
from tests.claims.rules.comparing.claims_in_short import days, figure
from tests.claims.rules.grouping.mentions_in_short import mention, sorted_out

NEARLY = mention(
    "nearly 6,000 people were displaced from upper naru valley by sunday", "~5400-6000", act="fled", key="en",
    when="?2026-10-11", published="2026-10-12", places="upper naru",
)  # fmt: skip
CASI = mention(
    "casi 6.000 desplazados en el valle alto", "~5400-6000", act="fled", key="es", published="2026-10-13",
    places="verrin", language="es",
)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        CASI,
        replace(CASI, when=days("?2026-10-11")),
        replace(CASI, places=()),
        replace(CASI, population="villager"),
    ],
    ids=["undated, place guessed", "dated", "no place", "a part of the people"],
)
def test_two_languages_with_one_large_figure_make_one_claim(other) -> None:
    assert [sorted(keys) for event in sorted_out(group([NEARLY, other])) for keys in event] == [["en", "es"]]


@pytest.mark.parametrize(
    "other",
    [
        replace(CASI, published=days("2027-01-13")),
        replace(CASI, when=days("2026-09-01")),
        replace(CASI, places=("verrin",), terms=CASI.terms | {"verrin"}),
        replace(CASI, population="truck"),
        replace(CASI, value=figure("~4500-5000")),
    ],
    ids=["months later", "other days", "it names another place", "of lorries", "another figure"],
)
def test_what_differs_keeps_large_figures_apart(other) -> None:
    assert len(group([NEARLY, other])) == 2


def test_a_small_figure_brings_nobody_together() -> None:
    small = [replace(one, value=figure("4")) for one in (NEARLY, CASI)]

    assert len(group(small)) == 2


def test_different_countries_keep_a_large_figure_apart() -> None:
    peru, mali = replace(NEARLY, places=("peru",)), replace(CASI, places=("mali",))

    assert len(group([peru, mali])) == 2
