"""Words a person has chosen: put to a known claim or a new one, exactly as they stand, once, and with their name."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.actions import byhand, mergers
from claims.actions.byhand import Happening, Said, Told
from claims.models import Appearance, Claim, Event
from claims.rules.values.value import Value
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.history.models import Entry
from provenance.pipeline import line
from sources.errors import Refused, Stale
from sources.models import Capture
from tests.factories import make_appearance, make_capture, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db
TEXT = (
    "Marla Quist said that four ferrymen had drowned at Olmari. Four ferrymen drowned, and nobody was warned."
)
DROWNED = "Four ferrymen drowned"
FOUR = Value(Decimal(4), Decimal(4), "people")


def said(capture: Capture | None = None, **fields: object) -> Said:
    given = {"words": DROWNED, "stance": Stance.ASSERTS, **fields}
    return Said(capture=capture or make_capture(TEXT), **given)  # type: ignore[arg-type]


def told(event: Event | Happening | None = None) -> Told:
    event = event or Happening("Ferry sinks at Olmari", place="Olmari")
    return Told(event, "Four ferrymen drowned.", "ferrymen", "Ferrymen drowned", FOUR)


def test_words_put_to_a_known_claim_twice_are_one_signed_appearance(ana: User) -> None:
    claim, words = make_claim(low=4, high=4), said(words="Four  ferrymen\ndrowned")

    rows = {byhand.repeat(claim=claim, seen=1, said=words, by=ana, why="Read it.") for _ in range(2)}

    (row,) = rows
    assert (row.quote, row.judgement, row.judged_by, row.version) == (DROWNED, "confirmed", ana, 1)
    assert TEXT[row.start : row.end] == DROWNED
    (entry,) = Entry.objects.decisions().filter(subject="appearance")
    assert (entry.actor, entry.why) == ("ana", "Read it.")


def test_a_claim_that_was_reworded_since_is_not_what_the_person_saw(ana: User) -> None:
    claim = make_claim(version=3)

    with pytest.raises(Stale, match="you saw version 2, it is at 3"):
        byhand.repeat(claim=claim, seen=2, said=said(), by=ana, why="Read it.")

    assert not Appearance.objects.exists()


def test_what_a_machine_has_put_there_is_confirmed_and_not_doubled(ana: User) -> None:
    claim, capture = make_claim(low=4, high=4), make_capture(TEXT)
    row = make_appearance(claim, capture=capture, quote=DROWNED, method="reader 8", low=4, high=4)

    kept = byhand.repeat(claim=claim, seen=1, said=said(capture), by=ana, why="Read it.")

    assert (kept.pk, kept.judgement, Appearance.objects.count()) == (row.pk, "confirmed", 1)
    with pytest.raises(Refused, match="which the article asserts"):
        byhand.repeat(claim=claim, seen=1, said=said(capture, stance=Stance.DISPUTES), by=ana, why="No.")


REFUSED: list[tuple[dict[str, object], str, str]] = [
    ({"words": "Five ferrymen drowned, and"}, "quote", "the nearest are “Four ferrymen drowned, and”"),
    ({"words": "ferrymen"}, "start", "2 times"),
    ({"words": "x" * 1001}, "quote", "a sentence or two"),
    ({"words": "nobody was warned"}, "inferred", "“4” does not stand in these words"),
    ({"speaker": "Marla Quist"}, "stance", "is repeated, not asserted"),
    ({"speaker": "Otto Brand", "stance": Stance.REPEATS}, "speaker", "nobody the article names"),
]


def test_what_the_words_do_not_bear_is_refused_at_its_field_and_nothing_is_written(ana: User) -> None:
    claim, capture = make_claim(low=4, high=4), make_capture(TEXT)

    for fields, field, words in REFUSED:
        with pytest.raises(Refused, match=words) as refused:
            byhand.repeat(claim=claim, seen=1, said=said(capture, **fields), by=ana, why="Read it.")
        assert refused.value.field == field

    assert not Appearance.objects.exists()


def test_a_figure_that_is_not_in_the_words_stands_as_inferred_or_in_a_denial(ana: User) -> None:
    claim, words = make_claim(low=4, high=4), said(words="nobody was warned")

    inferred = byhand.repeat(claim=claim, seen=1, said=replace(words, inferred=True), by=ana, why="So.")
    denied = byhand.repeat(
        claim=make_claim(low=4, high=4),
        seen=1,
        said=replace(words, stance=Stance.DISPUTES),
        by=ana,
        why="So.",
    )

    assert [reason["rule"] for reason in inferred.reasons] == ["by hand", "inferred"]
    assert [reason["rule"] for reason in denied.reasons] == ["by hand"]


def test_the_speaker_is_one_we_know_by_name_or_id_or_one_the_article_names(ana: User) -> None:
    known, claim = make_source("The Harbour Board"), make_claim()
    rows = [
        byhand.repeat(
            claim=claim, seen=1, said=said(stance=Stance.REPEATS, speaker=name), by=ana, why="Read it."
        )
        for name in ("Harbour Board", known.public_id, "Marla Quist")
    ]

    assert [row.attributed_to.name for row in rows] == [
        "The Harbour Board",
        "The Harbour Board",
        "Marla Quist",
    ]


def test_a_new_claim_comes_with_its_event_and_its_words_or_not_at_all(ana: User) -> None:
    with pytest.raises(Refused, match="do not stand"):
        byhand.begin(told=told(), said=said(words="Six drowned"), by=ana, why="Read it.")
    with pytest.raises(Refused, match="repeated, not asserted"):
        byhand.begin(told=told(), said=said(speaker="Marla Quist"), by=ana, why="Read it.")
    assert (Event.objects.count(), Claim.objects.count(), Appearance.objects.count()) == (0, 0, 0)

    capture = make_capture(TEXT)
    made = {byhand.begin(told=told(), said=said(capture), by=ana, why="Read it.").pk for _ in range(2)}

    (row,) = Appearance.objects.all()
    assert made == {row.pk}
    assert (row.claim.text, row.claim.publication, row.claim.judged_by) == (
        "Four ferrymen drowned.",
        "draft",
        ana,
    )
    assert (row.claim.event.title, row.claim.event.publication) == ("Ferry sinks at Olmari", "draft")
    assert (row.claim.measure.population, row.low, row.language) == ("ferrymen", 4, "en")


def test_a_new_claim_written_again_after_it_was_merged_is_the_one_it_was_merged_into(ana: User) -> None:
    event, capture = make_event(), make_capture(TEXT)
    claim = byhand.begin(told=told(event), said=said(capture), by=ana, why="Read it.").claim
    other = make_claim(low=4, high=4, event=event)
    mergers.merge(claim=claim, into=other, by=ana, why="The same.", version=claim.version)

    assert byhand.begin(told=told(event), said=said(), by=ana, why="Read it.").claim == other


def test_the_machine_makes_no_event_of_its_own_for_what_stands_where_a_person_put_it(ana: User) -> None:
    row = byhand.begin(told=told(), said=said(), by=ana, why="Read it.")

    line.drain()

    row.refresh_from_db()
    assert (Event.objects.count(), row.claim.event.title) == (1, "Ferry sinks at Olmari")


def test_words_that_stand_confirmed_by_somebody_keep_that_name(ana: User, ben: User) -> None:
    claim, capture = make_claim(low=4, high=4), make_capture(TEXT)
    byhand.repeat(claim=claim, seen=1, said=said(capture), by=ana, why="Read it.")

    row = byhand.repeat(claim=claim, seen=1, said=said(capture), by=ben, why="Read it too.")

    assert (row.judged_by, row.judged_why, row.version) == (ana, "Read it.", 1)
