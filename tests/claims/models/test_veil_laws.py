"""In any newsroom, the claims kept from readers, and those that rest on what is, are those that plain reading finds."""

import random

import pytest

from claims.models import Claim, Event
from claims.models.veil import clouded_claims, glimpse, shading, veiled_claims, veiled_events
from tests.claims.newsrooms import made_up
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(12))
def test_in_any_newsroom_what_is_kept_from_readers_or_rests_on_it_is_what_plain_reading_finds(
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311 (always the same)
    newsroom = made_up(chance)

    claims = Claim.objects.filter(pk__in=veiled_claims(None, NOON))
    events = Event.objects.filter(pk__in=veiled_events(None, NOON))
    assert set(claims.values_list("pk", flat=True)) == newsroom.veiled
    assert set(events.values_list("pk", flat=True)) == newsroom.veiled_events
    articles, gone = shading(None, NOON)
    assert (set(articles), gone) == (newsroom.articles.shaded, newsroom.hidden)
    with glimpse(None) as reader:
        at_once = reader.hidden(NOON)
    assert {name: set(keys) for name, keys in at_once.items()} == {
        "sources_veiled": newsroom.articles.veiled,
        "sources_out_of_sight": newsroom.articles.out_of_sight,
        "sources_shaded": newsroom.articles.shaded,
        "claims_veiled": newsroom.veiled,
        "claims_veiled_events": newsroom.veiled_events,
        "claims_hidden": newsroom.hidden,
    }
    shown = Claim.objects.visible_to(None, NOON)
    assert set(Claim.objects.each_visible_to(None, NOON)) == set(shown)
    keys = [each.pk for each in newsroom.claims]
    for wanted in (set(keys), set(chance.sample(keys, 4)), {keys[0]}):
        assert clouded_claims(wanted, NOON) == newsroom.clouded(wanted)
