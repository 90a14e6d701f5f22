"""Titles of events as a sub-editor would have them, and the days and places they tell."""

from dataclasses import replace

import pytest

from claims.rules.grouping.matching import group
from claims.rules.grouping.mention import Mention
from claims.rules.grouping.titles import happened
from claims.vocabulary import Stance
from tests.claims.rules.comparing.claims_in_short import days
from tests.claims.rules.grouping.mentions_in_short import mention


def told(
    text: str, population: str, act: str, *, accused: str = "", measure: str = "", language: str = "en"
) -> Mention:
    one = mention(text, "4", population, act=act, accused=accused, language=language)
    return replace(one, measure=measure or one.measure)


@pytest.mark.parametrize(
    ("one", "title"),
    [
        (told("four people killed", "people", "killed", measure="killed"), "people killed"),
        (told("four Olmari killed", "olmari", "killed"), "Olmari killed"),
        (told("four border guards crossed", "border guard", "crossed", measure="Border guards crossed"),
         "Border guards crossed"),
        (told("counted 14 tankers", "tanker", "count"), "tankers counted"),
        (told("opened two kitchens", "kitchen", "open"), "kitchens opened"),
        (told("150 soldiers waited", "soldier", "wait"), "soldiers waited"),
        (told("four trucks were sold", "truck", "sell"), "trucks sold"),
        (told("a permit costs 30,000", "permit", "costs", measure="price of permit"), "permit price"),
        (told("soldiers opened fire", "soldier", "accused:attack", accused="soldier"), "soldiers accused of an attack"),
        (told("with help", "kastovia", "accused:troop-movement", accused="kastovia"),
         "Kastovia accused of troop movements"),
        (told("with help", "russia", "accused:support", accused="russia,united states"),
         "Russia and United States accused of support"),
        (told("casualties", "people", "casualties", measure="casualties"), "casualties"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_a_title_says_who_and_what(one: Mention, title: str) -> None:
    assert happened(one) == title


def test_a_stray_date_in_a_copy_does_not_stretch_the_event() -> None:
    friday = mention("19 injured near Hoamu", "19", act="injured", key="a", when="?2026-10-09", places="hoamu",
                     lineage="wire")  # fmt: skip
    again = replace(friday, key="b")
    notice = replace(
        friday, key="0 notice", rank="0", when=days("?2026-10-12"), terms=frozenset({"correction"})
    )

    (event,) = group([friday, again, notice])

    assert event.when == friday.when


def test_an_undated_statement_takes_the_day_of_its_better_dated_fellows() -> None:
    dated = mention("64 border guards crossed from the garrison in Quelmi", "64", "border guard", act="crossed",
                    key="a", when="?2026-10-10", published="2026-10-11", places="tolmara")  # fmt: skip
    late = mention("a few dozen border guards crossed, but the Quelmi garrison did not move", "~24-60",
                   "border guard", act="crossed", key="b", published="2026-11-04", places="quelmi")  # fmt: skip

    (event,) = group([dated, late])

    assert (event.when, len(event.claims)) == (dated.when, 2)


def test_running_tallies_of_one_crossing_are_claims_of_one_event() -> None:
    tallies = [
        mention(f"{count} border guards crossed", count, "border guard", act="crossed", key=count, when=day,
                as_of=day, running=True, published=day, places=place, lineage=count)
        for count, day, place in (("23", "2026-10-10", "naru"), ("60+", "2026-10-11", "tolmara"),
                                  ("64+", "2026-10-12", "naru,tolmara"))
    ]  # fmt: skip

    (event,) = group(tallies)

    assert len(event.claims) == 3


def test_an_accusation_is_not_placed_where_one_outlet_heard_it() -> None:
    base = mention("units moved with the help of Kastovia", population="kastovia", act="accused:troop-movement",
                   accused="kastovia", published="2026-10-22", stance=Stance.REPEATS)  # fmt: skip
    heard = replace(base, key="h", places=("ibrena",), place_label="Ibrena", lineage="h")
    others = [replace(base, key=key, lineage=key) for key in "xy"]

    (event,) = group([heard, *others])

    assert event.title == "Kastovia accused of troop movements, 22 October 2026"


def test_a_place_in_the_statement_s_own_words_names_the_event() -> None:
    own = mention("four killed at hoamu", "4", key="b", when="2026-10-09", places="hoamu")
    guessed = replace(own, key="a", rank="2026-10-08", places=("verrin", "hoamu"), place_label="Verrin",
                      terms=frozenset({"killed"}), lineage="a")  # fmt: skip

    (event,) = group([guessed, own])

    assert event.title == "People killed, Hoamu, 9 October 2026"
