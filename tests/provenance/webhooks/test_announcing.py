"""Endpoints are told of all that everybody may see, from the moment they were opened, and of nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from claims.models import Claim
from provenance.pipeline import tasks
from provenance.webhooks.actions import endpoints
from provenance.webhooks.announcing import announce
from provenance.webhooks.models import Endpoint
from sources.vocabulary import Publication
from tests.certificates import make_certificate
from tests.factories import make_claim
from tests.partners import make_keeper
from tests.provenance.partners.settling import settle
from tests.provenance.webhooks.told import make_endpoint
from tests.world import Reply, open_world

pytestmark = pytest.mark.django_db(transaction=True)


def told(endpoint: Endpoint) -> list[tuple[str, str]]:
    """What it has been told of claims, in order."""
    settle()
    announce(seconds=5)
    bodies = [json.loads(bytes(each.body)) for each in endpoint.deliveries.order_by("sequence")]
    return [(each["type"], each["data"]["id"]) for each in bodies if each["data"]["resource"] == "claims"]


def test_from_its_opening_on_each_change_once_and_nothing_of_what_is_hidden() -> None:
    make_claim()
    settle()
    first = make_endpoint().endpoint
    claim, draft = make_claim(), make_claim(publication=Publication.DRAFT)

    assert told(first) == [("claim.created", claim.public_id)]
    assert told(first) == [("claim.created", claim.public_id)], "nothing is told twice"

    second = make_endpoint(url="https://other.example/told").endpoint
    Claim.objects.filter(pk=claim.pk).update(publication=Publication.WITHDRAWN)
    Claim.objects.filter(pk=draft.pk).update(text="Another draft.")
    assert told(first)[1:] == [("claim.withdrawn", claim.public_id)]
    assert told(second) == [("claim.withdrawn", claim.public_id)]
    assert first.deliveries.filter(urgent=True).count() == 1


def test_one_that_was_paused_goes_on_where_it_left_off() -> None:
    endpoint, keeper = make_endpoint().endpoint, make_keeper()
    endpoints.pause(endpoint=endpoint, version=1, by=keeper, why="Their desk moves.")
    claims = [make_claim() for _ in range(3)]
    assert told(endpoint) == []

    endpoints.resume(endpoint=endpoint, version=2, by=keeper, why="They are back.")

    assert told(endpoint) == sorted(("claim.created", each.public_id) for each in claims)


def test_a_wake_up_writes_and_sends(settings: Any, tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path, "desk.example")
    with open_world(certificate) as world:
        world.put("desk.example", "/told", Reply(code=204))
        settings.FETCHING_WORLD, settings.FETCHING_TRUST = world.map, str(certificate)
        made, claim = make_endpoint(resources=["claims"]), make_claim()
        settle()

        tasks.tell()

        heard = [json.loads(each.body) for each in world.asked]
        sent = {name.lower(): value for name, value in world.asked[0].headers.items()}
    assert [(each["type"], each["data"]["id"]) for each in heard] == [("claim.created", claim.public_id)]
    assert Webhook(made.secret).verify(world.asked[0].body, sent)
    assert made.endpoint.deliveries.get().delivered_at


def test_a_long_stretch_is_told_whole(monkeypatch: Any) -> None:
    monkeypatch.setattr("provenance.webhooks.announcing.LENGTH", 3)
    endpoint = make_endpoint().endpoint
    claims = [make_claim() for _ in range(8)]

    assert told(endpoint) == sorted(("claim.created", each.public_id) for each in claims)
    sequences = list(endpoint.deliveries.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(1, len(sequences) + 1))
