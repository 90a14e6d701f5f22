"""Holding claims against each other: the labelled table, and the laws that hold for any pair."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare, self_contradiction
from claims.vocabulary import ContradictionKind, Outcome
from tests.claims.rules.comparing.claims_in_short import claim, days, figure

# What a careful sub-editor says of each pair; "reason" are words that the reason must hold.
TABLE = Path(__file__).with_name("contradiction_cases.jsonl")
ROWS = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
PAIRS = [(claim(**row["one"]), claim(**row["other"])) for row in ROWS]
NAMES = [row["name"] for row in ROWS]


@pytest.mark.parametrize(("pair", "row"), list(zip(PAIRS, ROWS, strict=True)), ids=NAMES)
def test_the_table(pair: tuple[Comparand, Comparand], row: dict[str, str | None]) -> None:
    found = compare(*pair)

    assert found.outcome.value == row["outcome"], found.reason
    assert row["kind"] in (None, found.kind.value), found.reason
    assert str(row["reason"]) in found.reason


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_the_table_reads_the_same_from_both_sides(pair: tuple[Comparand, Comparand]) -> None:
    assert compare(*pair) == compare(*reversed(pair))


def test_the_table_is_large_and_balanced() -> None:
    outcomes = Counter(row["outcome"] for row in ROWS)
    kinds = Counter(row["kind"] for row in ROWS if row["outcome"] == "contradicts")
    spanish = sum(1 for pair in PAIRS for one in pair if SPANISH.search(one.text))

    assert len(ROWS) >= 120
    assert len(set(NAMES)) == len(ROWS)
    assert min(outcomes[name] for name in ("contradicts", "compatible", "not_comparable")) >= 30
    assert min(kinds[name] for name in ("value", "denial", "time", "party")) >= 2
    assert spanish >= 40


SPANISH = re.compile(
    r"muert|herid|dos |tres|cuatro|seis|siete|ocho|unas|desert|nadie|hubo|rusia|camion|días|decenas|más de|cinco"
    r"|el convoy|incautaron|desplazad|por ciento|refugiados|detenid|duró|no fueron",
    re.IGNORECASE,
)


figures = st.sampled_from(
    ["0", "2", "4", "7", "23", "100", "2+", "5+", "..3", "3-5", "~24-60", "~23", "no", "yes", "not 4"]
)
dates = st.sampled_from(["", "2019-02-22", "?2019-02-23", "2019-02-24", "2019-02", "2021-04"])
some_claims = st.builds(
    lambda value, population, act, event, when, as_of, running, place, fixed, party: claim(
        " ".join(filter(None, (value, population, act, place))),
        value,
        population,
        act=act,
        event=event,
        when=when,
        as_of=as_of,
        running=running,
        places=place,
        key=f"{value}/{population}/{act}/{event}/{when}/{as_of}/{running}/{place}",
        corrected_by="another" if fixed == 0 else "",
        party_only=party == 0,
    ),
    figures,
    st.sampled_from(["people", "pemon", "venezuelan", "truck", ""]),
    st.sampled_from(["killed", "killed", "missing"]),
    st.sampled_from(["clashes", "clashes", "raid"]),
    dates,
    dates,
    st.booleans(),
    st.sampled_from(["", "venezuela", "venezuela, urena", "venezuela, san antonio"]),
    st.integers(0, 9),
    st.integers(0, 9),
)


@given(some_claims, some_claims)
def test_any_comparison_reads_the_same_from_both_sides(one: Comparand, other: Comparand) -> None:
    assert compare(one, other) == compare(other, one)


@given(some_claims, some_claims)
def test_every_comparison_gives_one_plain_sentence_or_two(one: Comparand, other: Comparand) -> None:
    reason = compare(one, other).reason

    assert reason[-1] in ".”"
    assert "None" not in reason
    assert "  " not in reason


@given(some_claims)
def test_a_claim_never_contradicts_itself(one: Comparand) -> None:
    assert compare(one, one).outcome is Outcome.COMPATIBLE


@given(some_claims, some_claims)
def test_claims_of_two_events_never_contradict(one: Comparand, other: Comparand) -> None:
    if one.event != other.event:
        assert compare(one, other).outcome is Outcome.NOT_COMPARABLE


def test_an_outlet_that_prints_two_figures_contradicts_itself() -> None:
    four, two = claim("Four were killed", "4"), claim("Two were killed", "2")

    found = self_contradiction(four, two, "Gazette")

    assert found is not None
    assert (found.outcome, found.kind) == (Outcome.CONTRADICTS, ContradictionKind.SELF)
    assert found.reason == "Gazette gives two figures for “People killed” and corrects neither: four and two."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("Four were killed", "4"), claim("At least two", "2+")),
        (claim("Two", "2", key="a", corrected_by="b"), claim("Four", "4", key="b")),
    ],
    ids=["figures that agree", "corrected since"],
)
def test_an_outlet_does_not_contradict_itself(one: Comparand, other: Comparand) -> None:
    assert self_contradiction(one, other, "Argus") is None


def test_a_total_an_article_lowers_without_a_notice_contradicts_what_it_said() -> None:
    before = replace(claim("Four were killed", "4", key="old"), corrected_by="new", unannounced=True)

    assert compare(before, claim("Two were killed", "2", key="new")).kind is ContradictionKind.EDITED
    assert compare(before, claim("Six were killed", "6", key="new")).outcome is Outcome.NOT_COMPARABLE
    announced = replace(before, unannounced=False)
    assert compare(announced, claim("Two were killed", "2", key="new")).outcome is Outcome.NOT_COMPARABLE


def test_a_sum_of_one_day_that_an_article_changes_without_a_notice_was_changed_whichever_way() -> None:
    fine = replace(claim("A fine of 2.5 million", "2500000"), act="costs", day=days("2024-03-18"))
    before = replace(fine, value=figure("2500000", "USD"), key="old", corrected_by="new", unannounced=True)
    after = replace(fine, value=figure("25000000", "USD"), key="new")

    assert compare(before, after).kind is ContradictionKind.EDITED
    assert compare(before, replace(after, day=days("2024-03-19"))).outcome is Outcome.NOT_COMPARABLE


def test_other_figures_for_two_days_of_one_event_are_told_apart() -> None:
    monday = replace(claim("Six were killed", "6"), day=days("?2024-03-18"))
    tuesday = replace(claim("Nine were killed", "9"), day=days("?2024-03-19"))

    found = compare(monday, tuesday)

    assert (found.outcome, found.kind) == (Outcome.NOT_COMPARABLE, ContradictionKind.TIME)


def test_figures_of_two_places_that_may_be_one_figure_are_compatible_and_a_denial_has_no_unit() -> None:
    here, there = "venezuela, urena", "venezuela, san antonio"

    assert compare(claim("a", "2+", places=here), claim("b", "4", places=there)).outcome is Outcome.COMPATIBLE
    assert compare(claim("a", "4", unit="km"), claim("b", "no")).kind is ContradictionKind.DENIAL


def test_an_outlet_that_says_a_thing_and_denies_it_contradicts_itself() -> None:
    found = self_contradiction(claim("It was a raid", "yes"), claim("It was no raid", "no"), "Gazette")

    assert found is not None
    assert found.reason == "Gazette says it and denies it, and corrects neither."


def test_what_was_counted_is_named_by_whichever_claim_names_it() -> None:
    four, two = claim("Four", "4"), replace(claim("Two", "2"), measure="")

    for found in (compare(four, two), self_contradiction(four, two, "Gazette")):
        assert found is not None
        assert "“People killed”" in found.reason
