"""Which statements meet: the seeds' traps, claims within an event, and what people decided."""

from dataclasses import replace

import pytest

from claims.rules.grouping.matching import group
from claims.rules.grouping.mention import Mention
from tests.claims.rules.comparing.claims_in_short import days
from tests.claims.rules.grouping.mentions_in_short import AT_LEAST_TWO, BODIES, FOUR, TWO, mention, sorted_out


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


def test_a_nation_counted_stands_in_for_a_place_nobody_named() -> None:
    placeless = replace(AT_LEAST_TWO, when=days("?2019-02-21/28"), places=(), place_label="")

    assert len(group([FOUR, placeless])) == 1


def test_a_people_read_as_a_place_keeps_nobody_apart() -> None:
    misread = replace(FOUR, places=("venezuela", "pemon", "southern venezuela"))

    assert len(group([misread, TWO])) == 1


def test_one_article_s_own_telling_holds_related_counts_together() -> None:
    guards = mention("around 23 guards left", "23", "national guard", key="g", when="?2019-02-23",
                     published="2019-02-23", places="venezuela", lineage="argus")  # fmt: skip
    soldiers = mention("dozens abandoned them", "~24-199", "soldier", key="s", published="2019-02-23",
                       places="venezuela", lineage="argus")  # fmt: skip
    elsewhere = replace(soldiers, key="e", lineage="other")

    assert sorted_out(group([guards, soldiers])) == [[["g"], ["s"]]]
    assert len(group([guards, elsewhere])) == 2


def test_vague_statements_gather_among_themselves() -> None:
    monthly = mention("two Pemon died", "2", "pemon", key="m", when="2019-02", places="venezuela,kumarakapay")
    undated = mention(
        "four Pemon died", "4", "pemon", key="u", published="2019-03-15", places="venezuela,kumarakapay"
    )

    assert len(group([monthly, undated])) == 1


def test_a_vague_statement_finds_its_event_among_hundreds_of_the_same_country() -> None:
    crowd = [
        mention(f"unrest claimed lives there {n}", "1", key=f"k{n:03}", when=f"2019-02-{n % 28 + 1:02}",
                places=f"venezuela,town {n}")
        for n in range(300)
    ]  # fmt: skip

    events = group([*crowd, FOUR, AT_LEAST_TWO])

    assert [["four"], ["at least two"]] in sorted_out(events)


def test_a_long_fight_is_not_one_event() -> None:
    daily = [
        mention(f"day {n}", str(n), key=f"d{n:02}", when=f"2019-03-{n:02}", places="syria,idlib")
        for n in range(1, 31)
    ]

    events = group(daily)

    assert len(events) >= 2
    assert all(event.when and (event.when.last - event.when.first).days <= 14 for event in events)


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


def test_a_vague_week_does_not_blur_the_day_of_an_event() -> None:
    late = replace(AT_LEAST_TWO, when=days("?2019-02-21/28"))
    friday = replace(FOUR, when=days("?2019-02-22"))

    (event,) = group([friday, late])

    assert event.when == friday.when


def test_two_mentions_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="share the key four"):
        group([FOUR, replace(FOUR, claim_text="another")])


ONE_ARTICLE = [
    ("a street and its town", "killed on Cooper Street", "cooper street", "arrested in Lindt", "lindt", True),
    ("a place taken from around", "killed at the gate", "hoamu", "arrested in Lindt", "lindt", True),
    ("two towns, each named", "killed in Mirov", "mirov", "killed in Skarn", "skarn", False),
    (
        "two streets, each named",
        "killed on Cooper Street",
        "cooper street",
        "killed on Mill Lane",
        "mill lane",
        False,
    ),
]


@pytest.mark.parametrize("told", ONE_ARTICLE, ids=[row[0] for row in ONE_ARTICLE])
def test_places_of_two_depths_in_one_article_split_no_happening(
    told: tuple[str, str, str, str, str, bool],
) -> None:
    _, first, here, second, there, together = told
    one = mention(f"four miners {first}", "4", "miner", key="a", when="2026-10-09", places=here, lineage="l")
    other = mention(
        f"nine miners {second}", "9", "miner", key="b", when="2026-10-09", places=there, lineage="l"
    )

    assert (len(group([one, other])) == 1) is together


def test_places_taken_from_around_still_keep_two_articles_apart() -> None:
    one = mention("four people died", "4", key="a", when="2026-10-09", places="mirov", lineage="l")
    other = mention("nine people died", "9", key="b", when="2026-10-09", places="skarn", lineage="m")

    assert len(group([one, other])) == 2
