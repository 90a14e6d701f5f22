"""One outlet against itself: two articles, its headline and its body, and an article edited without a word."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from claims.models import Claim, Contradiction
from claims.vocabulary import ContradictionKind, Outcome
from sources.actions import captures
from sources.intake.handed import Handed
from sources.rules import dates
from tests.provenance.pages.reading import plain, shown
from tests.stories.test_a_wire_corrects_itself import take_in

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 3, 5, 9, tzinfo=UTC)
ONE = "Twelve passengers were killed on 4 March 2026 when a ferry sank in Ostrava Bay.\n\nDivers went on working."
OTHER = (
    "The sinking of a ferry in Ostrava Bay on 4 March 2026 killed seven passengers.\n\nThe quay stayed shut."
)
DENIAL = "The vote was not held in Lindt on 4 March 2026.\n\nThe hall had been dark since the morning, and rain fell."
HELD = (
    "The vote was held in Lindt on 4 March 2026.\n\nThe counting began at dusk under the eyes of two judges."
)
NOTICE = "\n\nCorrection: an earlier version of this article gave another number of dead."


def hand(source: str, page: str, text: str, *, title: str = "", hours: int = 0) -> Handed:
    return Handed(
        text.encode(),
        "text/plain",
        "a test",
        url=f"https://{source.lower().replace(' ', '-')}.example/{page}",
        title=title or f"From {page}",
        source=source,
        published=dates.parse(DAY.isoformat()),
        retrieved=DAY + timedelta(hours=hours),
        language="en",
    )


def contradictions() -> list[tuple[str, str]]:
    rows = Contradiction.objects.filter(outcome=Outcome.CONTRADICTS).order_by("kind")
    return [(row.kind, row.reason) for row in rows]


def test_two_articles_of_one_outlet_that_cannot_both_stand_are_its_own_contradiction(client: Client) -> None:
    take_in(hand("Bay Post", "first", ONE), hand("Bay Post", "second", OTHER))

    ((kind, reason),) = contradictions()

    assert kind == ContradictionKind.SELF
    assert "Bay Post gives two figures" in reason
    assert "corrects neither: twelve and seven" in reason
    claim = Claim.objects.get(low=12)
    assert "self-contradiction" in plain(shown(client, f"/claims/{claim.public_id}/"))


def test_two_outlets_that_differ_contradict_each_other() -> None:
    take_in(hand("Bay Post", "first", ONE), hand("Lindt Echo", "second", OTHER))

    assert [kind for kind, _ in contradictions()] == [ContradictionKind.VALUE]


def test_a_headline_that_says_otherwise_than_its_body_is_a_self_contradiction() -> None:
    headline = "Twelve passengers killed in Ostrava Bay on 4 March 2026"
    take_in(hand("Bay Post", "first", f"{headline}\n\n{OTHER}", title=headline))

    ((kind, reason),) = contradictions()

    assert kind == ContradictionKind.SELF
    assert "twelve and seven" in reason


def test_a_figure_lowered_without_a_word_is_an_edit_and_with_a_notice_a_correction() -> None:
    take_in(hand("Bay Post", "first", ONE))
    take_in(hand("Bay Post", "first", ONE.replace("Twelve", "Seven"), hours=5))

    ((kind, reason),) = contradictions()
    assert kind == ContradictionKind.EDITED
    assert "gave twelve before and gives seven now, and no notice says" in reason

    take_in(hand("Bay Post", "first", ONE.replace("Twelve", "Seven") + NOTICE, hours=9))

    assert contradictions() == []


def test_what_took_place_for_one_and_not_for_the_other_is_a_denial(client: Client) -> None:
    take_in(hand("Bay Post", "first", HELD), hand("Lindt Echo", "second", DENIAL))

    ((kind, reason),) = contradictions()

    assert kind == ContradictionKind.DENIAL
    assert "One says it is so, the other that it is not" in reason
    event = Claim.objects.get(polarity="no").event
    assert "contested" in plain(shown(client, f"/events/{event.public_id}/"))


def test_taking_all_of_it_in_again_changes_nothing() -> None:
    articles = [hand("Bay Post", "first", ONE), hand("Bay Post", "second", OTHER)]
    take_in(*articles)
    before = list(Contradiction.objects.values_list("public_id", "version"))

    for handed in reversed(articles):
        captures.take(handed=handed)
    take_in()

    assert list(Contradiction.objects.values_list("public_id", "version")) == before
