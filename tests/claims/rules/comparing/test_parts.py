"""Figures that one sentence gives side by side, held against the whole."""

import pytest

from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare
from claims.rules.comparing.parts import Telling, side_by_side
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
