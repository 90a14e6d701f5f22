"""An event with more figures than anybody can read side by side: the foremost are shown, the others told in numbers."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from claims.actions import comparing, contradictions, corroboration, foremost
from claims.models import Claim, Contradiction, Event, FurtherRivals
from sources.models import Article
from tests.factories import make_appearance, make_claim, make_event, make_measure, make_user
from tests.provenance.pages.reading import page_of, plain, shown

pytestmark = pytest.mark.django_db

FIGURES = 7
KEPT = 2


@pytest.fixture
def event(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Seven outlets, seven figures; two rivals of each claim are kept."""
    monkeypatch.setattr(comparing, "LOOKED_THROUGH", FIGURES - 2)
    monkeypatch.setattr(foremost, "MOST", KEPT)
    event = make_event("The march, Lindt")
    for low in range(1, FIGURES + 1):
        text = f"{low} marched."
        make_appearance(make_claim(text, event=event, measure=make_measure(event), low=low, high=low))
    for _ in range(2):
        contradictions.compare(event_id=event.pk)
        for claim in event.claims.all():
            corroboration.refresh(claim_id=claim.pk)
    return event


def least_held(event: Event) -> Claim:
    """A claim of which only the foremost rivals are kept."""
    return FurtherRivals.objects.filter(claim__event=event).latest("number").claim


def test_the_page_of_a_claim_tells_all_its_rivals_and_shows_the_foremost(
    event: Event, client: Client
) -> None:
    page = plain(shown(client, page_of(least_held(event))))

    assert f"contradicts {FIGURES - 1} claims" in page
    assert f"And {FIGURES - 1 - KEPT} more claims of this event that contradict it" in page


def test_the_page_of_the_event_tells_every_pair(event: Event, client: Client) -> None:
    page = plain(shown(client, f"/events/{event.public_id}/"))
    pairs = FIGURES * (FIGURES - 1) // 2
    counted = FurtherRivals.objects.pairs_in(event.pk, None, timezone.now())

    assert 0 < counted < pairs
    assert f"{pairs - counted} pairs that cannot both stand, and {counted} more counted" in page


def test_partners_and_the_terminal_are_told_the_same(event: Event, client: Client) -> None:
    claim, terminal = least_held(event), StringIO()
    call_command("explain", claim.public_id, stdout=terminal)
    told = json.loads(client.get(f"/api/v1/claims/{claim.public_id}/").content)["corroboration"]

    assert (told["contradictions"], told["further_contradictions"]) == (KEPT, FIGURES - 1 - KEPT)
    assert f"contradicts {FIGURES - 1} claims" in terminal.getvalue()
    assert f"And {FIGURES - 1 - KEPT} more claims of this event" in terminal.getvalue()


def test_what_is_hidden_after_the_count_is_told_to_the_newsroom_alone(event: Event, client: Client) -> None:
    """No event is compared because an article goes under embargo: what was counted is taken off as it is told."""
    claim, page = least_held(event), f"/events/{event.public_id}/"
    before = FurtherRivals.objects.pairs_in(event.pk, None, timezone.now())
    kept = Contradiction.objects.filter(Q(one=claim) | Q(other=claim)).values_list("one", "other")
    beside = {claim.pk, *(end for pair in kept for end in pair)}
    gone = FurtherRivals.objects.filter(claim__event=event).exclude(claim__in=beside)[0]
    quote = gone.claim.appearances.get()
    Article.objects.filter(pk=quote.capture.article_id).update(
        embargo_until=timezone.now() + timedelta(days=1)
    )

    told = json.loads(client.get(f"/api/v1/claims/{claim.public_id}/").content)["corroboration"]

    assert told["further_contradictions"] == FIGURES - 2 - KEPT
    assert f"And {FIGURES - 2 - KEPT} more claim" in plain(shown(client, page_of(claim)))
    assert f"and {before - gone.in_sight} more counted" in plain(shown(client, page))
    client.force_login(make_user(staff=True))
    assert f"And {FIGURES - 1 - KEPT} more claims" in plain(shown(client, page_of(claim)))
    assert f"and {before} more counted" in plain(shown(client, page))
