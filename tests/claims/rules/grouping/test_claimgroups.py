"""The claims within an event: equal values, denials, wordings, and what people decided."""

from dataclasses import replace

from claims.rules.grouping.matching import group
from claims.vocabulary import Stance
from tests.claims.rules.grouping.mentions_in_short import AT_LEAST_TWO, FOUR, TWO, mention, sorted_out


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


def test_two_spellings_of_a_population_are_one_measure() -> None:
    hyphened = mention(
        "40 guards fled", "40", "national-guard", key="b", when="2019-02-23", places="venezuela,urena"
    )
    spaced = mention(
        "23 guards fled", "23", "national guard", key="a", when="2019-02-23", places="venezuela,urena"
    )

    (event,) = group([hyphened, spaced])

    assert {(claim.population, claim.measure) for claim in event.claims} == {
        ("national guard", "National guard killed")
    }


def test_what_is_told_without_a_figure_is_one_claim_where_the_words_are_alike() -> None:
    bridge, hall = (
        mention(text, key=key, act="collapsed", when="2019-02-22", places="lindt")
        for key, text in (
            ("bridge", "the old bridge in Lindt fell into the river"),
            ("hall", "a hall roof gave way during prayers at Lindt"),
        )
    )
    again = replace(bridge, key="later", lineage="other", rank="2019-02-25", terms=bridge.terms | {"stone"})

    assert sorted_out(group([bridge, hall, again])) == [[["bridge", "later"], ["hall"]]]
