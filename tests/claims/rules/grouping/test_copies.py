"""Copies of a sentence meet, with or without their attribution, whatever date or place was read around them."""

from dataclasses import replace

from claims.rules.grouping.copies import gathered
from claims.rules.grouping.matching import group
from tests.claims.rules.comparing.claims_in_short import days, figure
from tests.claims.rules.grouping.mentions_in_short import mention, sorted_out

WIRE = mention(
    "another people were injured, said the council spokeswoman in Hoamu", "29", key="wire", act="injured",
    when="?2026-10-09", published="2026-10-10", places="hoamu", lineage="wire",
)  # fmt: skip
SHORT = replace(
    mention("another people were injured", "29", key="z short", act="injured", when="?2026-10-21",
            published="2026-10-21", places="verrin bridge"),
    lineage="wire",
    capture="short",
)  # fmt: skip


def test_a_copy_without_its_attribution_meets_the_original_whatever_was_guessed() -> None:
    assert sorted_out(group([SHORT, replace(WIRE, capture="wire")])) == [[["wire", "z short"]]]


def test_a_translation_in_the_lineage_meets_the_original() -> None:
    spanish = replace(SHORT, language="es", terms=frozenset({"otra", "persona", "herida"}), capture="eco")

    assert len(group([WIRE, spanish])) == 1


def test_two_sentences_of_one_article_are_not_copies_of_each_other() -> None:
    north = replace(WIRE, key="n", capture="one", when=days("?2026-10-01"), places=("ostrell",))
    south = replace(WIRE, key="s", capture="one", when=days("?2026-10-09"), places=("quelmi",),
                    terms=WIRE.terms | {"quelmi"})  # fmt: skip

    assert len(group([north, south])) == 2


def test_dates_written_out_in_full_keep_two_happenings_of_a_lineage_apart() -> None:
    first = replace(WIRE, capture="one", when=days("2026-10-01"))
    later = replace(SHORT, when=days("2026-10-21"))

    assert len(group([first, later])) == 2


def test_another_figure_of_the_lineage_is_another_claim() -> None:
    corrected = replace(WIRE, key="corrected", value=figure("19"))

    (event,) = group([WIRE, corrected])

    assert len(event.claims) == 2


def test_heads_counted_by_name_or_as_people_make_one_claim() -> None:
    named = mention("four Olmari killed at the bridge", "4", "olmari", key="named", when="2026-10-09",
                    places="verrin bridge")  # fmt: skip
    named = replace(named, value=figure("4", "olmari"))
    people = replace(named, key="people", lineage="other", value=figure("4", "people"))

    (event,) = group([named, people])

    assert [(claim.value.unit, len(claim.members)) for claim in event.claims] == [("people", 2)]


def test_a_share_of_a_population_is_no_count_of_it() -> None:
    count = mention("forty soldiers fled", "40", "soldier", key="a", when="2026-10-09", places="quelmi")
    share = replace(count, key="b", value=figure("40", "percent"))

    (event,) = group([count, share])

    assert len(event.claims) == 2


def test_a_headline_that_counts_people_joins_the_group_its_body_counts() -> None:
    body = replace(
        mention("four Olmari killed at the bridge", "4", "olmari", key="body", when="2026-10-09",
                places="verrin bridge", rank="2"),
        value=figure("4", "people"), lineage="x",
    )  # fmt: skip
    headline = replace(body, key="headline", rank="1", population="people", measure="killed",
                       claim_text="Four dead at the bridge", terms=frozenset({"dead", "bridge"}))  # fmt: skip
    stranger = replace(headline, key="stranger", lineage="y")

    assert sorted_out(group([headline, body])) == [[["headline", "body"]]]
    assert group([headline, body])[0].claims[0].population == "olmari"
    assert len(group([headline, body, stranger])[0].claims) == 2


def test_what_has_no_lineage_is_nobodys_copy() -> None:
    alone = [replace(one, lineage="") for one in (replace(WIRE, capture="wire"), SHORT)]

    assert len(gathered(alone)) == 2
