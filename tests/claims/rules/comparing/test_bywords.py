"""Two claims that were read as of two questions, held against each other by the words of whoever said them."""

from dataclasses import replace

import pytest

from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare
from claims.vocabulary import ContradictionKind, Outcome
from tests.claims.rules.comparing.claims_in_short import claim

HURT = "Three passengers of the bus that overturned at Ullin on Sunday were taken to hospital"
NOBODY = "Nobody was hurt when a bus overturned at Ullin on Sunday"


def said(quote: str, value: str, act: str, **changes: object) -> Comparand:
    one = claim(quote, value, act=act, when="2026-03-01")
    return replace(one, quote=quote, language="en", **changes)  # type: ignore[arg-type]


def test_what_is_read_as_two_measures_is_told_by_the_words_in_whichever_order() -> None:
    sides = said(HURT, "3", "hospitalised"), said(NOBODY, "no", "injured")
    found = [compare(*sides), compare(*sides[::-1])]

    assert {one.outcome for one in found} == {Outcome.CONTRADICTS}
    assert {one.kind for one in found} == {ContradictionKind.DENIAL}


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": ""},
        {"running": True},
        {"dropped": True},
        {"act": "foreseen:hospitalised"},
        {"places": ("verrin",)},
        {"together": frozenset({NOBODY})},
    ],
    ids=str,
)
def test_what_is_denied_counting_foreseen_or_elsewhere_is_left_to_what_was_read(
    changes: dict[str, object],
) -> None:
    other = said(NOBODY, "no", "injured", places=("ullin",))

    assert compare(said(HURT, "3", "hospitalised", places=("ullin",)), other).outcome is Outcome.CONTRADICTS
    found = compare(replace(said(HURT, "3", "hospitalised"), **changes), other)  # type: ignore[arg-type]
    assert found.outcome is Outcome.NOT_COMPARABLE


def test_what_one_foresees_and_another_seeks_is_left_to_what_was_read() -> None:
    def held(one: str, other: str) -> Outcome:
        return compare(said(HURT, "3", f"{one}:hospitalised"), said(NOBODY, "no", f"{other}:injured")).outcome

    assert held("foreseen", "foreseen") is Outcome.CONTRADICTS
    assert held("foreseen", "sought") is Outcome.NOT_COMPARABLE


def test_other_people_and_spans_of_time_make_two_figures_of_two_things() -> None:
    rows = [
        ("The strike at the Ullin refinery cost the company 4 million dollars", "4000000"),
        ("The strike at the Ullin refinery cost the workers 900,000 dollars", "900000"),
        ("The number of people killed by police in Ullin fell to 95 in 2023", "95"),
        ("In the ten years to 2023 police killed 1,300 people in Ullin", "1300"),
    ]
    first, second, third, fourth = (said(quote, value, quote) for quote, value in rows)

    assert {compare(first, second).outcome, compare(third, fourth).outcome} == {Outcome.NOT_COMPARABLE}


def test_what_is_said_in_a_language_nobody_reads_here_is_left_to_what_was_read() -> None:
    one, other = said(HURT, "3", "hospitalised"), said(NOBODY, "no", "injured")
    unread = {"language": "xx"}

    for pair in ((replace(one, **unread), other), (one, replace(other, **unread))):
        assert compare(*pair).outcome is Outcome.NOT_COMPARABLE
