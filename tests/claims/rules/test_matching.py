"""Which statements meet: the seeds' traps, claims within an event, and what people decided."""

from dataclasses import replace

import pytest

from claims.rules.matching import group
from claims.rules.mention import Mention
from claims.vocabulary import Stance
from tests.claims.rules.mentions_in_short import mention, sorted_out

FOUR = mention(
    "clashes yesterday killed four members of the Pemon indigenous community in southern Venezuela",
    "4",
    "pemon",
    key="four",
    when="2019-02-22",
    published="2019-02-23",
    places="venezuela,southern venezuela",
)
TWO = mention(
    "the two Pemon that died were shot north of the border in the Venezuelan town of Kumaracupay",
    "2",
    "pemon",
    key="two",
    published="2019-03",
    places="venezuela,kumaracupay",
    lineage="southfront",
)
AT_LEAST_TWO = mention(
    "late last month a skirmish over a humanitarian aid convoy left at least two Venezuelans dead",
    "2+",
    "venezuelan",
    key="at least two",
    when="?2019-02",
    published="2019-03",
    places="venezuela,colombia,venezuela-colombia border",
    lineage="southfront",
)
BODIES = mention(
    "unverified photos show four dead bodies, each with their right arms near a pistol",
    "4",
    "body",
    key="bodies",
    when="2021-04",
    published="2021-04",
    places="venezuela,apure,la victoria",
)


def test_accounts_of_one_day_at_the_border_meet_and_bodies_elsewhere_stay_apart() -> None:
    events = group([FOUR, TWO, AT_LEAST_TWO, BODIES])

    assert sorted_out(events) == [[["four"], ["at least two"], ["two"]], [["bodies"]]]


@pytest.mark.parametrize(
    "bodies",
    [
        replace(BODIES, when=None),
        replace(BODIES, when=None, published=None),
        replace(BODIES, when=None, published=None, places=("venezuela", "colombia")),
    ],
    ids=["no date of its own", "no date at all", "no date and only countries"],
)
def test_the_same_number_and_verb_alone_make_no_event(bodies: Mention) -> None:
    assert ["bodies"] in [keys for (keys,) in sorted_out(group([FOUR, TWO, AT_LEAST_TWO, bodies]))[1:]]


def test_a_running_tally_and_a_rough_later_count_are_two_claims_of_one_event() -> None:
    tally = mention(
        "around 23 Venezuelan national guards, special forces and police have defected so far today",
        "~23:21-25",
        "national guard",
        key="tally",
        act="defected",
        when="2019-02-23",
        as_of="2019-02-23",
        running=True,
        published="2019-02-23",
        places="venezuela",
    )
    rough = mention(
        "a few dozen Venezuelan national guardsmen defected during the border clashes",
        "~24-60",
        "national guard",
        key="rough",
        act="defected",
        published="2019-03",
        places="venezuela",
    )

    (event,) = group([rough, tally])

    assert [claim.measure for claim in event.claims] == ["National guard defected"] * 2
    assert [claim.running for claim in event.claims] == [True, False]


def test_a_vague_account_never_bridges_two_events() -> None:
    north = mention("four killed in Ureña", "4", when="2019-02-22", places="venezuela,urena", key="north")
    south = mention("six killed in Apure", "6", when="2019-02-24", places="venezuela,apure", key="south")
    vague = mention(
        "several killed in February", "~3-9", when="2019-02", places="venezuela,urena,apure", key="vague"
    )

    events = sorted_out(group([north, south, vague]))

    assert len(events) == 2
    assert sum(["vague"] in event for event in events) == 1


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (
            {"when": "2019-02-22", "places": "venezuela,urena"},
            {"when": "2019-02-23", "places": "venezuela,urena"},
            True,
        ),
        (
            {"when": "2019-02-22", "places": "venezuela,urena"},
            {"when": "2019-03-22", "places": "venezuela,urena"},
            False,
        ),
        (
            {"when": "2019-02-22", "places": "venezuela,urena"},
            {"when": "2018-02-22", "places": "venezuela,urena"},
            False,
        ),
        (
            {"when": "2019-02-22", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "venezuela,apure"},
            False,
        ),
        (
            {"when": "2019-02-22", "places": "mali,gao"},
            {"when": "2019-02-22", "places": "nigeria,jos"},
            False,
        ),
        (
            {"published": "2019-02-23", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "urena"},
            True,
        ),
        (
            {"published": "2019-02-20", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "urena"},
            False,
        ),
        (
            {"published": "2022-02-23", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "venezuela"},
            False,
        ),
        ({"when": "2019-02-22", "places": "venezuela"}, {"when": "2019-02-22", "places": "venezuela"}, False),
        (
            {"when": "2019", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "venezuela,urena"},
            True,
        ),
        (
            {"when": "2018", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "venezuela,urena"},
            False,
        ),
        (
            {"when": "2019-02", "places": "venezuela,urena"},
            {"when": "2019-02-22", "places": "venezuela,urena"},
            True,
        ),
    ],
    ids=[
        "next day, same town",
        "next month, same town",
        "another year",
        "same day, another town",
        "same day, another country",
        "undated report the day after",
        "a report cannot come before the happening",
        "a report three years on",
        "a day and a country are not enough",
        "only the year is known",
        "only the wrong year is known",
        "only the month is known",
    ],
)
def test_time_and_place_bring_together_or_keep_apart(one: dict, other: dict, together: bool) -> None:
    events = group([mention("abc", "4", key="one", **one), mention("xyz", "5", key="other", **other)])

    assert (len(events) == 1) is together


def test_a_long_fight_is_not_one_event() -> None:
    daily = [
        mention(f"day {n}", str(n), key=f"d{n:02}", when=f"2019-03-{n:02}", places="syria,idlib")
        for n in range(1, 31)
    ]

    events = group(daily)

    assert len(events) >= 2
    assert all(event.when and (event.when.last - event.when.first).days <= 14 for event in events)


def test_other_populations_are_other_measures() -> None:
    (event,) = group([FOUR, AT_LEAST_TWO])

    assert [claim.measure for claim in event.claims] == ["Pemon killed", "Venezuelan killed"]


def test_equal_values_are_one_claim_named_by_its_oldest_assertion() -> None:
    quoted = replace(
        FOUR, key="quoted", rank="2019-02-22", claim_text="four died, said X", stance=Stance.REPEATS
    )
    later = replace(FOUR, key="later", rank="2019-02-25", claim_text="four Pemon dead", lineage="third")

    (event,) = group([later, replace(quoted, lineage="second"), FOUR])
    (claim,) = event.claims

    assert claim.text == FOUR.claim_text
    assert [key for key, _ in claim.members] == ["quoted", "four", "later"]


def test_copies_of_a_sentence_meet_whatever_dates_their_captures_suggest() -> None:
    first = mention("four died in the square", "4", key="a", published="2019-02-23", lineage="wire")
    again = mention("four died in the square", "4", key="b", published="2025-08", lineage="wire")

    assert sorted_out(group([first, again])) == [[["a", "b"]]]


def test_a_denial_joins_the_claim_it_denies() -> None:
    accusation = mention(
        "military units were moved towards the border with support of Russia",
        population="",
        act="moved",
        key="molano",
        published="2022-02-03",
        accused="russia",
    )
    denial = mention(
        "the embassy called the statements irresponsible",
        "no",
        "",
        act="moved",
        key="embassy",
        denied="molano",
    )
    about_it = mention("that denial is hollow", "no", "", act="moved", key="echo", denied="embassy")

    (event,) = group([about_it, denial, accusation])

    assert sorted_out([event]) == [[["echo", "embassy", "molano"]]]
    assert event.claims[0].text == accusation.claim_text
    assert any(
        reason.rule == "denies"
        for key, reasons in event.claims[0].members
        for reason in reasons
        if key == "embassy"
    )


def test_denials_that_only_point_at_one_another_stand_by_themselves() -> None:
    one = mention("no it is not so", "no", key="one", denied="other")
    other = mention("yes it is not", "no", key="other", denied="one")

    assert sum(len(claim) for event in sorted_out(group([one, other])) for claim in event) == 2


def test_accusations_meet_across_languages_by_the_accused() -> None:
    english = mention("units were mobilized with Russian support", population="", act="moved", key="en",
                      published="2022-02-03", places="colombia,venezuela", accused="russia")  # fmt: skip
    spanish = mention("unidades fueron movilizadas con apoyo ruso", population="", act="moved", key="es",
                      published="2022-02-04", places="colombia,venezuela", accused="russia", language="es")  # fmt: skip

    assert sorted_out(group([english, spanish])) == [[["en", "es"]]]


def test_what_was_said_of_two_parties_makes_two_claims() -> None:
    russia = mention("units were mobilized with support", population="", act="moved", key="r",
                     when="2022-02-03", places="colombia,arauca", accused="russia")  # fmt: skip
    cuba = replace(russia, key="c", lineage="c", accused=("cuba",))

    (event,) = group([russia, cuba])

    assert len(event.claims) == 2


def test_a_person_s_placing_holds_and_machine_mentions_may_join() -> None:
    held = replace(
        FOUR, key="held", lineage="x", held="claim-7", when=None, places=(), terms=frozenset(), published=None
    )

    (event,) = group([held, replace(FOUR, held="claim-7"), replace(FOUR, key="free", lineage="y")])

    assert [(claim.key, claim.held) for claim in event.claims] == [("claim-7", "claim-7")]
    assert {key for key, _ in event.claims[0].members} == {"held", "four", "free"}


def test_two_held_claims_are_never_merged() -> None:
    one, other = replace(FOUR, held="claim-1"), replace(FOUR, key="again", lineage="y", held="claim-2")
    free = replace(FOUR, key="free", lineage="z")

    claims = [claim for event in group([one, other, free]) for claim in event.claims]

    assert sorted(claim.key for claim in claims) == ["claim-1", "claim-2"]
    assert sum(len(claim.members) for claim in claims) == 3


def test_a_held_mention_of_another_figure_stays_in_its_claim() -> None:
    held = replace(TWO, held="claim-1")

    (event,) = group([replace(FOUR, held="claim-1"), held])

    assert sorted_out([event]) == [[["four", "two"]]]
    assert event.claims[0].value == FOUR.value


def test_every_member_carries_why_it_belongs() -> None:
    events = group([FOUR, TWO, AT_LEAST_TWO, BODIES])

    for event in events:
        for claim in event.claims:
            assert all(reasons for _, reasons in claim.members)
    rules = {
        reason.rule
        for event in events
        for claim in event.claims
        for _, why in claim.members
        for reason in why
    }
    assert {"when", "where", "who", "names the claim"} <= rules


def test_an_event_has_a_title_a_time_and_a_place() -> None:
    event = group([FOUR, TWO, AT_LEAST_TWO])[0]

    assert event.title == "Pemon killed, Southern Venezuela, 22 February 2019"
    assert event.when == FOUR.when
    assert event.places[-1] == "kumaracupay"


def test_two_mentions_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="share the key four"):
        group([FOUR, replace(FOUR, claim_text="another")])
