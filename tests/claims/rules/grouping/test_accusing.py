"""Accusations: one party, one act and two weeks make one event and one claim, and a lone denial answers it."""

from dataclasses import replace

import pytest

from claims.rules.grouping.matching import group
from claims.vocabulary import Stance
from tests.claims.rules.comparing.claims_in_short import days
from tests.claims.rules.grouping.mentions_in_short import mention, sorted_out

BACKING = mention(
    "Kastovia is backing Orvessan troop movements", population="kastovia", act="accused:troop-movement",
    key="backing", published="2026-10-22", accused="kastovia", stance=Stance.REPEATS,
)  # fmt: skip
HELP = mention(
    "Orvessan army units have been brought up to the border with the help of Kastovia", population="kastovia",
    act="accused:troop-movement", key="help", published="2026-10-23", places="orvessa,ibrena", accused="kastovia",
    stance=Stance.REPEATS,
)  # fmt: skip
EMBASSY = mention(
    "No Kastovian personnel has taken part in any movement of troops in Orvessa", "no", "kastovia",
    act="accused:troop-movement", key="embassy", published="2026-10-24", places="orvessa", accused="kastovia",
    stance=Stance.DISPUTES,
)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        HELP,
        replace(HELP, places=("lindemar",), place_label="Lindemar"),
        replace(HELP, when=days("?2026-10-31")),
        replace(HELP, published=days("2026-11-02")),
        replace(HELP, language="es", terms=frozenset({"unidades", "frontera", "ayuda"})),
        replace(HELP, accused=("orvessa", "kastovia"), population="orvessa"),
    ],
    ids=[
        "other words",
        "another place",
        "a day read nine days on",
        "eleven days on",
        "in Spanish",
        "with another",
    ],
)
def test_one_accusation_is_one_claim_however_it_is_worded(other) -> None:
    assert sorted_out(group([other, BACKING])) == [[["backing", "help"]]]


@pytest.mark.parametrize(
    "other",
    [
        replace(HELP, published=days("2026-12-22")),
        replace(HELP, published=days("2026-11-06")),
        replace(HELP, when=days("2021-05-11")),
        replace(HELP, accused=("tolmara",), population="tolmara"),
        replace(HELP, act="accused:cyber-attack"),
    ],
    ids=[
        "two months on",
        "two weeks and a day on",
        "of another year",
        "against another party",
        "of another act",
    ],
)
def test_distinct_accusations_stay_apart(other) -> None:
    assert len(group([BACKING, other])) == 2


def test_two_raids_of_one_party_on_two_days_in_two_towns_stay_apart() -> None:
    north = replace(
        BACKING, key="n", when=days("2026-10-02"), places=("ostrell",), terms=frozenset({"ostrell"})
    )
    south = replace(
        BACKING, key="s", when=days("2026-10-09"), places=("quelmi",), terms=frozenset({"quelmi"})
    )

    assert len(group([north, south])) == 2


def test_soldiers_of_two_countries_are_not_one_party() -> None:
    mali = replace(
        BACKING, key="m", accused=("soldier",), population="soldier", places=("mali",), lineage="m"
    )
    peru = replace(mali, key="p", places=("peru",), lineage="p")
    again = replace(mali, key="again", places=(), lineage="q", stance=Stance.DISPUTES)

    assert len(group([mali, peru])) == 2
    assert len(group([mali, again])) == 1


def test_a_denial_standing_alone_disputes_the_accusation_it_answers() -> None:
    (event,) = group([EMBASSY, HELP, BACKING])
    (claim,) = event.claims

    assert [key for key, _ in claim.members] == ["backing", "help", "embassy"]
    assert claim.text == BACKING.claim_text
    rules = {key: {reason.rule for reason in why} for key, why in claim.members}
    assert "denies" in rules["embassy"]


def test_a_denial_of_nothing_anybody_said_is_a_claim_by_itself() -> None:
    assert sorted_out(group([EMBASSY])) == [[["embassy"]]]
    assert len(group([EMBASSY, replace(HELP, published=days("2026-06-01"))])) == 2


def test_a_denial_found_before_the_accusation_does_not_speak_for_the_event() -> None:
    (event,) = group([replace(EMBASSY, published=days("2026-10-21"), rank="2026-10-21"), HELP])

    assert event.title == "Kastovia accused of troop movements, 21 October 2026"
    assert event.claims[0].text == HELP.claim_text


def test_a_person_s_claim_takes_in_the_accusation_and_its_denial() -> None:
    held = replace(HELP, held="claim-9")

    (event,) = group([held, BACKING, EMBASSY])

    assert [(claim.key, len(claim.members)) for claim in event.claims] == [("claim-9", 3)]


def test_two_weeks_and_a_day_of_silence_part_accusations_in_other_words() -> None:
    def met(day: str) -> int:
        return len(group([BACKING, replace(HELP, published=days(day), accused=("soldier", "kastovia"))]))

    assert (met("2026-11-04"), met("2026-12-05")) == (1, 2)
