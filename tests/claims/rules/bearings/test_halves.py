"""What headline and body each do with a claim, why, and where they part."""

from dataclasses import replace

import pytest

from claims.rules.bearings import halves
from claims.rules.bearings.halves import BODY, HEADLINE, Half, Said
from claims.rules.reader.reading import read
from claims.rules.statement import Statement
from claims.vocabulary import Stance
from sources.vocabulary import SectionKind
from tests.claims.rules.reader.reading_in_short import sectioned

ASSERTS, REPEATS, DISPUTES = Stance.ASSERTS, Stance.REPEATS, Stance.DISPUTES
TROOPS = "Norland moved troops to the border with Kastovia"


def heard(headline: str, body: str) -> tuple[Half, Half]:
    """Both halves of an article by what the reader reads in it, all of it taken for one claim."""
    found = read(sectioned((SectionKind.HEADLINE, headline, ""), (SectionKind.BODY, body, "")))
    halves_ = (
        halves.read_in([_said(each) for each in found if each.section in kinds]) for kinds in (HEADLINE, BODY)
    )
    headline_half, body_half = halves_
    return headline_half, body_half


def _said(found: Statement) -> Said:
    cue = next((reason.quote for reason in found.reasons if reason.rule == "stance"), "")
    voice = found.voice.name if found.voice else ""
    return Said(found.section, found.stance, found.quote, found.start, voice, found.party, found.hedge, cue)


@pytest.mark.parametrize(
    ("headline", "body", "stances", "difference"),
    [
        pytest.param(
            "Four killed in raid on Tarn",
            "Four people were killed in the raid, the interior ministry said.",
            (ASSERTS, REPEATS),
            "the headline asserts what the body repeats",
            id="the headline asserts, the body only repeats a ministry's word",
        ),
        pytest.param(
            "Four killed in raid on Tarn",
            "Soldiers came at dawn. Four people were killed in the raid.",
            (ASSERTS, ASSERTS),
            "",
            id="both say it themselves",
        ),
        pytest.param(
            "Four killed in raid on Tarn",
            "Four people were reportedly killed in the raid.",
            (ASSERTS, ASSERTS),
            "the headline leaves out what holds it at arm’s length in the body: reportedly",
            id="the headline drops the hedge",
        ),
        pytest.param(
            "Four killed in raid on Tarn",
            "Four people were killed in the raid. The minister denied that four people were killed.",
            (ASSERTS, ASSERTS),
            "",
            id="a denial in somebody's mouth does not outweigh the article's own voice",
        ),
        pytest.param(
            "Four killed in raid on Tarn",
            "The minister falsely claimed that four people were killed in the raid.",
            (ASSERTS, DISPUTES),
            "the headline asserts what the body disputes",
            id="falsely claimed is the article's own denial",
        ),
        pytest.param(
            "Storm over Tarn",
            "Four people were killed in the raid.",
            (None, ASSERTS),
            "",
            id="a headline that does not speak of it differs from nothing",
        ),
    ],
)
def test_headline_and_body_are_judged_apart(
    headline: str, body: str, stances: tuple[Stance | None, Stance | None], difference: str
) -> None:
    one, other = heard(headline, body)

    assert (one.stance, other.stance) == stances
    assert halves.difference(one, other) == difference


@pytest.mark.parametrize(
    ("said", "stance", "told"),
    [
        ({"stance": ASSERTS}, ASSERTS, "given in the article’s own voice"),
        ({"stance": ASSERTS, "hedge": "reportedly"}, ASSERTS, "held at arm’s length: reportedly"),
        ({"stance": REPEATS, "hedge": "scare quotes"}, REPEATS, "held at arm’s length: scare quotes"),
        ({"stance": REPEATS, "voice": "Ana Mol"}, REPEATS, "put in the mouth of Ana Mol"),
        ({"stance": DISPUTES, "cue": "falsely"}, DISPUTES, "denied in the article’s own voice: “falsely”"),
        ({"stance": DISPUTES, "voice": "Norland"}, DISPUTES, "denied by Norland"),
        ({"stance": DISPUTES, "party": True}, DISPUTES, "denied by the article itself, a party to it"),
        (
            {"stance": DISPUTES, "voice": "Norland", "party": True},
            DISPUTES,
            "denied by Norland, a party to it",
        ),
    ],
)
def test_each_way_of_saying_it_has_a_weight_and_a_readable_reason(
    said: dict[str, object], stance: Stance, told: str
) -> None:
    half = halves.read_in([replace(Said(SectionKind.BODY, ASSERTS, "Four died", 7), **said)])  # type: ignore[arg-type]

    (reason,) = half.reasons
    assert (half.stance, half.start, reason.quote) == (stance, 7, "Four died")
    assert reason.detail == told
    assert reason.weight > 0


def test_a_partys_denial_does_not_turn_a_report_into_a_dispute() -> None:
    report = Said(SectionKind.BODY, REPEATS, "Four died", 0, "Ana Mol")
    denial = Said(SectionKind.BODY, DISPUTES, "nobody died", 20, "Norland", party=True)

    half = halves.read_in([report, denial])

    assert half.stance is REPEATS
    assert [reason.rule for reason in half.reasons] == [halves.LENT, halves.PARTY]


def test_where_the_reader_found_nothing_the_half_as_a_whole_is_held_against_the_claim() -> None:
    piece = sectioned(
        (SectionKind.HEADLINE, "Did Norland move troops to the Kastovia border?", ""),
        (SectionKind.BODY, "Bread is dear in Lindt. The harvest was poor this year.", ""),
    )
    held = [
        halves.held_against(TROOPS, piece.text, piece.sections, "en", kinds) for kinds in (HEADLINE, BODY)
    ]

    assert [half.stance for half in held] == [REPEATS, None]
    assert held[0].reasons
    assert piece.text[held[0].start :].startswith(held[0].quote)


@pytest.mark.parametrize(
    ("headline", "stance"),
    [
        ("Norland moves troops to its Kastovia border", ASSERTS),
        ("Norland moves troops to its Kastovia border, frontier police say", REPEATS),
        ("Norland moves troops to its Kastovia border, ministry says", REPEATS),
        ("Norland denies moving troops to Kastovia border", DISPUTES),
    ],
)
def test_a_headline_that_puts_it_in_somebodys_mouth_repeats_it(headline: str, stance: Stance) -> None:
    piece = sectioned((SectionKind.HEADLINE, headline, ""), (SectionKind.BODY, "Bread is dear in Lindt.", ""))

    half = halves.held_against(TROOPS, piece.text, piece.sections, "en", HEADLINE)

    assert half.stance is stance
    assert (half.reasons[0].rule == halves.LENT) is (stance is REPEATS)


def test_a_language_that_is_not_read_says_nothing() -> None:
    piece = sectioned((SectionKind.BODY, "Norland moved troops to the border.", ""))

    assert halves.held_against(TROOPS, piece.text, piece.sections, "xx", BODY) == halves.SILENT
