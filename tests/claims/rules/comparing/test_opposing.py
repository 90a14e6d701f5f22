"""Rivals counted by sorting are those that holding every two claims against each other finds."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.comparing import opposing
from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare
from claims.rules.comparing.opposing import Rivals, rivals
from claims.rules.values.value import Value
from claims.vocabulary import Outcome
from tests.claims.rules.comparing.claims_in_short import claim, days, figure
from tests.laws import tried

FIGURES = (
    *(
        "0",
        "1",
        "2",
        "3",
        "5",
        "8",
        "2+",
        "5+",
        "..3",
        "..8",
        "2-4",
        "3-8",
        "~5:5",
        "~100:100",
        "~2:2-3",
        "yes",
        "no",
    ),
    *(
        "not 3",
        "not 5",
        "not 2+",
        "99",
        "100",
        "101",
        "950",
        "1000",
        "1040",
        "1049.5",
        "1050",
        "1100",
        "1200",
        "2000",
    ),
)
GROUPS = ("people", "victims", "soldier", "national guard", "pemon", "venezuelan", "truck")
UNITS = ("", "", "", "people", "km", "mile", "percent", "USD", "truck")
MOMENTS = ("", "", "2024-03-04", "2024-03-05", "2024-03-04/06", "2024-03", "2024-02-09")
DAYS = ("", "", "", "2024-03-04", "2024-03-05")
ACTS = ("killed", "missing")


@st.composite
def some_claims(draw: st.DrawFn) -> list[Comparand]:
    """Claims of one event; few groups and units, so that many may be held against each other."""
    shared = {
        "act": draw(st.sampled_from(ACTS)),
        "when": draw(st.sampled_from(("", "2024-03-04", "2024-03-04/06"))),
    }
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2))
    return [
        _claim(
            draw,
            draw(st.sampled_from(groups)),
            {**shared, "unit": draw(st.sampled_from(units)), "key": str(at)},
        )
        for at in range(draw(st.integers(0, 24)))
    ]


def _claim(draw: st.DrawFn, group: str, fields: dict[str, str]) -> Comparand:
    as_of, running = draw(st.sampled_from(MOMENTS)), draw(st.booleans())
    told = claim("Said.", draw(st.sampled_from(FIGURES)), group, as_of=as_of, running=running, **fields)  # type: ignore[arg-type]
    beside = (("child", figure("4")),) if draw(st.integers(0, 9)) == 0 else ()
    together = frozenset(
        map(str, draw(st.lists(st.integers(0, 24), max_size=2)) if draw(st.booleans()) else ())
    )
    return replace(told, day=days(draw(st.sampled_from(DAYS))), beside=beside, together=together)


def held_each_against_each(sides: list[Comparand], most: int) -> list[Rivals]:
    found = []
    for one in sides:
        places = [at for at, other in enumerate(sides) if compare(one, other).outcome is Outcome.CONTRADICTS]
        found.append(Rivals(len(places), tuple(places[:most])))
    return found


@given(some_claims(), st.integers(0, 5))
@tried(300)
def test_the_rivals_are_counted_and_the_foremost_named_as_by_every_pair(
    sides: list[Comparand], most: int
) -> None:
    assert rivals(sides, most) == held_each_against_each(sides, most)


def test_a_large_crowd_is_halved_until_the_foremost_are_found() -> None:
    rising = [f"2024-03-{day:02}" for day in range(1, 31)]
    sides = [
        replace(
            claim("Said.", "1", as_of=rising[place % 30], key=str(place)),
            value=Value(Decimal(low), Decimal(low)),
        )
        for place, low in enumerate((number * 37) % 211 for number in range(5 * opposing.BLOCK))
    ]

    assert rivals(sides, 3) == held_each_against_each(sides, 3)


def test_what_an_article_has_dropped_contradicts_nothing_of_its_group() -> None:
    two, four = replace(claim("Two", "2"), dropped=True), claim("Four", "4")

    assert [one.count for one in rivals([two, four], 9)] == [0, 0]


def test_figures_in_units_that_can_be_brought_to_one_another_and_shares_are_held_against_each_other_too() -> (
    None
):
    told = [
        ("5", "km", "truck"), ("9", "km", "truck"), ("3", "mi", "truck"), ("9", "mi", "truck"),
        ("40", "percent", "truck"),
        ("4", "", "soldier"), ("9", "", "soldier"), ("6", "", "people"), ("2", "people", "people"),
        ("30", "percent", "people"), ("70", "percent", "soldier"), ("2", "km", "soldier"), ("1", "mi", "people"),
    ]  # fmt: skip
    sides = [
        claim("Said.", value, group, unit=unit, key=str(at)) for at, (value, unit, group) in enumerate(told)
    ]

    found = rivals(sides, 9)

    assert found == held_each_against_each(sides, 9)
    assert [one.count for one in found] == [3, 3, 3, 3, 0, 2, 3, 2, 3, 0, 0, 1, 1]


@pytest.mark.parametrize(("act", "unit"), [("killed", ""), ("missing", ""), ("grew", "km")])
def test_every_figure_moment_and_tally_is_held_against_every_other(act: str, unit: str) -> None:
    sides = [
        claim(
            "Said.", value, act=act, unit=unit, as_of=as_of, running=running, key=f"{value}/{as_of}/{running}"
        )
        for value in ("1", "4", "9", "2+", "..3", "100", "95", "104")
        for as_of in ("", "2024-03-04", "2024-03-06")
        for running in (True, False)
    ]

    assert rivals(sides, 99) == held_each_against_each(sides, 99)


def test_every_part_is_held_against_every_whole_at_every_moment_and_day() -> None:
    sides = [
        replace(
            claim("Said.", value, group, as_of=as_of, key=f"{value}/{group}/{as_of}/{day}"), day=days(day)
        )
        for value, group in (
            ("4", "soldier"),
            ("9", "soldier"),
            ("6", "people"),
            ("..3", "people"),
            ("2+", "people"),
        )
        for as_of in ("", "2024-03-04", "2024-03-06")
        for day in ("", "2024-03-04", "2024-03-05")
    ]

    assert rivals(sides, 99) == held_each_against_each(sides, 99)


def test_denials_and_bare_statements_are_held_against_every_figure_and_against_each_other() -> None:
    sides = [
        claim("Said.", value, group, as_of=as_of, running=running, key=f"{value}/{group}/{as_of}/{running}")
        for value in ("yes", "no", "0", "4", "9", "not 4", "not 5+", "2+")
        for group, as_of, running in (
            ("people", "", False), ("people", "2024-03-04", True), ("soldier", "", False), ("truck", "", False)
        )
    ]  # fmt: skip

    assert rivals(sides, 99) == held_each_against_each(sides, 99)


def test_the_only_rival_in_a_large_crowd_is_found_by_everybody() -> None:
    sides = [claim("Said.", "5" if at == 100 else "4", key=str(at)) for at in range(3 * opposing.BLOCK)]

    found = rivals(sides, 3)

    assert found.pop(100) == Rivals(3 * opposing.BLOCK - 1, (0, 1, 2))
    assert set(found) == {Rivals(1, (100,))}
