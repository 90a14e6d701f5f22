"""Figures that one sentence gives side by side, held against the whole."""

from dataclasses import replace

import pytest

from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare
from claims.rules.comparing.parts import Telling, in_one_breath, side_by_side
from claims.vocabulary import Outcome
from tests.claims.rules.comparing.claims_in_short import claim, figure

PARTS = (("soldier", figure("6")),)
WORDS = "11 militants and six soldiers dead"


def part(population: str = "fighter") -> Comparand:
    told = claim(WORDS, "11", population, act="killed", event="clash")
    return Comparand(**{**{name: getattr(told, name) for name in told.__slots__}, "beside": PARTS})


@pytest.mark.parametrize(
    ("whole", "outcome", "reason"),
    [
        ("17", Outcome.COMPATIBLE, "The parts add up: eleven (fighter) and six (soldier) are 17."),
        ("12", Outcome.CONTRADICTS, "The parts add up to more than the whole"),
        ("30", Outcome.NOT_COMPARABLE, "may well be a part of 30"),
        ("15+", Outcome.COMPATIBLE, "The parts add up"),
        ("9", Outcome.CONTRADICTS, "The part is larger than the whole"),
    ],
)
def test_parts_side_by_side_are_held_against_the_whole_together(
    whole: str, outcome: Outcome, reason: str
) -> None:
    all_told = claim(f"{whole} people were killed.", whole, "people", act="killed", event="clash")

    found = compare(part(), all_told)

    assert (found.outcome, compare(all_told, part())) == (outcome, found)
    assert reason in found.reason


def telling(key: str, population: str, value: str, start: int, quote: str = WORDS) -> Telling:
    return Telling(key, population, figure(value), "capture", start, start + 30, quote)


@pytest.mark.parametrize(
    ("population", "quote", "start", "beside"),
    [
        ("soldier", WORDS, 17, True),
        ("soldier", WORDS, 80, False),
        ("militant fighter", WORDS, 17, False),
        ("soldier", "11 fighters, including six soldiers, dead", 17, False),
        ("soldier", "11 fallecidos, entre ellos seis soldados", 17, False),
    ],
)
def test_only_other_groups_in_the_same_clause_stand_beside(
    population: str, quote: str, start: int, beside: bool
) -> None:
    found = side_by_side(
        [
            telling("one", "fighter", "11", 0, quote),
            telling("other", population, "6", start, quote),
        ]
    )

    assert ("one" in found) is beside


PRICES = "between £28,000 and £58,000 a kilo in Europe, compared to up to £20,000 in the US"


def price(key: str, value: str, **fields: object) -> Telling:
    told = {"capture": "capture", "start": 0, "end": len(PRICES), "quote": PRICES, "voice": "", **fields}
    return Telling(key, "cocaine", figure(value, "GBP"), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "together"),
    [
        ({}, True),
        ({"voice": "the police"}, False),
        ({"start": 200, "end": 260}, False),
        ({"capture": "another"}, False),
    ],
    ids=["one breath", "two voices", "two sentences", "two articles"],
)
def test_figures_that_one_voice_gives_in_one_breath_are_told_together(
    other: dict[str, object], together: bool
) -> None:
    found = in_one_breath([price("europe", "28000-58000"), price("us", "..20000", **other)])

    assert found == ({"europe": frozenset({"us"}), "us": frozenset({"europe"})} if together else {})


def test_a_figure_that_is_also_given_alone_is_not_always_told_together() -> None:
    found = in_one_breath(
        [price("europe", "28000-58000"), price("us", "..20000"), price("us", "..20000", capture="another")]
    )

    assert found == {"europe": frozenset({"us"})}


def test_figures_given_in_one_breath_do_not_contradict_each_other() -> None:
    europe = replace(
        claim("In Europe", "28000-58000", "cocaine", act="costs", unit="GBP", key="europe"),
        together=frozenset({"us"}),
    )
    us = claim("In the US", "..20000", "cocaine", act="costs", unit="GBP", key="us")

    assert compare(us, europe).outcome is Outcome.NOT_COMPARABLE
    assert "One sentence gives both" in compare(europe, us).reason
    assert compare(replace(europe, together=frozenset()), us).outcome is Outcome.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("4", "9", Outcome.NOT_COMPARABLE),
        ("4", "2+", Outcome.COMPATIBLE),
        ("yes", "no", Outcome.CONTRADICTS),
        ("4", "no", Outcome.CONTRADICTS),
    ],
    ids=["two figures", "figures that can both be true", "a yes and a no", "a figure and a no"],
)
def test_one_breath_parts_two_figures_that_cannot_both_be_true_and_nothing_else(
    one: str, other: str, outcome: Outcome
) -> None:
    told = replace(claim("one", one), together=frozenset({"other"}))

    assert compare(told, claim("other", other)).outcome is outcome
    assert compare(claim("other", other), told).outcome is outcome


def test_parts_are_added_up_against_the_whole_unless_one_still_grows() -> None:
    part = replace(claim("p", "4", "soldier"), beside=(("child", figure("4")),))

    def against(whole: str, *, grows: str = "") -> str:
        of_part = replace(part, running=grows == "part")
        return compare(of_part, claim("w", whole, running=grows == "whole")).reason

    assert against("6").startswith(
        "The parts add up to more than the whole: four (soldier) and four (child) are 8"
    )
    assert against("8") == "The parts add up: four (soldier) and four (child) are 8."
    assert against("9") == against("9", grows="part")
    assert "may well be a part of six" in against("6", grows="part")
    assert "may well be a part of six" in against("6", grows="whole")


GROUPS = ("soldier", "fighter", "child", "teacher", "farmer", "sailor", "nurse", "miner", "driver")


@pytest.mark.parametrize("many", [2, 3, 4])
def test_up_to_four_groups_of_one_clause_stand_beside_each_other_wherever_they_stand_in_it(many: int) -> None:
    groups = GROUPS[:many]

    found = side_by_side([telling(group, group, "6", at) for at, group in enumerate(groups)])

    assert {claim: {group for group, _ in parts} for claim, parts in found.items()} == {
        group: set(groups) - {group} for group in groups
    }


def test_nobody_adds_up_five_groups() -> None:
    assert side_by_side([telling(group, group, "6", at) for at, group in enumerate(GROUPS[:5])]) == {}


def test_of_a_long_list_in_one_breath_the_four_before_and_the_four_after_are_told_together() -> None:
    names = [str(at) for at in range(12)]

    found = in_one_breath([price(name, f"2{name}000", start=at) for at, name in enumerate(names)])

    assert found == {
        name: frozenset(names[max(0, at - 4) : at + 5]) - {name} for at, name in enumerate(names)
    }


@pytest.mark.parametrize(("start", "together"), [(29, True), (30, False), (31, False)])
def test_words_that_follow_upon_others_without_a_letter_in_common_are_another_clause(
    start: int, together: bool
) -> None:
    told = [telling("one", "fighter", "11", 0), telling("other", "soldier", "6", start)]
    alike = [replace(each, population="fighter") for each in told]

    assert bool(side_by_side(told)) is bool(side_by_side(told[::-1])) is together
    assert bool(in_one_breath(alike)) is together
